import { defineConfig } from 'drizzle-kit'

/** `pnpm --filter @zhengji/db generate` writes the next migration from the difference between the schema and the last snapshot. */
export default defineConfig({ dialect: 'postgresql', schema: './src/schema/index.ts', out: './migrations' })
