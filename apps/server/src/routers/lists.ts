import { savePreferenceInput } from '@zhengji/domain/list/input'
import type { ListPreference } from '@zhengji/domain/list/view'
import { getListPreferences, saveListPreference } from '@zhengji/services/list/preferences'
import { signedIn } from '../trpc/base.ts'

export const lists = {
  preferences: signedIn.query(({ ctx }): Promise<ListPreference[]> => getListPreferences(ctx)),
  savePreference: signedIn.input(savePreferenceInput).mutation(({ ctx, input }): Promise<ListPreference> => saveListPreference(ctx, input)),
}
