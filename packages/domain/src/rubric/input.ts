import * as v from 'valibot'
import { idField, reasonField } from '../fields.ts'

const localized = v.object({
  zh: v.pipe(v.string(), v.minLength(1), v.maxLength(2000)),
  en: v.pipe(v.string(), v.minLength(1), v.maxLength(2000)),
})
const slug = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,80}$/))
const points = v.pipe(v.number(), v.minValue(0), v.maxValue(1000))

export const rubricSchema = v.object({
  role: slug,
  totalPoints: points,
  stepsPerPoint: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)),
  assumption: v.boolean(),
  groups: v.array(
    v.object({
      id: slug,
      name: localized,
      points,
      criteria: v.array(
        v.object({
          id: slug,
          name: localized,
          points,
          kind: v.picklist(['objective', 'subjective']),
          earns: localized,
          clauses: v.array(v.string()),
        }),
      ),
    }),
  ),
})
export const proposeRubricInput = v.object({
  roundId: idField,
  rubrics: v.pipe(v.array(rubricSchema), v.minLength(1), v.maxLength(10)),
  reason: reasonField,
})
