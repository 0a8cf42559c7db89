import type { CallDefinition } from '../call/definition.ts'
import { call as chongqingInvoiceLottery2026 } from './chongqing-invoice-lottery-2026/call.ts'

/** Every published definition, oldest version first. The only place that imports calls; adding one is adding a line. */
export const calls: readonly CallDefinition[] = [chongqingInvoiceLottery2026]

/** The definition of a stored `callId` + `callVersion`, or undefined when no such version was ever published. */
export const findCall = (id: string, version: number): CallDefinition | undefined =>
  calls.find((call) => call.id === id && call.version === version)
