/** Where Enter stops: fields, and other places that say by `data-open` whether something is still to be done there. */
const stops = '.field, [data-open]'
const controls = 'input:not([type=hidden], :disabled), select:not(:disabled), textarea:not(:disabled), button:not(:disabled)'

const isEmpty = (field: Element): boolean => {
  const inputs = [...field.querySelectorAll('input, select, textarea')]
  return inputs.every((input) =>
    input instanceof HTMLInputElement && (input.type === 'radio' || input.type === 'checkbox')
      ? !input.checked
      : 'value' in input && input.value === '',
  )
}

const isOpen = (stop: Element): boolean => {
  if (stop instanceof HTMLElement && stop.dataset['open'] !== undefined) return stop.dataset['open'] === 'true'
  const required = stop instanceof HTMLElement && stop.dataset['required'] === 'true'
  return (required && isEmpty(stop)) || stop.querySelector('[aria-invalid="true"]') !== null
}

/** The control of a stop; a stop inside another one belongs to the inner. */
const controlOf = (stop: Element): HTMLElement | null =>
  [...stop.querySelectorAll<HTMLElement>(controls)].find((control) => control.closest(stops) === stop) ?? null

/**
 * Focuses the next place in the form that still waits for something: a required field that is empty, a faulty one; after `from`
 * first, then from the top. False when none waits.
 */
export const focusNextOpen = (form: HTMLElement, from: Element | null): boolean => {
  const open = [...form.querySelectorAll(stops)].filter((stop) => isOpen(stop) && (from === null || !stop.contains(from)))
  const after = open.find((stop) => from !== null && (from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0)
  const next = after ?? open[0]
  const control = next && controlOf(next)
  control?.focus()
  if (control instanceof HTMLInputElement) control.select()
  return control !== null && control !== undefined
}
