import type { SliceOf } from '../slice.ts'
import type { user as zh } from '../zh/user.ts'

export const user: SliceOf<typeof zh> = { title: 'Title' }
