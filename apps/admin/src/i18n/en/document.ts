import type { SliceOf } from '../slice.ts'
import type { document as zh } from '../zh/document.ts'

export const document: SliceOf<typeof zh> = { title: 'Title' }
