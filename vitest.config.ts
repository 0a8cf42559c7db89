import { defineConfig } from 'vitest/config'

// Neither the call's zone nor UTC, and with daylight saving: a forgotten zone shows as an hour or a day.
process.env['TZ'] = 'America/New_York'

// e2e starts the whole system and a browser, so it runs only when it is asked for by name.
const wantsE2e = process.argv.some((argument) => argument.includes('e2e'))

/** Records of routes name icons that only the bundler of apps/admin can make; a test of the records needs none. */
const icons = {
  name: 'icons',
  resolveId: (id: string) => (id.startsWith('~icons/') ? `\0${id}` : null),
  load: (id: string) => (id.startsWith('\0~icons/') ? 'export default {}' : null),
}

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [icons],
        test: {
          name: 'unit',
          include: ['{packages,apps,tooling}/*/src/**/*.test.ts'],
          exclude: ['**/*.int.test.ts', '**/node_modules/**'],
          setupFiles: ['tooling/testing/src/seed.ts'],
          // Property tests on two busy cores need more than vitest's 5 s.
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{packages,apps,tooling}/*/src/**/*.int.test.ts'],
          globalSetup: ['tooling/testing/src/global-setup.ts'],
          setupFiles: ['tooling/testing/src/seed.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      ...(wantsE2e
        ? [
            {
              test: {
                name: 'e2e',
                include: ['e2e/src/**/*.e2e.test.ts'],
                fileParallelism: false,
                // One journey walks the whole road of a call.
                testTimeout: 300_000,
                hookTimeout: 300_000,
              },
            },
          ]
        : []),
    ],
  },
})
