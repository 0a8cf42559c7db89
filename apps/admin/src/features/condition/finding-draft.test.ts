import type { AttachmentView, FindingView } from '@zhengji/domain/application/view'
import { describe, expect, it } from 'vitest'
import { compareFindings, mergeFinding, storedFinding } from './finding-conflict.ts'
import { restoreFindings, saysTheSame, startFinding, type FindingDraft } from './finding-draft.ts'

const attachment = (fileId: string, voidedAt: string | null = null): AttachmentView => ({
  id: `attachment of ${fileId}`,
  fileId,
  materialId: 'evidence',
  name: `${fileId}.pdf`,
  size: 1,
  mediaType: 'application/pdf',
  sha256: '',
  attachedAt: '2026-01-28T00:00:00Z',
  voidedAt,
  voidReason: null,
})
const attachments = [attachment('first'), attachment('second'), attachment('voided', '2026-01-28T01:00:00Z')]
const standing: FindingView = {
  id: 'f',
  checkpointId: 'registered',
  version: 3,
  verdict: 'doubt',
  fileId: 'first',
  page: 7,
  note: '缺一页',
  foundBy: { id: 'other', name: '周敏' },
  foundAt: '2026-01-28T00:00:00Z',
  confirmedBy: null,
}
const start = (finding: FindingView | null, shown: { fileId: string; page: number } | null, verdict: FindingDraft['verdict'] = 'met') =>
  startFinding({ applicationId: 'a', checkpointId: 'registered', verdict, finding, attachments, shown })

describe('a finding begins', () => {
  it('with the page that is looked at when there is none yet', () => {
    expect(start(null, { fileId: 'second', page: 4 })).toEqual({
      applicationId: 'a',
      checkpointId: 'registered',
      version: 0,
      verdict: 'met',
      fileId: 'second',
      page: 4,
      note: '',
    })
    expect(start(null, null)).toMatchObject({ fileId: null, page: null })
  })

  it('with what stands when it is changed, whatever is looked at', () => {
    const draft = start(standing, { fileId: 'second', page: 4 }, 'unmet')
    expect(draft).toMatchObject({ version: 3, verdict: 'unmet', fileId: 'first', page: 7, note: '缺一页' })
    expect(start({ ...standing, page: null }, null)).toMatchObject({ fileId: 'first', page: null })
  })

  it('without a scan that was voided or is of another application', () => {
    expect(start(null, { fileId: 'voided', page: 1 })).toMatchObject({ fileId: null, page: null })
    expect(start(null, { fileId: 'foreign', page: 1 })).toMatchObject({ fileId: null, page: null })
    expect(start({ ...standing, fileId: 'voided' }, { fileId: 'second', page: 2 })).toMatchObject({
      fileId: null,
      page: null,
      note: '缺一页',
    })
  })
})

it('a draft that says what stands is not worth keeping', () => {
  const draft = start(standing, null, 'doubt')
  expect(saysTheSame({ ...draft, note: ' 缺一页 ' }, standing)).toBe(true)
  expect(saysTheSame({ ...draft, page: 8 }, standing)).toBe(false)
  expect(saysTheSame({ ...draft, verdict: 'met' }, standing)).toBe(false)
  expect(saysTheSame(start(null, null), null)).toBe(false)
})

it('drafts come back from the browser’s memory, and nothing else does', () => {
  const draft = start(standing, null)
  const stored: unknown = JSON.parse(
    JSON.stringify({ registered: draft, old: { checkpointId: 'old' }, foreign: { ...draft, applicationId: 'b' }, odd: 7 }),
  )
  expect(restoreFindings(stored as Record<string, unknown>, 'a')).toEqual({ registered: draft })
  expect(restoreFindings(null, 'a')).toEqual({})
})

describe('a lost race', () => {
  const t = (key: string, params: Record<string, unknown> = {}) => [key, ...Object.values(params)].join(' ')
  const failure = { kind: 'conflict', reason: 'stale-revision', params: {}, requestId: null, issues: {}, conflict: undefined } as const

  it('brings the other finding with it', () => {
    expect(storedFinding({ ...failure, conflict: { current: standing } })).toBe(standing)
    expect(storedFinding({ ...failure, conflict: { current: { application: {} } } })).toBeNull()
    expect(storedFinding({ ...failure, kind: 'refused', conflict: { current: standing } })).toBeNull()
    expect(storedFinding(null)).toBeNull()
  })

  it('shows only what differs, in words', () => {
    const mine = { ...start(null, { fileId: 'first', page: 7 }, 'unmet'), note: '缺一页 ' }
    const verdict = {
      key: 'verdict',
      label: 'condition.verdict',
      mine: 'condition.verdicts.unmet',
      theirs: 'condition.verdicts.doubt',
      keep: 'mine',
    }
    expect(compareFindings(mine, standing, attachments, t)).toEqual([verdict])
    expect(compareFindings({ ...mine, fileId: 'second', page: null }, standing, attachments, t)).toEqual([
      verdict,
      { key: 'evidence', label: 'condition.evidenceFile', mine: 'second.pdf', theirs: 'condition.pageLink first.pdf 7', keep: 'mine' },
    ])
  })

  it('ends with a finding that comes after the other one, scan and page taken together', () => {
    const mine = { ...start(null, { fileId: 'second', page: 2 }, 'unmet'), note: '过期' }
    expect(mergeFinding(mine, standing, {})).toEqual({ ...mine, version: 3 })
    expect(mergeFinding(mine, standing, { verdict: 'mine', evidence: 'theirs', note: 'mine' })).toEqual({
      ...mine,
      version: 3,
      fileId: 'first',
      page: 7,
    })
    const theirs = mergeFinding(mine, standing, { verdict: 'theirs', evidence: 'theirs', note: 'theirs' })
    expect(saysTheSame(theirs, standing)).toBe(true)
  })
})
