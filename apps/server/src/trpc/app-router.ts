import { routers } from '../router.ts'
import { assertDeclared } from './assert-declared.ts'
import { buildRouter } from './base.ts'

/** The router that runs; importing it fails when a procedure declares no permission. */
export const appRouter = buildRouter(routers)

/** Path → who may call it. */
export const declaredAccess = assertDeclared(appRouter)
