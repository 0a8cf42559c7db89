import type { Page } from 'playwright-core'
import { pointsOf, type Judged } from './expected.ts'
import { approve, type Criterion } from './panel.ts'
import { fill, importFiles, issueSheets, openImport, proposeImport, type ReturnedFile } from './sheets.ts'

export interface Scoring {
  /** Names of the members, in the order of the draw. */
  readonly members: readonly string[]
  /** By the role's name. */
  readonly rubrics: ReadonlyMap<string, readonly Criterion[]>
  readonly judged: ReadonlyMap<string, readonly Judged[]>
  readonly recused: (expert: string, applicant: Judged) => boolean
}

/** Every member's workbook, filled; nobody scores whom they are recused from. */
export const fillSheets = async (
  files: ReadonlyMap<string, Buffer>,
  { members, rubrics, judged, recused }: Scoring,
): Promise<readonly ReturnedFile[]> => {
  const returned: ReturnedFile[] = []
  for (const [e, member] of members.entries()) {
    const fillings = [...judged].map(([role, applicants]) => {
      const criteria = rubrics.get(role) ?? []
      const row = (criterion: Criterion, c: number) =>
        Object.fromEntries(
          applicants.flatMap((applicant, a) => (recused(member, applicant) ? [] : [[applicant.name, pointsOf(criterion, e, a, c)]])),
        )
      return {
        sheet: `评分表·${role}`,
        points: Object.fromEntries(criteria.map((criterion, c) => [criterion.name, row(criterion, c)])),
      }
    })
    returned.push({ name: `${member}.xlsx`, bytes: await fill(files.get(member) ?? Buffer.alloc(0), fillings) })
  }
  return returned
}

/** From issue to confirmed scores: the officer issues, imports and proposes; the approver confirms each file. Returns their names. */
export const scoreByWorkbook = async (officer: Page, approver: Page, scoring: Scoring): Promise<readonly string[]> => {
  const returned = await fillSheets(await issueSheets(officer, scoring.members), scoring)
  await importFiles(officer, returned)
  for (const { name } of returned) {
    await proposeImport(officer, name)
    await openImport(approver, name)
    await approve(approver)
  }
  return returned.map(({ name }) => name)
}
