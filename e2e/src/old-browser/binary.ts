import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../node_modules/.cache/chromium-103/', import.meta.url))

/** The oldest Chromium that comes as a package; published for Linux on x64 alone. `install.ts` puts it there. */
export const oldChromium = { folder, path: `${folder}chromium`, present: (): boolean => existsSync(`${folder}chromium`) } as const
