// Makes this file a module: the block below adds to vitest's types instead of replacing them.
import 'vitest'

declare module 'vitest' {
  // Declaration merging needs an interface; the keys reach the tests through `inject`.
  export interface ProvidedContext {
    /** Owner's connection string of the server that holds all test databases */
    postgresUrl: string
    /** null when the machine has no redis-server */
    redisUrl: string | null
  }
}
