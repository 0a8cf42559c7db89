import { Redis } from 'ioredis'
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible'
import { ServiceError } from '@zhengji/services/errors'
import type { AttemptLimit } from '../trpc/context.ts'

/**
 * 30 failed attempts per address within 15 minutes: an office behind one address mistypes seldom that often, and together with
 * the lock of 5 failures per account it leaves a guesser 6 accounts.
 */
const rule = { points: 30, duration: 15 * 60 }

export interface SignInLimit extends AttemptLimit {
  close(): void
}

/** Counted on the queue's store when that is Redis, so that several servers count together; else in this process. */
export const createSignInLimit = (redisUrl: string | null, prefix: string): SignInLimit => {
  const memory = new RateLimiterMemory(rule)
  if (redisUrl === null) return { ...limitOf(memory), close: () => {} }
  // A Redis that is away must not keep anybody from signing in: this process counts alone meanwhile.
  const redis = new Redis(redisUrl, { enableOfflineQueue: false, maxRetriesPerRequest: 1, connectTimeout: 2_000 })
  redis.on('error', () => {})
  const shared = new RateLimiterRedis({ ...rule, storeClient: redis, keyPrefix: `${prefix}-sign-in`, insuranceLimiter: memory })
  return { ...limitOf(shared), close: () => redis.disconnect() }
}

const limitOf = (limiter: RateLimiterAbstract): AttemptLimit => ({
  consume: async (address) => {
    try {
      await limiter.consume(address)
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      throw new ServiceError('LIMIT', 'too-many-attempts', { seconds: Math.ceil(refused.msBeforeNext / 1000) })
    }
  },
  reward: async (address) => {
    await limiter.reward(address)
  },
})
