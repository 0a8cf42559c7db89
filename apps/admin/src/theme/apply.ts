import type { ThemeChoice } from '../preferences/store.ts'

const systemDark = window.matchMedia('(prefers-color-scheme: dark)')
let choice: ThemeChoice = 'system'

const paint = () => document.documentElement.classList.toggle('dark', choice === 'dark' || (choice === 'system' && systemDark.matches))
systemDark.addEventListener('change', paint)

/** Element Plus and our tokens both follow the class `dark` of the root element. */
export const applyTheme = (next: ThemeChoice): void => {
  choice = next
  paint()
}
