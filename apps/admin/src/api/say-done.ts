import { ElMessage } from 'element-plus'
import { h } from 'vue'

export interface TakeBack {
  /** What the button says. */
  readonly label: string
  readonly act: () => void
}

/** A toast for something that is done. One that can be taken back stays ten seconds, long enough to read and to reach its button. */
export const sayDone = (words: string, takeBack?: TakeBack): void => {
  if (takeBack === undefined) {
    ElMessage({ type: 'success', message: words, grouping: true })
    return
  }
  const button = h('button', { type: 'button', class: 'take-back', onClick: () => press() }, takeBack.label)
  const toast = ElMessage({ type: 'success', message: h('span', [words, button]), duration: 10_000, showClose: true })
  const press = (): void => {
    toast.close()
    takeBack.act()
  }
}
