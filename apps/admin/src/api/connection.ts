import { readonly, ref, type Ref } from 'vue'

/** Milliseconds between two questions: soon at first, a server that restarts takes some seconds; later without haste. */
const pauses = [500, 1_000, 2_000, 4_000, 8_000] as const

const reachable = ref(true)
let waiting: (() => void)[] = []
let timer: ReturnType<typeof setTimeout> | undefined
let asked = 0

const answers = (): Promise<boolean> =>
  fetch('/livez', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )

async function ask() {
  clearTimeout(timer)
  if (await answers()) {
    reachable.value = true
    asked = 0
    for (const go of waiting.splice(0)) go()
    return
  }
  timer = setTimeout(() => void ask(), pauses[Math.min(asked, pauses.length - 1)])
  asked += 1
}

/** Something got no answer: asks until the server is there again. */
export function serverIsAway() {
  if (!reachable.value) return
  reachable.value = false
  void ask()
}

/** Resolves at once while the server answers, else when it does again. */
export const untilReachable = (): Promise<void> => (reachable.value ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)))

/** Whether the server answers, and asking it now instead of a moment later. */
export const useConnection = (): { readonly reachable: Readonly<Ref<boolean>>; readonly askNow: () => void } => ({
  reachable: readonly(reachable),
  askNow: () => void ask(),
})

/** The cable is out: known before anything fails. Comes back: worth asking at once. */
window.addEventListener('offline', serverIsAway)
window.addEventListener('online', () => {
  if (!reachable.value) void ask()
})

/** `fetch` that notices when the server is away, or only a proxy before it answers. */
export const noticingFetch: typeof fetch = async (input, init) => {
  try {
    const answer = await fetch(input, init)
    if (answer.status >= 502 && answer.status <= 504 && answer.headers.get('content-type')?.startsWith('application/json') !== true)
      serverIsAway()
    return answer
  } catch (error) {
    if (init?.signal?.aborted !== true) serverIsAway()
    throw error
  }
}
