import * as v from 'valibot'
import { idField } from '../fields.ts'

export const feedIdInput = v.object({ feedId: idField })
