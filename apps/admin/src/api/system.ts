import type { SystemHealth } from '@zhengji/domain/system/view'
import { client } from './client.ts'

export const getHealth = (): Promise<SystemHealth> => client.system.health.query()
