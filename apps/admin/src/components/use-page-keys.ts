import { onBeforeUnmount, onMounted } from 'vue'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (/^(TEXTAREA|SELECT)$/.test(target.tagName) || (target instanceof HTMLInputElement && !/^(checkbox|radio)$/.test(target.type)))

const dialogIsOpen = (): boolean =>
  [...document.querySelectorAll('[aria-modal="true"]')].some((dialog) => dialog.getClientRects().length > 0)

const nameOf = (event: KeyboardEvent): string => `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.key}`

/**
 * Keys that work anywhere on the page, by name (`/`, `?`, `F1`, `Ctrl+Enter`). Characters do nothing while somebody types,
 * and no key does while a dialog is open.
 */
export function usePageKeys(keys: Readonly<Record<string, () => void>>) {
  function onKey(event: KeyboardEvent) {
    const act = keys[nameOf(event)]
    if (!act || event.isComposing || dialogIsOpen()) return
    if (event.key.length === 1 && isTyping(event.target)) return
    event.preventDefault()
    act()
  }
  onMounted(() => document.addEventListener('keydown', onKey))
  onBeforeUnmount(() => document.removeEventListener('keydown', onKey))
}
