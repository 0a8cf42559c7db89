/** Stands in for the colour mixer of Element Plus, which calls it with `new`; see vite.config.ts. */
export function TinyColor(): never {
  throw new Error('The colours of a button come from tokens.css: give it a `type` instead of a `color`.')
}
