import type { SliceOf } from '../slice.ts'
import type { system as zh } from '../zh/system.ts'

export const system: SliceOf<typeof zh> = { title: 'Title' }
