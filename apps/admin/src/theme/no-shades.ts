/** Stands in for the colour mixer of Element Plus, see vite.config.ts. */
export class TinyColor {
  constructor() {
    throw new Error('The colours of a button come from tokens.css: give it a `type` instead of a `color`.')
  }
}
