import { decodeRefusal, encodeRefusal } from '@zhengji/domain/refusal/refusal'
import { getDotPath, type BaseIssue } from 'valibot'

/**
 * Field path → encoded refusals, the same shape in which the server answers (`data.issues`). valibot's own English sentences become
 * “required” or “not valid”.
 */
export const issuesByPath = (issues: readonly BaseIssue<unknown>[]): Record<string, string[]> => {
  const fields: Record<string, string[]> = {}
  for (const issue of issues) (fields[getDotPath(issue) ?? ''] ??= []).push(messageOf(issue))
  return fields
}

const messageOf = (issue: BaseIssue<unknown>): string => {
  if (decodeRefusal(issue.message)) return issue.message
  const missing = issue.input === undefined || issue.input === null || issue.input === ''
  return encodeRefusal({ reason: missing ? 'field-required' : 'field-invalid', params: {} })
}
