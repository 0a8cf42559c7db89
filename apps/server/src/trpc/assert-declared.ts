import type { AnyTRPCRouter } from '@trpc/server'
import type { Access, Meta } from './meta.ts'

const isMeta = (meta: unknown): meta is Meta =>
  typeof meta === 'object' && meta !== null && 'access' in meta && typeof meta.access === 'string'

/**
 * Path → who may call it, for every procedure. Throws with all paths at once when one declares nothing: such a server does not start.
 */
export const assertDeclared = (router: AnyTRPCRouter): ReadonlyMap<string, Access> => {
  const declared = new Map<string, Access>()
  const missing: string[] = []
  // oxlint-disable-next-line no-underscore-dangle -- tRPC has no other way to list procedures
  for (const [path, procedure] of Object.entries(router._def.procedures)) {
    // tRPC types its record of procedures as `any`; what is not a procedure has no meta and is reported.
    // oxlint-disable-next-line no-underscore-dangle -- the name is theirs
    const meta: unknown = (procedure as { _def?: { meta?: unknown } })._def?.meta
    if (isMeta(meta)) declared.set(path, meta.access)
    else missing.push(path)
  }
  if (missing.length > 0) throw new Error(`Procedures without a declared permission: ${missing.join(', ')}`)
  return declared
}
