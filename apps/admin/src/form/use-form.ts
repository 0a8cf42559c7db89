import type { GenericSchema, InferInput, InferOutput } from 'valibot'
import { safeParse } from 'valibot'
import { computed, nextTick, reactive, ref, type Reactive, type Ref } from 'vue'
import type { Failure } from '../api/failure.ts'
import { issuesByPath } from './issues.ts'

/**
 * A form over a schema of the domain: the browser refuses with the words with which the server refuses.
 * `errors` maps a field's path (`entities.0.creditCode`) to encoded refusals; FormField shows them.
 */
export interface Form<Schema extends GenericSchema> {
  readonly model: Reactive<InferInput<Schema> & object>
  readonly errors: Readonly<Record<string, readonly string[]>>
  /** Something differs from what the form began with. */
  readonly dirty: Readonly<Ref<boolean>>
  /** The parsed values, or null: then the first faulty field has the focus. */
  validate(): InferOutput<Schema> | null
  /** Checks one field when it is left; others keep what they show. */
  validateField(path: string): void
  /** Shows what the server found; true when it blamed at least one field. */
  applyFailure(failure: Failure): boolean
  clear(path?: string): void
}

export function useForm<Schema extends GenericSchema>(schema: Schema | (() => Schema), initial: InferInput<Schema> & object): Form<Schema> {
  const model = reactive<InferInput<Schema> & object>(initial)
  const errors = reactive<Record<string, readonly string[]>>({})
  const busy = ref(false)
  const begun = JSON.stringify(initial)
  const dirty = computed(() => JSON.stringify(model) !== begun)
  const current = (): Schema => (typeof schema === 'function' ? schema() : schema)

  function replace(next: Readonly<Record<string, readonly string[]>>) {
    for (const path of Object.keys(errors)) delete errors[path]
    Object.assign(errors, next)
  }
  async function focusFirst() {
    if (busy.value) return
    busy.value = true
    await nextTick()
    document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    busy.value = false
  }
  function validate() {
    const result = safeParse(current(), model)
    replace(result.success ? {} : issuesByPath(result.issues))
    if (result.success) return result.output
    void focusFirst()
    return null
  }
  function validateField(path: string) {
    const result = safeParse(current(), model)
    const found = result.success ? undefined : issuesByPath(result.issues)[path]
    if (found) errors[path] = found
    else delete errors[path]
  }
  function applyFailure(failure: Failure): boolean {
    if (Object.keys(failure.issues).length === 0) return false
    replace(failure.issues)
    void focusFirst()
    return true
  }
  function clear(path?: string) {
    if (path === undefined) replace({})
    else delete errors[path]
  }
  return { model, errors, dirty, validate, validateField, applyFailure, clear }
}
