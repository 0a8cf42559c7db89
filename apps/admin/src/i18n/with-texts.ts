import { needTexts, type LateSlice } from './i18n.ts'

/** A part that is fetched when it is first shown, together with the late texts that it and what it imports speak in. */
export const withTexts =
  <Part>(slices: readonly LateSlice[], load: () => Promise<Part>): (() => Promise<Part>) =>
  async () => {
    const [part] = await Promise.all([load(), needTexts(slices)])
    return part
  }
