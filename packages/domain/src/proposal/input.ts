import * as v from 'valibot'
import { idField, noteField } from '../fields.ts'

export const listProposalsInput = v.object({ roundId: idField, open: v.optional(v.boolean()) })
export const decideInput = v.object({ proposalId: idField, verdict: v.picklist(['approved', 'rejected']), comment: noteField(500) })
