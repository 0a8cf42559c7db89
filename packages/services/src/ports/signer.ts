import { createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, sign, verify, type KeyObject } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Signer } from '../context.ts'

const load = async (file: string): Promise<KeyObject | null> => {
  try {
    return createPrivateKey(await readFile(file, 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw new Error(
      `the signing key ${file} cannot be read: restore it from a backup, never make a new one, or old receipts no longer verify`,
      { cause: error },
    )
  }
}

const create = async (file: string): Promise<void> => {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const { privateKey } = generateKeyPairSync('ed25519')
  const temporary = `${file}.${randomUUID()}`
  await writeFile(temporary, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flush: true })
  // A link fails when the file exists: of two processes that start at once one key wins, and it is complete.
  await link(temporary, file).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  })
  await rm(temporary)
}

/** The installation's Ed25519 key in `DATA_DIR/keys`, made at the first start. */
export const createSigner = async (dataDir: string): Promise<Signer> => {
  const file = path.join(dataDir, 'keys', 'signing.pem')
  let key = await load(file)
  if (key === null) {
    await create(file)
    key = await load(file)
  }
  if (key === null) throw new Error(`the signing key ${file} disappeared`)
  const privateKey = key
  const publicKey = createPublicKey(privateKey)
  return {
    sign: (content) => sign(null, Buffer.from(content), privateKey).toString('base64url'),
    verify: (content, signature) => verify(null, Buffer.from(content), publicKey, Buffer.from(signature, 'base64url')),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }),
  }
}
