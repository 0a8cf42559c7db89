import { reactive, ref } from 'vue'
import { attachFile } from '../../api/applications.ts'
import { begunFor, forgetBegun, type BegunUpload } from '../../api/begun-uploads.ts'
import { toFailure, type Failure } from '../../api/failure.ts'
import { uploadFile } from '../../api/upload.ts'
import { useRefresh } from '../../api/use-refresh.ts'
import { waitOut } from '../../api/wait-out.ts'
import { useSession } from '../../session/store.ts'

/** One scan on its way; it leaves the list when it is attached. */
export interface ScanUpload {
  readonly key: number
  readonly materialId: string
  readonly file: File
  percent: number
  /** The connection is broken; it goes on by itself. */
  waiting: boolean
  failure: Failure | null
}

/** Begun before a reload: the same file dropped again goes on where it stopped. */
export type InterruptedScan = BegunUpload & { readonly materialId: string }

let next = 0

/**
 * Sends scans and puts each under its material. One after the other: a counter's uplink is shared, and a clerk sees the first
 * finish soonest. A broken connection or an ended session only makes it wait; what was refused stays with its reason.
 */
export function useScanUpload(target: () => { readonly applicationId: string; readonly roundId: string }) {
  const refresh = useRefresh()
  const session = useSession()
  const uploads = reactive<ScanUpload[]>([])
  const interrupted = ref<readonly InterruptedScan[]>([])
  let queue: Promise<void> = Promise.resolve()

  function readInterrupted() {
    const prefix = `${target().applicationId}.`
    const sending = new Set(uploads.map(({ file }) => file.name))
    interrupted.value = begunFor(prefix)
      .filter(({ name }) => !sending.has(name))
      .map((begun) => ({ ...begun, materialId: begun.target.slice(prefix.length) }))
  }
  readInterrupted()

  async function attach(materialId: string, fileId: string) {
    for (let again = false; ; again = true) {
      try {
        return await attachFile({ applicationId: target().applicationId, materialId, fileId })
      } catch (error) {
        const failure = toFailure(error)
        // The first attempt did it, only its answer was lost.
        if (again && failure.reason === 'attachment-exists') return undefined
        if (!(await waitOut(failure, session.untilSignedIn))) throw error
      }
    }
  }
  async function send(upload: ScanUpload) {
    const { applicationId, roundId } = target()
    try {
      const stored = await uploadFile(upload.file, {
        purpose: 'scan',
        roundId,
        target: `${applicationId}.${upload.materialId}`,
        onProgress: (sent, total) => {
          upload.percent = Math.floor((sent / total) * 100)
        },
        onWaiting: (waiting) => {
          upload.waiting = waiting
        },
        untilSignedIn: session.untilSignedIn,
      })
      await attach(upload.materialId, stored.id)
      dismiss(upload)
      await refresh([['applications', 'detail', applicationId]])
    } catch (error) {
      upload.failure = toFailure(error)
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
      const upload: ScanUpload = reactive({ key: next, materialId, file, percent: 0, waiting: false, failure: null })
      uploads.push(upload)
      enqueue(upload)
    }
    readInterrupted()
  }
  function dismiss(upload: ScanUpload) {
    const at = uploads.findIndex(({ key }) => key === upload.key)
    if (at >= 0) uploads.splice(at, 1)
  }
  function forget(scan: InterruptedScan) {
    forgetBegun(scan.uploadId)
    readInterrupted()
  }
  return { uploads, interrupted, add, retry: enqueue, dismiss, forget }
}
