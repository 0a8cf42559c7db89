import { onScopeDispose, watch } from 'vue'
import { useSession } from '../../session/store.ts'

/**
 * What is being typed, kept in this browser for the person who types it. IndexedDB, because its `strict` durability is on the disk
 * when it says so: localStorage is written some seconds later, and a power cut would cost them.
 */
const store = 'drafts'

/** Days after which nobody takes up an unfinished entry again. */
const keptDays = 7

/** Milliseconds after the last key press; short enough that a power cut costs a word at most. */
const delay = 300

type Draft = Readonly<Record<string, unknown>>

const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('zhengji', 1)
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(store))
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB is closed')))
  })

/** Null where the browser keeps nothing (a private window, no room): the form still works, it is only not kept. */
const transact = async <Result>(mode: IDBTransactionMode, work: (drafts: IDBObjectStore) => IDBRequest<Result>): Promise<Result | null> => {
  try {
    const database = await open()
    return (await new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode, { durability: 'strict' })
      const request = work(transaction.objectStore(store))
      transaction.addEventListener('complete', () => resolve(request.result))
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')))
    }).finally(() => database.close())) as Result
  } catch {
    return null
  }
}

/** Other people's unfinished entries do not lie on a shared computer for ever. */
const clearOld = () =>
  transact('readwrite', (drafts) => {
    const request = drafts.openCursor()
    request.addEventListener('success', () => {
      const cursor = request.result
      if (!isFresh(cursor?.value)) cursor?.delete()
      cursor?.continue()
    })
    return request
  })

const isFresh = (value: unknown): value is { readonly at: number; readonly draft: Draft } =>
  isKept(value) && Date.now() - value.at < keptDays * 86_400_000

const isKept = (value: unknown): value is { readonly at: number; readonly draft: Draft } =>
  typeof value === 'object' && value !== null && 'at' in value && 'draft' in value && typeof value.at === 'number'

export interface KeptDraft {
  /** What was kept, or null. */
  read(): Promise<Draft | null>
  /** Keeps every change from now on. */
  follow(value: () => object): void
  /** It is stored where it belongs: forgets it, and what is still being written. Later changes are kept again. */
  settle(): Promise<void>
}

/** The draft of the signed-in person under this name. */
export function useKeptDraft(name: string): KeptDraft {
  const session = useSession()
  const key = `${session.me?.userId ?? ''}.${name}`
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(timer))

  async function read() {
    const value: unknown = await transact('readonly', (drafts) => drafts.get(key))
    void clearOld()
    return isFresh(value) ? value.draft : null
  }
  function follow(value: () => object) {
    watch(
      value,
      (draft) => {
        clearTimeout(timer)
        timer = setTimeout(() => {
          // Through JSON: a reactive object cannot be cloned into the store.
          const kept: unknown = { at: Date.now(), draft: JSON.parse(JSON.stringify(draft)) }
          void transact('readwrite', (drafts) => drafts.put(kept, key))
        }, delay)
      },
      { deep: true },
    )
  }
  async function settle() {
    clearTimeout(timer)
    await transact('readwrite', (drafts) => drafts.delete(key))
  }
  return { read, follow, settle }
}
