import type { ChangeEvent } from '@zhengji/services/notify'

/** Hands every change that PostgreSQL announces to all open pages of this process. */
export interface ChangeHub {
  readonly publish: (event: ChangeEvent) => void
  /** Returns the way to stop. */
  subscribe(listener: (event: ChangeEvent) => void): () => void
  /** Open pages, for tests and metrics. */
  size(): number
}

export const createChangeHub = (): ChangeHub => {
  const listeners = new Set<(event: ChangeEvent) => void>()
  return {
    publish: (event) => {
      for (const listener of listeners) listener(event)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    size: () => listeners.size,
  }
}
