import * as v from 'valibot'
import { idField } from '../fields.ts'

export const messageIdInput = v.object({ messageId: idField })
