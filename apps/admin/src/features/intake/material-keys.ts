import type { Material } from '@zhengji/domain/call/definition'
import { markAbsent, markComplete, type MaterialDraft } from './material-draft.ts'

/** A line of the check with what the keyboard needs to know of it. */
export interface KeyedRow {
  readonly draft: MaterialDraft
  readonly material: Material
  /** Somebody has said how it is with this material: Enter then only moves on. */
  readonly decided: boolean
  /** Digits of the page count typed since the line got the focus. */
  readonly typed: string
}

/** What a key leads to besides what it changed in the draft. */
export interface KeyPress {
  readonly step: 'next' | 'previous' | 'upload' | 'note' | 'stay'
  readonly typed: string
}

const toggled = { s: 'sealed', b: 'bound', e: 'scanEqualsPaper' } as const

/**
 * One key on a line of the check; null: the key means nothing here. Whoever counts pages or names one thing that is wrong has the
 * material in hand: everything else of it is then in order.
 */
export const pressKey = ({ draft, material, decided, typed }: KeyedRow, key: string): KeyPress | null => {
  const inHand = () => {
    if (!decided) markComplete(draft, material)
    else draft.present = true
  }
  if (/^\d$/.test(key)) {
    // Four digits: the most pages that a check can hold.
    const digits = (typed + key).slice(-4)
    inHand()
    draft.pages = Number(digits)
    return { step: 'stay', typed: digits }
  }
  switch (key.toLowerCase()) {
    case 'enter':
      if (!decided) markComplete(draft, material)
      return { step: 'next', typed: '' }
    case 'backspace':
      draft.pages = Math.floor(draft.pages / 10)
      return { step: 'stay', typed: String(draft.pages) }
    case 's':
    case 'b':
    case 'e': {
      const field = toggled[key.toLowerCase() as keyof typeof toggled] // one of the three cases
      inHand()
      draft[field] = !draft[field]
      return { step: 'stay', typed }
    }
    case '-':
      inHand()
      draft.copies = Math.max(0, draft.copies - 1)
      return { step: 'stay', typed }
    case '+':
    case '=':
      inHand()
      draft.copies = Math.min(99, draft.copies + 1)
      return { step: 'stay', typed }
    case 'x':
      markAbsent(draft)
      return { step: 'stay', typed: '' }
    case 'arrowdown':
      return { step: 'next', typed: '' }
    case 'arrowup':
      return { step: 'previous', typed: '' }
    case 'u':
      return { step: 'upload', typed: '' }
    case 'n':
      return { step: 'note', typed: '' }
    default:
      return null
  }
}
