import { onScopeDispose, watch } from 'vue'

const prefix = 'zhengji.draft.'

/** A stored draft if it is JSON of an object, else null. */
export const readDraft = (key: string, storage: Pick<Storage, 'getItem'> = localStorage): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(storage.getItem(prefix + key) ?? 'null')
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

export const dropDraft = (key: string): void => localStorage.removeItem(prefix + key)

/** Milliseconds after the last key press; short enough that a power cut costs a word at most. */
const delay = 300

/** Keeps what is being typed in this browser until `stop`; a reload or a power cut loses nothing. */
export const keepDraft = (key: string, value: () => object): { stop: () => void } => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stopWatching = watch(
    value,
    (draft) => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        try {
          localStorage.setItem(prefix + key, JSON.stringify(draft))
        } catch {
          // No room or a private window: the form still works, it is only not kept.
        }
      }, delay)
    },
    { deep: true },
  )
  const stop = () => {
    stopWatching()
    clearTimeout(timer)
  }
  onScopeDispose(stop)
  return { stop }
}
