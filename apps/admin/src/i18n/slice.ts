/** The same keys with other words: an English slice that lacks a key does not compile. */
export type SliceOf<T> = { readonly [K in keyof T]: T[K] extends string ? string : SliceOf<T[K]> }
