import * as v from 'valibot'
import { outwardChannels } from '../call/definition.ts'

export const channelInput = v.object({ channel: v.picklist(outwardChannels) })
