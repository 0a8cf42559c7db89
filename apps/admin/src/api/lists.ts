import type { exportListInput, savePreferenceInput } from '@zhengji/domain/list/input'
import type { ListPreference } from '@zhengji/domain/list/view'
import type { InferInput } from 'valibot'
import { saveFile } from '../components/save-file.ts'
import { client, originHeader } from './client.ts'
import { noticingFetch } from './connection.ts'
import { failureFromData, FailureError, offline } from './failure.ts'

export type ExportWish = InferInput<typeof exportListInput>

export const getListPreferences = (): Promise<ListPreference[]> => client.lists.preferences.query()
export const saveListPreference = (input: InferInput<typeof savePreferenceInput>): Promise<ListPreference> =>
  client.lists.savePreference.mutate(input)

const nameIn = (disposition: string | null): string => {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1]
  return encoded === undefined ? 'list.xlsx' : decodeURIComponent(encoded)
}

/** Asks for a list as a workbook and hands it to the browser to be saved. Rejects with FailureError. */
export const exportList = async (wish: ExportWish): Promise<void> => {
  const answer = await noticingFetch('/api/exports', {
    method: 'POST',
    headers: { ...originHeader, 'content-type': 'application/json' },
    body: JSON.stringify(wish),
  }).catch(() => {
    throw new FailureError(offline)
  })
  if (!answer.ok) throw new FailureError(failureFromData(await answer.json().catch(() => null)))
  // A stream that breaks off rejects here: never half a list as a whole one.
  const bytes = await answer.blob().catch(() => {
    throw new FailureError(offline)
  })
  saveFile(nameIn(answer.headers.get('content-disposition')), bytes)
}
