/** A view as tRPC types it after JSON, with its fields of type `unknown` (which might have been left out) made required again. */
export type Complete<T> = T extends readonly (infer One)[]
  ? Complete<One>[]
  : T extends object
    ? { readonly [K in keyof T as unknown extends T[K] ? never : K]: Complete<T[K]> } & {
        readonly [K in keyof T as unknown extends T[K] ? K : never]-?: unknown
      }
    : T

/** The server always sends such fields, null when there is nothing: the cast says no more than that. */
export const asView = <Wire>(answer: PromiseLike<Wire>): Promise<Complete<Wire>> => answer as Promise<Complete<Wire>>
