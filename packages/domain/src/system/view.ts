/** One thing that the server needs; `detail` says in English, for administrators and logs, what is wrong or how it stands. */
export interface HealthCheck {
  readonly name: 'database' | 'migrations' | 'queue' | 'storage' | 'disk'
  readonly ok: boolean
  readonly detail: string
}

export interface SystemHealth {
  readonly ok: boolean
  readonly checks: readonly HealthCheck[]
  readonly startedAt: string
  readonly checkedAt: string
}
