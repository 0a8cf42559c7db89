import { shallowRef } from 'vue'

/** Somebody wants to leave a form with unsaved changes; called with what the person at the keyboard says. */
export const leaving = shallowRef<((leave: boolean) => void) | null>(null)

/** Asks once, however often it is called meanwhile: the question before counts as answered with no. */
export const askToLeave = (): Promise<boolean> =>
  new Promise((resolve) => {
    leaving.value?.(false)
    leaving.value = resolve
  })

export const answer = (leave: boolean): void => {
  leaving.value?.(leave)
  leaving.value = null
}
