import path from 'node:path'

/** The checkout. */
export const root = path.resolve(import.meta.dirname, '../../..')

/** The built SPA; the server serves this directory. */
export const pages = path.join(root, 'apps/admin/dist')
