import type { ProposalContent } from '@zhengji/domain/proposal/content'
import { formatUnits } from '@zhengji/domain/score/units'
import { formatInstant } from '../../components/format.ts'

/** What a proposal is about, in one line, from what it carries alone: a key below `proposal.summary` and what fills it. */
export const summaryOf = (
  { kind, payload }: ProposalContent,
  timeZone: string,
): { readonly key: string; readonly params: Readonly<Record<string, string | number>> } => {
  switch (kind) {
    case 'rubric':
    case 'result':
      return { key: kind, params: { version: payload.version } }
    case 'deadline':
      return { key: kind, params: { from: formatInstant(payload.from, timeZone), to: formatInstant(payload.to, timeZone) } }
    case 'late-exception':
      return payload.receivedAt === null
        ? { key: 'late-exception-unknown', params: {} }
        : { key: kind, params: { at: formatInstant(payload.receivedAt, timeZone, true) } }
    case 'expert-replacement':
      return { key: kind, params: { name: payload.expertName } }
    case 'revocation':
      return { key: kind, params: { name: payload.name } }
    case 'sheet-import':
      return { key: kind, params: { number: payload.sheetNumber, cells: payload.cells } }
    case 'score-correction':
      return {
        key: kind,
        params: {
          name: payload.expertName,
          from: formatUnits(payload.from, payload.stepsPerPoint),
          to: formatUnits(payload.to, payload.stepsPerPoint),
        },
      }
    case 'broadcast':
      return { key: kind, params: { subject: payload.subject, count: payload.count } }
    case 'score-replacement':
      return { key: kind, params: { name: payload.expertName, count: payload.applications.length } }
  }
}
