/** The part of vitest's JSON report that is read here. */
interface Report {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    /** Why the file itself failed; empty when only its tests did. */
    readonly message?: string
    readonly assertionResults: readonly { readonly status: string; readonly fullName?: string }[]
  }[]
}

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

export const kinds = ['unit', 'integration', 'e2e'] as const
export type Kind = (typeof kinds)[number]

export const kindOf = (file: string): Kind =>
  file.endsWith('.e2e.test.ts') ? 'e2e' : file.endsWith('.int.test.ts') ? 'integration' : 'unit'

export const none: Counts = { passed: 0, failed: 0, skipped: 0 }

export const sum = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
})

const countOf = ({ status, assertionResults }: Report['testResults'][number]): Counts => {
  const count = (...statuses: readonly string[]) => assertionResults.filter((result) => statuses.includes(result.status)).length
  const failed = count('failed')
  return {
    passed: count('passed'),
    // A file that does not even load, or whose hook fails, has no failed test to count.
    failed: failed === 0 && status === 'failed' ? 1 : failed,
    skipped: count('pending', 'skipped', 'todo', 'disabled'),
  }
}

/** Adds up a report per kind of test. */
export const countsOf = (report: Report): Readonly<Record<Kind, Counts>> => {
  const counts: Record<Kind, Counts> = { unit: none, integration: none, e2e: none }
  for (const file of report.testResults) counts[kindOf(file.name)] = sum(counts[kindOf(file.name)], countOf(file))
  return counts
}

/** A line per failure: the file and the test, or the file alone where it did not load or a hook of it failed. */
export const failuresOf = (report: Report): readonly string[] =>
  report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const tests = assertionResults.filter((result) => result.status === 'failed').map(({ fullName = '' }) => `${name} > ${fullName}`)
    return tests.length === 0 && status === 'failed' ? [`${name}: ${message?.split('\n', 1)[0] ?? ''}`] : tests
  })
