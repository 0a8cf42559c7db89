import { ElMessage } from 'element-plus'
import { ref, shallowRef } from 'vue'
import { useLocale } from '../i18n/use-locale.ts'
import { useSession } from '../session/store.ts'
import { toFailure, type Failure } from './failure.ts'
import { sayDone } from './say-done.ts'
import { useRefresh } from './use-refresh.ts'

export interface ActionOptions<Input, Output> {
  readonly run: (input: Input) => Promise<Output>
  /** First parts of the keys of queries that this changes. */
  readonly stale?: readonly string[]
  /** Said in a toast when it is done. */
  readonly done?: (output: Output, input: Input) => string | null
  /** Takes it back while the toast stands; only where everything is then as if it had not been done, but for the trail. */
  readonly undo?: (output: Output, input: Input) => Promise<unknown>
}

/**
 * One thing a user does: busy while it runs (a second press does nothing), refreshed lists after it, the failure for the form.
 * `start` answers the output in a box, or null when it failed; an ended session asks for the password and keeps what was typed.
 */
export function useAction<Input, Output>({ run, stale = [], done, undo }: ActionOptions<Input, Output>) {
  const refresh = useRefresh()
  const session = useSession()
  const { t, describeFailure } = useLocale()
  const busy = ref(false)
  const failure = shallowRef<Failure | null>(null)

  /** Decisions ask for the password again when it was last given too long ago; then the same act runs once more. */
  async function runWithPassword(input: Input): Promise<Output> {
    try {
      return await run(input)
    } catch (error) {
      if (toFailure(error).reason !== 'step-up-required' || !(await session.askPassword())) throw error
      return run(input)
    }
  }

  async function takeBack(reverse: () => Promise<unknown>): Promise<void> {
    try {
      await reverse()
      await refresh(stale.map((key) => [key]))
      sayDone(t('action.undone'))
    } catch (error) {
      ElMessage({ type: 'error', message: describeFailure(toFailure(error)) })
    }
  }

  async function start(input: Input): Promise<{ readonly output: Output } | null> {
    if (busy.value) return null
    busy.value = true
    failure.value = null
    try {
      const output = await runWithPassword(input)
      await refresh(stale.map((key) => [key]))
      const words = done?.(output, input)
      if (words) sayDone(words, undo && { label: t('action.undo'), act: () => void takeBack(() => undo(output, input)) })
      return { output }
    } catch (error) {
      failure.value = toFailure(error)
      if (failure.value.kind === 'ended') session.ended = true
      return null
    } finally {
      busy.value = false
    }
  }
  return { busy, failure, start }
}
