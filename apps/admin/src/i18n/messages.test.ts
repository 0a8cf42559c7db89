import { narrowMarks } from '@zhengji/domain/testing/punctuation'
import { createI18n } from 'vue-i18n'
import { describe, expect, it } from 'vitest'
import { messageCompiler } from './i18n.ts'
import { allTexts } from './testing/all-texts.ts'
import { composedKeys, translateCalls } from './testing/translate-calls.ts'

const { zh, en } = await allTexts()

/** Chinese that belongs into the English interface: the name of the other language. */
const chineseInEnglish = new Set(['app.otherLanguage'])

/** Characters and punctuation. */
const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u

const flatten = (messages: object, prefix = ''): [key: string, text: string][] =>
  Object.entries(messages).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? flatten(value, `${prefix}${name}.`) : [[prefix + name, String(value)]],
  )
const texts = { zh: new Map(flatten(zh)), en: new Map(flatten(en)) }
const locales = ['zh', 'en'] as const
const placeholders = (text: string): string[] => [...new Set(Array.from(text.matchAll(/\{(\w+)\}/g), ([, name = '']) => name))].sort()

const files = import.meta.glob<string>(['../**/*.{ts,vue}', '!../**/*.test.ts', '!./{zh,en,testing}/**'], {
  query: '?raw',
  import: 'default',
  eager: true,
})
const sources = Object.entries(files).map(([file, source]) => ({ file, source }))
const calls = sources.flatMap(({ file, source }) => translateCalls(source).map((call) => ({ ...call, place: `${file}:${call.line}` })))
const composed = sources.flatMap(({ source }) => composedKeys(source))

describe('the texts', () => {
  it('have the same keys in both languages', () => {
    expect([...texts.en.keys()].sort()).toEqual([...texts.zh.keys()].sort())
  })

  it('name the same placeholders in both languages', () => {
    const differing = [...texts.zh].filter(([key, text]) => placeholders(text).join() !== placeholders(texts.en.get(key) ?? '').join())
    expect(differing.map(([key]) => key)).toEqual([])
  })

  it('are in English without Chinese characters and punctuation', () => {
    const foreign = [...texts.en].filter(([key, text]) => !chineseInEnglish.has(key) && chinese.test(text))
    expect(foreign).toEqual([])
  })

  it('are in Chinese with the punctuation of Chinese', () => {
    const narrow = [...texts.zh].flatMap(([key, text]) => {
      // What is typed into a shell stays as it is typed.
      const marks = narrowMarks(text.replace('种子:专家编号', ''))
      return marks.length > 0 ? [`${key} ${marks.join(' ')}`] : []
    })
    expect(narrow).toEqual([])
  })

  it('leave no text empty in one language only', () => {
    const empty = (locale: 'zh' | 'en') => [...texts[locale]].filter(([, text]) => text.trim() === '').map(([key]) => key)
    expect(empty('en')).toEqual(empty('zh'))
    // Nothing needs to be said about an account that is in order.
    expect(empty('zh')).toEqual(['user.stateHints.active'])
  })

  // `|`, `@` and single braces mean something to vue-i18n: a text with one of them would be cut or not come at all.
  it.each(locales)('come in %s as they are written', (locale) => {
    const { t } = createI18n({ legacy: false, locale, messages: { zh, en }, messageCompiler }).global
    const shown = [...texts[locale]].map(([key, text]) => {
      const params = Object.fromEntries(placeholders(text).map((name) => [name, `<${name}>`]))
      return [key, t(key, params)]
    })
    expect(shown).toEqual([...texts[locale]].map(([key, text]) => [key, text.replace(/\{(\w+)\}/g, '<$1>')]))
  })
})

/** Without comments, which may name things in Chinese; a `//` inside of an address is none. */
const withoutComments = (source: string): string => source.replace(/\/\*.*?\*\/|<!--.*?-->/gs, '').replace(/(^|\s)\/\/.*$/gm, '')

/** The character on the seal is a picture. */
const seals = [/<(?:span|p) class="seal" aria-hidden="true">征<\/(?:span|p)>/]

describe('the sources', () => {
  it('say nothing in Chinese by themselves', () => {
    const speaking = sources.flatMap(({ file, source }) =>
      withoutComments(seals.reduce((rest, seal) => rest.replace(seal, ''), source))
        .split('\n')
        .filter((line) => chinese.test(line) && file !== './use-locale.ts')
        .map((line) => `${file}: ${line.trim()}`),
    )
    expect(speaking).toEqual([])
  })

  it('ask for texts that exist', () => {
    expect(calls.length).toBeGreaterThan(100)
    const missing = calls.flatMap(({ keys, place }) => keys.filter((key) => !texts.zh.has(key)).map((key) => `${place} ${key}`))
    expect(missing).toEqual([])
    // Paths of form fields (`entities.0.name`) are put together as well; they begin with no slice.
    const ofTexts = composed.filter(({ source }) => Object.keys(zh).some((slice) => source.startsWith(`^${slice}\\.`)))
    const hollow = ofTexts.filter((pattern) => ![...texts.zh.keys()].some((key) => pattern.test(key)))
    expect(hollow).toEqual([])
  })

  it('pass exactly the parameters that a text names', () => {
    const wrong = calls.flatMap(({ keys, params, place }) => {
      if (params === null) return []
      const passed = [...params].sort().join()
      return keys.filter((key) => placeholders(texts.zh.get(key) ?? '').join() !== passed).map((key) => `${place} ${key} (${passed})`)
    })
    expect(wrong).toEqual([])
  })

  it('use every text', () => {
    const literal = new Set(
      sources.flatMap(({ source }) => Array.from(source.matchAll(/['"]([\w-]+(?:\.[\w-]+)+)['"]/g), ([, key]) => key)),
    )
    const unused = [...texts.zh.keys()].filter((key) => !literal.has(key) && !composed.some((pattern) => pattern.test(key)))
    expect(unused).toEqual([])
  })
})
