import type { CallDefinition } from '../definition.ts'

export type FaultCode =
  // ids and names
  | 'id-form'
  | 'id-duplicate'
  | 'version-form'
  | 'prefix-form'
  | 'mark-form'
  | 'mark-duplicate'
  // texts
  | 'text-empty'
  | 'text-untranslated'
  | 'clause-empty'
  | 'phone-form'
  // schedule and counts
  | 'zone-unknown'
  | 'instant-form'
  | 'offset-foreign'
  | 'dates-unordered'
  | 'hall-time-form'
  | 'count-out-of-range'
  // references
  | 'list-empty'
  | 'role-unknown'
  | 'role-unused'
  | 'clause-unknown'
  | 'group-unknown'
  // rubric
  | 'points-form'
  | 'group-sum'
  | 'rubric-sum'
  // panel
  | 'panel-even'
  | 'panel-too-small'
  | 'panel-minima'
  | 'tie-chain'
  // reminders
  | 'purpose-missing'
  | 'ladder-form'
  | 'ladder-order'
  | 'ladder-too-long'
  | 'placeholder-unknown'
  | 'placeholder-differs'
  | 'placeholder-group'
  | 'quiet-hours-form'

/** One thing wrong with a definition. `message` names call, place and fault; tests compare `code` and `at`. */
export interface Fault {
  readonly code: FaultCode
  /** Where: a path of names and ids, e.g. `rubric platform / group outreach`. */
  readonly at: string
  readonly message: string
}

export type Check = (definition: CallDefinition) => readonly Fault[]

/** Collects the faults of one definition; every message begins with the call's id and version. */
export const faultsOf = (definition: CallDefinition) => {
  const faults: Fault[] = []
  return {
    faults,
    report: (code: FaultCode, at: string, fault: string): void => {
      faults.push({ code, at, message: `${definition.id} v${definition.version}, ${at}: ${fault}` })
    },
  }
}

export const isWholeNumber = (value: number, from: number, to = Number.MAX_SAFE_INTEGER): boolean =>
  Number.isSafeInteger(value) && value >= from && value <= to

/** Values that occur more than once, each once, in the order of their second appearance. */
export const repeated = (values: readonly string[]): readonly string[] => [
  ...new Set(values.filter((value, at) => values.indexOf(value) !== at)),
]
