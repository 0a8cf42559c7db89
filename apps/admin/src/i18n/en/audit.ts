import type { SliceOf } from '../slice.ts'
import type { audit as zh } from '../zh/audit.ts'

export const audit: SliceOf<typeof zh> = { title: 'Title' }
