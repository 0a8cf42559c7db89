import { ref } from 'vue'
import { uploadFile } from '../../api/files.ts'
import { attachSheetScan } from '../../api/sheets.ts'
import { useAction } from '../../api/use-action.ts'
import { useLocale } from '../../i18n/use-locale.ts'

/** Sends scans of a signed sheet one after the other and puts each beside it; `percent` of the one that is on its way. */
export function useSheetScanUpload(target: () => { readonly sheetId: string; readonly roundId: string }) {
  const { t } = useLocale()
  const percent = ref(0)

  async function send(files: readonly File[]): Promise<number> {
    const { sheetId, roundId } = target()
    for (const file of files) {
      percent.value = 0
      const stored = await uploadFile(file, {
        purpose: 'sheet-scan',
        roundId,
        onProgress: (sent, total) => {
          percent.value = total === 0 ? 100 : Math.floor((sent / total) * 100)
        },
      })
      await attachSheetScan({ sheetId, fileId: stored.id })
    }
    return files.length
  }
  const action = useAction({ run: send, stale: ['sheets'], done: (count) => t('sheet.scanAttached', { count }) })
  return { ...action, percent }
}
