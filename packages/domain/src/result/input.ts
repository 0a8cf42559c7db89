import * as v from 'valibot'
import { idField, reasonField } from '../fields.ts'

export const proposeResultInput = v.object({ runId: idField, reason: reasonField })
export const expireInput = v.object({ roundId: idField, reason: reasonField })
export const runIdInput = v.object({ runId: idField })
