import type { StatusTone } from '@zhengji/domain/application/status'
import type { CellVerdict } from '@zhengji/domain/sheet/verdict'
import type { SheetImportView, SheetRow } from '@zhengji/domain/sheet/view'

/** In the order in which an officer cares: what has to be looked at first, what needs nothing last. */
export const verdicts = [
  'conflict',
  'invalid',
  'changed',
  'missing',
  'new',
  'corrected',
  'unchanged',
  'recused',
] as const satisfies readonly CellVerdict[]

export const verdictTones: Readonly<Record<CellVerdict, StatusTone>> = {
  new: 'blue',
  unchanged: 'grey',
  corrected: 'grey',
  changed: 'orange',
  missing: 'orange',
  invalid: 'red',
  conflict: 'red',
  recused: 'grey',
}

export const importTones: Readonly<Record<SheetImportView['status'], StatusTone>> = {
  queued: 'grey',
  running: 'blue',
  read: 'orange',
  refused: 'red',
  proposed: 'orange',
  confirmed: 'green',
  rejected: 'red',
  failed: 'red',
}

export const sheetTones: Readonly<Record<SheetRow['status'], StatusTone>> = {
  pending: 'grey',
  issued: 'blue',
  incomplete: 'orange',
  complete: 'green',
  void: 'red',
}
