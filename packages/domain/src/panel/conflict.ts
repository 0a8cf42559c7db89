export interface ExpertEmployment {
  readonly employer: string
  /** 18 characters, or empty when unknown. */
  readonly creditCode: string
  /** ISO date of the last day, or null while it lasts. */
  readonly until: string | null
}

export interface ConflictEntity {
  readonly name: string
  readonly creditCode: string
}

/** One reason why an expert may not judge an application: an employment and the entity of the application that it meets. */
export interface Conflict {
  readonly employer: string
  readonly entityName: string
  readonly until: string | null
  readonly matchedBy: 'credit-code' | 'name'
}

/** Enterprise names as people write them: width, blanks, brackets and case do not matter. */
const comparableName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

const comparableCode = (code: string): string => code.normalize('NFKC').replace(/\s/g, '').toUpperCase()

const matchOf = (employment: ExpertEmployment, entity: ConflictEntity): Conflict['matchedBy'] | null => {
  const code = comparableCode(employment.creditCode)
  if (code !== '' && code === comparableCode(entity.creditCode)) return 'credit-code'
  // Also when both have codes and they differ: an expert's code is typed by hand, and a missed conflict costs more than one pair too many.
  const name = comparableName(employment.employer)
  return name !== '' && name === comparableName(entity.name) ? 'name' : null
}

/** Still counts while `today` is before the day `years` after the last day; on that anniversary the expert is free. Without an end it always counts. */
const stillCounts = (until: string | null, today: Temporal.PlainDate, years: number): boolean =>
  until === null || Temporal.PlainDate.compare(today, Temporal.PlainDate.from(until).add({ years })) < 0

/**
 * Employments of an expert, present or ended less than `years` years ago, with the applicant or a related entity.
 * Matched by credit code first, else by name. A 29 February ends its years on 28 February.
 */
export const findConflicts = (
  expert: { readonly employments: readonly ExpertEmployment[] },
  entities: readonly ConflictEntity[],
  today: Temporal.PlainDate,
  years: number,
): readonly Conflict[] =>
  expert.employments
    .filter(({ until }) => stillCounts(until, today, years))
    .flatMap((employment) =>
      entities.flatMap((entity) => {
        const matchedBy = matchOf(employment, entity)
        return matchedBy === null ? [] : [{ employer: employment.employer, entityName: entity.name, until: employment.until, matchedBy }]
      }),
    )
