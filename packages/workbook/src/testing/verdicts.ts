import { readFile } from 'node:fs/promises'
import { describeRefusal } from '@zhengji/domain/refusal/refusal'
import { readIsolated } from '../isolated.ts'
import { verify } from './assignment.ts'

/** For tests only: `verdicts.ts FILE…` prints what each file's verdict is and cost, and last the most memory that all of them took. */
export interface Verdict {
  readonly reason: string | null
  readonly message: string
  readonly cpuMs: number
}

export interface Peak {
  readonly peakMiB: number
}

for (const file of process.argv.slice(2)) {
  const before = process.cpuUsage()
  const read = await readIsolated(await readFile(file), { verify })
  const { user, system } = process.cpuUsage(before)
  const verdict: Verdict = {
    reason: read.ok ? null : read.refusal.reason,
    message: read.ok ? '' : describeRefusal(read.refusal.reason, read.refusal.params, 'zh'),
    cpuMs: (user + system) / 1000,
  }
  process.stdout.write(`${JSON.stringify(verdict)}\n`)
}
process.stdout.write(`${JSON.stringify({ peakMiB: process.resourceUsage().maxRSS / 1024 } satisfies Peak)}\n`)
