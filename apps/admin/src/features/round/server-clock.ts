import { onScopeDispose, ref, type Ref } from 'vue'
import type { CurrentRound } from './current.ts'

/**
 * Now on the server, in epoch milliseconds, ticking each second. This computer's wall clock plays no part:
 * the answer's time plus what has passed since on the monotonic clock.
 */
export const useServerClock = (clock: CurrentRound['clock']): Ref<number> => {
  const read = () => Temporal.Instant.from(clock.value.serverNow).epochMilliseconds + (performance.now() - clock.value.fetchedAt)
  const now = ref(read())
  const timer = setInterval(() => {
    now.value = read()
  }, 1000)
  onScopeDispose(() => clearInterval(timer))
  return now
}
