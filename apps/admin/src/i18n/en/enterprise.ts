import type { SliceOf } from '../slice.ts'
import type { enterprise as zh } from '../zh/enterprise.ts'

export const enterprise: SliceOf<typeof zh> = {
  hint: 'Enterprises that applied in this round, one line each; those that applied for both roles have both beside them.',
}
