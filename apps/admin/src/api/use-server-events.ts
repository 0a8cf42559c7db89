import { onScopeDispose } from 'vue'
import { suspectAway } from './connection.ts'
import { useRefresh } from './use-refresh.ts'

/** What the server tells over SSE: something of this kind changed in this round. */
export interface ServerEvent {
  readonly type: string
  readonly roundId: string | null
  readonly id: string | null
}

/** Which queries (by the first part of their key) an event makes stale. A new slice adds its key here. */
const keysOf: Readonly<Record<string, readonly string[]>> = {
  application: ['applications', 'dashboard'],
  proposal: ['proposals', 'dashboard', 'rounds', 'rubric', 'panel', 'applications', 'sheets', 'scores', 'results'],
  pack: ['sheets', 'dashboard'],
  import: ['sheets', 'scores', 'dashboard'],
  score: ['scores', 'results'],
  result: ['results', 'scores', 'dashboard'],
  message: ['inbox', 'reminders'],
}

export const parseServerEvent = (data: string): ServerEvent | null => {
  try {
    const parsed: unknown = JSON.parse(data)
    if (typeof parsed !== 'object' || parsed === null || !('type' in parsed) || typeof parsed.type !== 'string') return null
    const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
    return { type: parsed.type, roundId: text('roundId' in parsed ? parsed.roundId : null), id: text('id' in parsed ? parsed.id : null) }
  } catch {
    return null
  }
}

/** Keeps what is on the screen fresh while others work. The browser reconnects by itself; then everything may be stale. */
export function useServerEvents() {
  const refresh = useRefresh()
  const source = new EventSource('/api/events')
  let lost = false

  function invalidate(keys: readonly string[]) {
    void refresh(keys.map((key) => [key]))
  }
  source.addEventListener('change', (message: MessageEvent<string>) => {
    const event = parseServerEvent(message.data)
    if (event) invalidate(keysOf[event.type] ?? [])
  })
  source.addEventListener('error', () => {
    lost = true
    void suspectAway()
  })
  source.addEventListener('open', () => {
    if (lost) invalidate([...new Set(Object.values(keysOf).flat())])
    lost = false
  })
  onScopeDispose(() => source.close())
}
