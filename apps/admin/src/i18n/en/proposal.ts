import type { SliceOf } from '../slice.ts'
import type { proposal as zh } from '../zh/proposal.ts'

export const proposal: SliceOf<typeof zh> = { title: 'Title' }
