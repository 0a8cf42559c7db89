import type { ProposalView } from '@zhengji/domain/proposal/view'
import type { MinutesDocument, PublicityDocument, QualificationView, ResultRunView } from '@zhengji/domain/result/view'
import type { RoleResult } from '@zhengji/domain/result/compute'
import type { tryRulesInput } from '@zhengji/domain/result/input'
import type { Locale } from '@zhengji/domain/text'
import type { InferInput } from 'valibot'
import { client } from './client.ts'

export const listResults = (roundId: string): Promise<ResultRunView[]> => client.results.list.query({ roundId })
export const tryRules = (input: InferInput<typeof tryRulesInput>): Promise<RoleResult> => client.results.tryRules.query(input)
export const computeResult = (roundId: string): Promise<ResultRunView> => client.results.compute.mutate({ roundId })
export const proposeResult = (input: { runId: string; reason: string }): Promise<ProposalView> => client.results.propose.mutate(input)
export const getQualification = (roundId: string): Promise<QualificationView> => client.results.qualification.query({ roundId })
export const qualifyPublicised = (roundId: string): Promise<QualificationView> => client.results.qualify.mutate({ roundId })
export const expireQualified = (input: { roundId: string; reason: string }): Promise<QualificationView> =>
  client.results.expire.mutate(input)
export const getPublicity = (runId: string): Promise<PublicityDocument> => client.results.publicity.query({ runId })
export const getMinutes = (runId: string): Promise<MinutesDocument> => client.results.minutes.query({ runId })

/** Where the recomputation workbook (复核表) of a computed run can be saved from. */
export const recomputationUrl = (runId: string, locale: Locale): string => `/api/results/${runId}/recomputation.xlsx?locale=${locale}`
