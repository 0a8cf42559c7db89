import { createPublicKey, verify } from 'node:crypto'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSigner } from './signer.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'zhengji-signer-'))
})
afterEach(() => rm(directory, { recursive: true }))

describe('signer', () => {
  it('signs so that anybody can verify with the public key alone', async () => {
    const signer = await createSigner(directory)
    const signature = signer.sign('回执 CQFP2026-统-0001')
    expect(verify(null, Buffer.from('回执 CQFP2026-统-0001'), createPublicKey(signer.publicKey), Buffer.from(signature, 'base64url'))).toBe(
      true,
    )
    expect(signer.verify('回执 CQFP2026-统-0001', signature)).toBe(true)
    expect(signer.verify('回执 CQFP2026-统-0002', signature)).toBe(false)
    expect(signer.verify('回执 CQFP2026-统-0001', '')).toBe(false)
  })

  it('keeps one key, also when several processes start at once, readable by its owner only', async () => {
    const signers = await Promise.all([1, 2, 3, 4].map(() => createSigner(directory)))
    const again = await createSigner(directory)
    expect(new Set([...signers, again].map((signer) => signer.publicKey)).size).toBe(1)
    expect(await readdir(path.join(directory, 'keys'))).toEqual(['signing.pem'])
    expect((await stat(path.join(directory, 'keys', 'signing.pem'))).mode & 0o777).toBe(0o600)
  })

  it('never replaces a damaged key', async () => {
    await createSigner(directory)
    await writeFile(path.join(directory, 'keys', 'signing.pem'), 'damaged')
    await expect(createSigner(directory)).rejects.toThrow('restore it from a backup')
  })
})
