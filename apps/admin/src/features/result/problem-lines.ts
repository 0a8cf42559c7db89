import type { ResultProblem } from '@zhengji/domain/result/compute'

/** One line of the list: a problem, or all that one expert left out, because one phone call settles it. */
export type ProblemLine =
  | { readonly kind: 'one'; readonly blocking: boolean; readonly problem: ResultProblem }
  | { readonly kind: 'sheet'; readonly blocking: boolean; readonly expertId: string; readonly problems: readonly ResultProblem[] }

/** What blocks comes first; within that the order of the result. */
export const problemLines = (problems: readonly ResultProblem[]): readonly ProblemLine[] => {
  const incomplete = problems.filter(({ kind }) => kind === 'incomplete-sheet')
  const lines = problems.flatMap((problem): readonly ProblemLine[] => {
    const { kind, blocking, expertId } = problem
    const together = kind === 'incomplete-sheet' ? incomplete.filter((other) => other.expertId === expertId) : []
    if (expertId === null || together.length < 2) return [{ kind: 'one', blocking, problem }]
    return together[0] === problem ? [{ kind: 'sheet', blocking, expertId, problems: together }] : []
  })
  return lines.sort((a, b) => Number(b.blocking) - Number(a.blocking))
}
