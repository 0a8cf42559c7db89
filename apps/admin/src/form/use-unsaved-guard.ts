import { onBeforeUnmount, onMounted } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import { askToLeave } from './unsaved.ts'

/**
 * Keeps what was typed from being lost by a click: asks before the page is left and, in the browser's own words, before the tab is
 * closed. The function that it gives asks the same for whoever closes only a form; it resolves true when there is nothing to lose
 * or the person wants to lose it.
 */
export function useUnsavedGuard(dirty: () => boolean): () => Promise<boolean> {
  const mayLeave = async (): Promise<boolean> => !dirty() || askToLeave()

  function onClose(event: BeforeUnloadEvent) {
    if (!dirty()) return
    event.preventDefault()
    // Chromium before 119 looks at this only.
    event.returnValue = true
  }
  onMounted(() => window.addEventListener('beforeunload', onClose))
  onBeforeUnmount(() => window.removeEventListener('beforeunload', onClose))
  onBeforeRouteLeave(mayLeave)
  return mayLeave
}
