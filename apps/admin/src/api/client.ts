import { createTRPCClient, httpBatchLink } from '@trpc/client'
import type { AppRouter } from '@zhengji/server/router'
import { noticingFetch } from './connection.ts'

/** Proof for the server that a script of this origin sent the request (CSRF); uploads carry it too. */
export const originHeader = { 'x-zhengji': '1' } as const

/** Only `api/<noun>.ts` files use it: pages call named functions. */
export const client = createTRPCClient<AppRouter>({
  links: [
    httpBatchLink({
      url: '/trpc',
      headers: originHeader,
      // Below every proxy's usual limit for a request line.
      maxURLLength: 4000,
      fetch: noticingFetch,
    }),
  ],
})
