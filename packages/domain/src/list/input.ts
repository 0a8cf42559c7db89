import * as v from 'valibot'
import { listApplicationsInput } from '../application/input.ts'
import { listAuditInput } from '../audit/input.ts'
import { listEnterprisesInput } from '../enterprise/input.ts'
import { listExpertsInput } from '../expert/input.ts'
import { idField, noteField, textField } from '../fields.ts'
import { listMessagesInput } from '../reminder/input.ts'
import { pageSheetsInput } from '../sheet/input.ts'
import { encodeRefusal, refuse } from '../refusal/refusal.ts'
import { listIds } from './columns.ts'

const columnsField = v.nullable(v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(40)))

/** More would not fit into the menu from which they are chosen. */
const maxViews = 20

export const savedViewInput = v.object({ name: textField(40), query: noteField(1000), columns: columnsField })

export const savePreferenceInput = v.object({
  list: v.picklist(listIds),
  columns: columnsField,
  views: v.pipe(
    v.array(savedViewInput),
    v.maxLength(maxViews, encodeRefusal(refuse('views-too-many', { max: maxViews }))),
    v.check((views) => new Set(views.map(({ name }) => name)).size === views.length, encodeRefusal(refuse('view-name-taken'))),
  ),
  /** 0: nothing was stored yet. */
  revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
})

const idsField = <Field extends v.GenericSchema<string>>(field: Field) =>
  v.nullable(v.pipe(v.array(field), v.minLength(1), v.maxLength(1000)))

const exported = {
  columns: columnsField,
  /** Only these rows of the filtered list; null: all of it. */
  ids: idsField(idField),
  locale: v.picklist(['zh', 'en']),
  /** Telephone numbers in full: for whoever may reveal contacts. */
  fullPhones: v.boolean(),
}

/** A list as it is filtered and sorted on the page; which page is of no interest. */
export const exportListInput = v.variant('list', [
  v.object({ list: v.literal('applications'), filter: listApplicationsInput, ...exported }),
  v.object({ list: v.literal('enterprises'), filter: listEnterprisesInput, ...exported }),
  v.object({ list: v.literal('experts'), filter: listExpertsInput, ...exported }),
  v.object({ list: v.literal('sheets'), filter: pageSheetsInput, ...exported }),
  v.object({ list: v.literal('messages'), filter: listMessagesInput, ...exported }),
  // Entries of the trail are known by their numbers.
  v.object({ list: v.literal('audit'), filter: listAuditInput, ...exported, ids: idsField(v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/))) }),
])
