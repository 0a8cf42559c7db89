/**
 * Writes a small PDF that looks like the scan of a stamped page: Chinese text, a red seal, page numbers.
 * No font is embedded: `STSong-Light` with the predefined CMap `UniGB-UCS2-H` (ISO 32000-1, 9.7.5.2) lets every viewer take a Chinese font of its own.
 */
export interface ScanPage {
  readonly title: string
  readonly lines: readonly string[]
}

const ucs2 = (text: string): string =>
  `<${Array.from(text, (character) => character.codePointAt(0)?.toString(16).padStart(4, '0') ?? '').join('')}>`

const label = (x: number, y: number, size: number, text: string): string => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm ${ucs2(text)} Tj ET`

/** A circle from four Bézier curves; 0.5523 is the usual constant that keeps the error under 0.03 %. */
const circle = (x: number, y: number, radius: number): string => {
  const k = radius * 0.5523
  return `${x + radius} ${y} m ${x + radius} ${y + k} ${x + k} ${y + radius} ${x} ${y + radius} c ${x - k} ${y + radius} ${x - radius} ${y + k} ${x - radius} ${y} c ${x - radius} ${y - k} ${x - k} ${y - radius} ${x} ${y - radius} c ${x + k} ${y - radius} ${x + radius} ${y - k} ${x + radius} ${y} c S`
}

const star = (x: number, y: number, radius: number): string => {
  const points = Array.from({ length: 5 }, (_, index) => {
    const angle = Math.PI / 2 + (index * 4 * Math.PI) / 5
    return `${(x + radius * Math.cos(angle)).toFixed(1)} ${(y + radius * Math.sin(angle)).toFixed(1)}`
  })
  return `${points[0]} m ${points
    .slice(1)
    .map((point) => `${point} l`)
    .join(' ')} h f`
}

const seal = (owner: string): string =>
  ['1 0 0 RG 1 0 0 rg 3 w', circle(430, 160, 58), star(430, 166, 18), label(388, 126, 8, owner.slice(0, 11)), '0 0 0 rg 0 0 0 RG'].join(
    '\n',
  )

/** A4 pages, one per entry, each with the owner's seal; ASCII bytes, deterministic. */
export const scanPdf = (owner: string, pages: readonly ScanPage[]): Buffer => {
  const objects: string[] = []
  const add = (body: string): number => objects.push(body)
  add('<< /Type /Catalog /Pages 2 0 R >>')
  add('') // the page tree, filled in when its kids are known
  add('<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>')
  add(
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R /W [1 95 500] >>',
  )
  add(
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  )
  const kids = pages.map((page, index) => {
    const content = [
      label(70, 760, 20, page.title),
      ...page.lines.map((line, row) => label(70, 710 - row * 26, 12, line)),
      label(270, 40, 10, `第 ${index + 1} 页 共 ${pages.length} 页`),
      seal(owner),
    ].join('\n')
    const stream = add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
    return add(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${stream} 0 R >>`)
  })
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  return Buffer.from(body, 'latin1')
}
