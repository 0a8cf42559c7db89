import { getDocument, GlobalWorkerOptions, ResponseException } from 'pdfjs-dist/legacy/build/pdf.mjs'
// eslint-disable-next-line import/default -- vite gives the file's address as the default export
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = workerUrl

/** Why a file cannot be shown. `ended`: the session is over; `unreachable`: no answer or a refusal by the server. */
export type PdfProblem = 'locked' | 'damaged' | 'unreachable' | 'ended'

export type Zoom = 'fit' | 100 | 150 | 200
/** Clockwise, on top of what the page itself says. */
export type Turn = 0 | 90 | 180 | 270

export interface PageLook {
  readonly page: number
  readonly zoom: Zoom
  readonly turn: Turn
  /** CSS pixels across, for `fit`. */
  readonly width: number
}

export interface PdfFile {
  readonly pages: number
  /** Paints one page; false when a later call or `close` overtook it. Numbers beyond the ends mean the nearest page. */
  paint(canvas: HTMLCanvasElement, look: PageLook): Promise<boolean>
  close(): Promise<void>
}

/** CSS pixels per point: 96 / 72. */
const pixelsPerPoint = 4 / 3
/** Chromium gives up on a canvas beyond 16,384 px or 268 Mpx; a quarter of A0 at 200 % stays below this. */
const mostPixels = 32_000_000

const problemOf = (error: unknown): PdfProblem => {
  // pdf.js does not export this class.
  if (error instanceof Error && error.name === 'PasswordException') return 'locked'
  if (error instanceof ResponseException) return error.status === 401 ? 'ended' : 'unreachable'
  return 'damaged'
}

export class PdfError extends Error {
  override readonly name = 'PdfError'
  readonly problem: PdfProblem
  constructor(cause: unknown) {
    const problem = problemOf(cause)
    super(problem, { cause })
    this.problem = problem
  }
}

/**
 * Opens a PDF of our origin by ranges: a page costs what it needs, whatever the length of the scan. Decoders in
 * WebAssembly run in the worker alone, under the policy that the server gives its script.
 */
export const openPdf = async (url: string): Promise<PdfFile> => {
  const task = getDocument({
    url,
    rangeChunkSize: 262_144,
    disableAutoFetch: true,
    disableStream: true,
    wasmUrl: `${PDF_DATA_PATH}wasm/`,
    cMapUrl: `${PDF_DATA_PATH}cmaps/`,
    standardFontDataUrl: `${PDF_DATA_PATH}standard_fonts/`,
    isEvalSupported: false,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: 0,
  })
  const file = await task.promise.catch((error: unknown) => {
    void task.destroy()
    throw new PdfError(error)
  })
  let stop: (() => void) | null = null

  return {
    pages: file.numPages,
    async paint(canvas, { page, zoom, turn, width }) {
      stop?.()
      let overtaken = false
      stop = () => {
        overtaken = true
      }
      try {
        const sheet = await file.getPage(Math.min(Math.max(1, page), file.numPages))
        if (overtaken) return false
        const rotation = (sheet.rotate + turn) % 360
        const plain = sheet.getViewport({ scale: 1, rotation })
        const scale = zoom === 'fit' ? width / plain.width : (zoom / 100) * pixelsPerPoint
        const sharp = Math.min(window.devicePixelRatio, Math.sqrt(mostPixels / (plain.width * plain.height)) / scale)
        const viewport = sheet.getViewport({ scale: scale * sharp, rotation })
        canvas.width = Math.floor(viewport.width)
        canvas.height = Math.floor(viewport.height)
        canvas.style.width = `${Math.floor(plain.width * scale)}px`
        canvas.style.height = `${Math.floor(plain.height * scale)}px`
        const painting = sheet.render({ canvas, viewport })
        stop = () => {
          overtaken = true
          painting.cancel()
        }
        await painting.promise
        return true
      } catch (error) {
        if (overtaken) return false
        throw new PdfError(error)
      }
    },
    async close() {
      stop?.()
      await task.destroy()
    },
  }
}
