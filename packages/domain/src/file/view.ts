/** Answer of an upload. */
export interface UploadedFile {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly mediaType: string
  readonly sha256: string
}
