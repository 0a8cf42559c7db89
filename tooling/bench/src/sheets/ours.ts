import { readFile, writeFile } from 'node:fs/promises'
import { deflateRawSync } from 'node:zlib'
import { readIsolated } from '@zhengji/workbook/isolated'
import { readWorkbook } from '@zhengji/workbook/read'
import { unpack } from '@zhengji/workbook/testing/fill'
import { createSheetWriter } from '@zhengji/workbook/write'
import type { Meter } from './meter.ts'
import { assignmentOf, check, sign, type Size } from './panel.ts'

/** As the worker does it: one writer, one file after the other. */
export const packByUs = async (size: Size, files: readonly string[], meter: Meter): Promise<void> => {
  const writer = createSheetWriter({ sign })
  for (const [expert, file] of files.entries()) {
    const assignment = assignmentOf(size, expert)
    await meter(async () => writeFile(file, await writer.write(assignment)))
  }
}

/** The least that a writer has to do: deflate the XML of our workbooks, once per file. */
export const packByFloor = async (files: readonly string[], meter: Meter): Promise<void> => {
  for (const file of files) {
    const parts = [...(await unpack(await readFile(file))).values()].map((part) => Buffer.from(part))
    await meter(() => {
      for (const part of parts) deflateRawSync(part, { level: 6 })
    })
  }
}

/** In a thread of its own, as the worker does it. */
export const importByUs = (files: readonly string[], meter: Meter): Promise<void> =>
  meter(async () => {
    for (const file of files) {
      const read = await readIsolated(await readFile(file), check)
      if (!read.ok) throw new Error(`our own file was refused: ${read.refusal.reason}`)
    }
  })

/** Without the thread, as the tests do it. */
export const importBare = (files: readonly string[], meter: Meter): Promise<void> =>
  meter(async () => {
    for (const file of files) {
      const read = await readWorkbook(await readFile(file), check)
      if (!read.ok) throw new Error(`our own file was refused: ${read.refusal.reason}`)
    }
  })
