/** Uploads that were begun in this browser and not ended, so that the same file goes on after a reload or a power cut. */
export interface BegunUpload {
  readonly uploadId: string
  /** What the file is for, as the page names it, e.g. `<application>.<material>`. */
  readonly target: string
  readonly name: string
  readonly size: number
  readonly lastModified: number
  /** Milliseconds since 1970, by this computer. */
  readonly begunAt: number
}

const key = 'zhengji.uploads'

/** The server gives up what lies still for a day. */
const keptMs = 86_400_000

const isBegun = (value: unknown): value is BegunUpload =>
  typeof value === 'object' && value !== null && 'uploadId' in value && 'begunAt' in value

const read = (): readonly BegunUpload[] => {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(value) ? value.filter((one) => isBegun(one) && Date.now() - one.begunAt < keptMs) : []
  } catch {
    return []
  }
}

const write = (begun: readonly BegunUpload[]): void => {
  try {
    localStorage.setItem(key, JSON.stringify(begun))
  } catch {
    // No room or a private window: then a reload begins anew.
  }
}

/** Not ended yet, for targets that begin with `prefix`. */
export const begunFor = (prefix: string): readonly BegunUpload[] => read().filter(({ target }) => target.startsWith(prefix))

/** The same file for the same target: name, size and time of change agree. */
export const findBegun = (target: string, file: File): BegunUpload | undefined =>
  begunFor(target).find((one) => one.name === file.name && one.size === file.size && one.lastModified === file.lastModified)

export const rememberBegun = (uploadId: string, target: string, { name, size, lastModified }: File): void =>
  write([...read(), { uploadId, target, name, size, lastModified, begunAt: Date.now() }])

export const forgetBegun = (uploadId: string): void => write(read().filter((one) => one.uploadId !== uploadId))
