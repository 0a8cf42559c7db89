import { describe, expect, it } from 'vitest'
import { composedKeys, translateCalls } from './translate-calls.ts'

const read = (source: string) => translateCalls(source).map(({ keys, params }) => ({ keys, params }))

describe('calls of t', () => {
  it('are read with their keys and parameters', () => {
    expect(read(`t('a.b')`)).toEqual([{ keys: ['a.b'], params: [] }])
    expect(read(`t('a.b-c', { at: format(x, { y: 1 }), name })`)).toEqual([{ keys: ['a.b-c'], params: ['at', 'name'] }])
    expect(read(`te(one === 'real' ? 'a.b' : 'a.c')`)).toEqual([{ keys: ['a.b', 'a.c'], params: [] }])
  })

  it('inside of others, of strings and of attributes are found as well', () => {
    expect(read("t('a.b', { list: names.map((one) => t('a.c')).join(', ') })")).toEqual([
      { keys: ['a.b'], params: ['list'] },
      { keys: ['a.c'], params: [] },
    ])
    expect(read('<p :title="`${t(\'a.b\')} ${name}`">')).toEqual([{ keys: ['a.b'], params: [] }])
  })

  it('with parameters that come from elsewhere are left alone', () => {
    expect(read(`t('a.b', params)`)).toEqual([{ keys: ['a.b'], params: null }])
    expect(read(`t('a.b', { ...params, x })`)).toEqual([{ keys: ['a.b'], params: null }])
  })

  it('are not seen in other functions that end with t', () => {
    expect(read(`format('a.b'); this.t('a.b'); $t('a.b')`)).toEqual([])
  })

  it('say in which line they stand', () => {
    expect(translateCalls(`\n\nt('a.b')`).map(({ line }) => line)).toEqual([3])
  })
})

it('composed keys match what may stand in their place, and nothing below it', () => {
  const [pattern, ...others] = composedKeys('const key = `audit.actions.${action}`')
  expect(others).toEqual([])
  expect(['audit.actions.user-grant', 'audit.actions', 'audit.actions.a.b', 'audit.nouns.user'].map((key) => pattern?.test(key))).toEqual([
    true,
    false,
    false,
    false,
  ])
})
