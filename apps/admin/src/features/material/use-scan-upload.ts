import { useQueryCache } from '@pinia/colada'
import { reactive } from 'vue'
import { attachFile } from '../../api/applications.ts'
import { toFailure, type Failure } from '../../api/failure.ts'
import { uploadFile } from '../../api/files.ts'
import { useSession } from '../../session/store.ts'

/** One scan on its way; it leaves the list when it is attached. */
export interface ScanUpload {
  readonly key: number
  readonly materialId: string
  readonly file: File
  percent: number
  failure: Failure | null
}

let next = 0

/**
 * Sends scans and puts each under its material. One after the other: a counter's uplink is shared, and a clerk sees the first
 * finish soonest. What failed stays with its reason and can be tried again without choosing the file once more.
 */
export function useScanUpload(target: () => { readonly applicationId: string; readonly roundId: string }) {
  const cache = useQueryCache()
  const session = useSession()
  const uploads = reactive<ScanUpload[]>([])
  let queue: Promise<void> = Promise.resolve()

  async function send(upload: ScanUpload) {
    const { applicationId, roundId } = target()
    try {
      const stored = await uploadFile(upload.file, {
        purpose: 'scan',
        roundId,
        onProgress: (sent, total) => {
          upload.percent = total === 0 ? 100 : Math.floor((sent / total) * 100)
        },
      })
      await attachFile({ applicationId, materialId: upload.materialId, fileId: stored.id })
      dismiss(upload)
      await cache.invalidateQueries({ key: ['applications', 'detail', applicationId] })
    } catch (error) {
      upload.failure = toFailure(error)
      if (upload.failure.kind === 'ended') session.ended = true
    }
  }
  function enqueue(upload: ScanUpload) {
    upload.failure = null
    upload.percent = 0
    queue = queue.then(() => send(upload))
  }
  function add(materialId: string, files: Iterable<File>) {
    for (const file of files) {
      next += 1
      const upload: ScanUpload = reactive({ key: next, materialId, file, percent: 0, failure: null })
      uploads.push(upload)
      enqueue(upload)
    }
  }
  function dismiss(upload: ScanUpload) {
    const at = uploads.findIndex(({ key }) => key === upload.key)
    if (at >= 0) uploads.splice(at, 1)
  }
  return { uploads, add, retry: enqueue, dismiss }
}
