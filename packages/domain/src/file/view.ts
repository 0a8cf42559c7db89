/** Answer of an upload. */
export interface UploadedFile {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly mediaType: string
  readonly sha256: string
}

/** How far an upload is. */
export interface UploadState {
  readonly id: string
  /** Bytes as announced. */
  readonly size: number
  /** Bytes that are durable: what is sent next begins here. */
  readonly offset: number
  /** Once all bytes are there and hashed. */
  readonly file: UploadedFile | null
}
