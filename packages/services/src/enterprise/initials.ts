import { pinyin } from 'pinyin-pro'

/** First letters of the pinyin, lower case; letters and digits stay: `重庆A1科技` → `cqa1kj`. */
export const initialsOf = (name: string): string =>
  pinyin(name.normalize('NFKC'), { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/** Sorts as Chinese readers expect: by pinyin, then by the characters themselves. */
export const nameKeyOf = (name: string): string => {
  const sound = pinyin(name.normalize('NFKC'), { toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('')
  return `${sound.toLowerCase()} ${name}`
}
