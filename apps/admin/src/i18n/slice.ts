/** The same keys with other words: an English slice that lacks a key does not compile. */
export type SliceOf<T> = { readonly [K in keyof T]: T[K] extends string ? string : SliceOf<T[K]> }

/** The same slices, fetched by the same names. */
export type LateOf<T extends Readonly<Record<string, () => Promise<object>>>> = {
  readonly [K in keyof T]: () => Promise<SliceOf<Awaited<ReturnType<T[K]>>>>
}
