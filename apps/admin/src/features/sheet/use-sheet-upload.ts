import { reactive, ref } from 'vue'
import { toFailure, type Failure } from '../../api/failure.ts'
import { uploadFile } from '../../api/upload.ts'
import { useRefresh } from '../../api/use-refresh.ts'
import { importSheets } from '../../api/sheets.ts'
import { useSession } from '../../session/store.ts'

export interface SheetUpload {
  readonly key: number
  readonly file: File
  percent: number
  /** The connection is broken; it goes on by itself. */
  waiting: boolean
  state: 'waiting' | 'sending' | 'sent' | 'failed'
  failure: Failure | null
}

let next = 0

/**
 * Sends returned sheets one after the other and then registers all that arrived as imports in one call. One that fails keeps its
 * reason and can be tried again; it does not stop the others.
 */
export function useSheetUpload(roundId: () => string, imported: (count: number) => void) {
  const refresh = useRefresh()
  const session = useSession()
  const uploads = reactive<SheetUpload[]>([])
  const failure = ref<Failure | null>(null)
  const busy = ref(false)
  let arrived: string[] = []

  function fail(error: unknown): Failure {
    const found = toFailure(error)
    if (found.kind === 'ended') session.ended = true
    return found
  }
  async function send(upload: SheetUpload) {
    upload.state = 'sending'
    upload.failure = null
    upload.percent = 0
    try {
      const stored = await uploadFile(upload.file, {
        purpose: 'sheet-returned',
        roundId: roundId(),
        target: `sheets.${roundId()}`,
        onProgress: (sent, total) => {
          upload.percent = Math.floor((sent / total) * 100)
        },
        onWaiting: (waiting) => {
          upload.waiting = waiting
        },
        untilSignedIn: session.untilSignedIn,
      })
      upload.state = 'sent'
      arrived.push(stored.id)
    } catch (error) {
      upload.state = 'failed'
      upload.failure = fail(error)
    }
  }
  /** What arrived stays in `arrived` until the server has registered it, so that a retry does not upload it again. */
  async function register() {
    if (arrived.length === 0) return
    failure.value = null
    try {
      const imports = await importSheets({ roundId: roundId(), fileIds: arrived.slice(0, 200) })
      arrived = arrived.slice(200)
      await refresh([['sheets']])
      imported(imports.length)
      for (let at = uploads.length - 1; at >= 0; at -= 1) if (uploads[at]?.state === 'sent') uploads.splice(at, 1)
    } catch (error) {
      failure.value = fail(error)
    }
  }
  async function work() {
    if (busy.value) return
    busy.value = true
    for (let upload = waiting(); upload; upload = waiting()) await send(upload)
    await register()
    busy.value = false
  }
  const waiting = () => uploads.find(({ state }) => state === 'waiting')

  function add(files: Iterable<File>) {
    for (const file of files) {
      next += 1
      uploads.push({ key: next, file, percent: 0, waiting: false, state: 'waiting', failure: null })
    }
    void work()
  }
  function retry(upload: SheetUpload) {
    upload.state = 'waiting'
    void work()
  }
  function dismiss(upload: SheetUpload) {
    const at = uploads.findIndex(({ key }) => key === upload.key)
    if (at >= 0) uploads.splice(at, 1)
  }
  return { uploads, failure, busy, add, retry, dismiss, register: work }
}
