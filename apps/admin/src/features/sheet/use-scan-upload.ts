import { ref } from 'vue'
import { uploadFile } from '../../api/upload.ts'
import { attachSheetScan } from '../../api/sheets.ts'
import { useAction } from '../../api/use-action.ts'
import { useLocale } from '../../i18n/use-locale.ts'
import { useSession } from '../../session/store.ts'

/** Sends scans of a signed sheet one after the other and puts each beside it; `percent` of the one that is on its way. */
export function useSheetScanUpload(target: () => { readonly sheetId: string; readonly roundId: string }) {
  const { t } = useLocale()
  const session = useSession()
  const percent = ref(0)

  async function send(files: readonly File[]): Promise<number> {
    const { sheetId, roundId } = target()
    for (const file of files) {
      percent.value = 0
      const stored = await uploadFile(file, {
        purpose: 'sheet-scan',
        roundId,
        target: `sheet-scans.${sheetId}`,
        onProgress: (sent, total) => {
          percent.value = total === 0 ? 100 : Math.floor((sent / total) * 100)
        },
        // The bar stands still meanwhile; the banner of the page says that the connection is broken.
        onWaiting: () => {},
        untilSignedIn: session.untilSignedIn,
      })
      await attachSheetScan({ sheetId, fileId: stored.id })
    }
    return files.length
  }
  const action = useAction({ run: send, stale: ['sheets'], done: (count) => t('sheet.scanAttached', { count }) })
  return { ...action, percent }
}
