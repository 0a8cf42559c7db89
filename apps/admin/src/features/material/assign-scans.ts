import type { Material } from '@zhengji/domain/call/definition'

export interface AssignedScans<Scan> {
  readonly byMaterial: ReadonlyMap<string, readonly Scan[]>
  /** Whose names say nothing: a person has to say where they belong. */
  readonly unknown: readonly Scan[]
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s/g, '')

/** `3-佐证.pdf`, `03 佐证.pdf`, `材料3.pdf`: the place in the order of binding; null for dates and other long numbers. */
const ordinalOf = (name: string): number | null => {
  const match = /^\p{Script=Han}{0,2}0?([1-9]\d?)(?!\d)/u.exec(plain(name))
  return match ? Number(match[1]) : null
}

/** The longest part of a material's name that the file's name contains, in characters; below four it is chance. */
const likeness = (fileName: string, materialName: string): number => {
  const name = plain(materialName)
  for (let length = name.length; length >= 4; length -= 1) {
    for (let start = 0; start + length <= name.length; start += 1) if (fileName.includes(name.slice(start, start + length))) return length
  }
  return 0
}

/** Puts scans that were dropped together under their materials: by the name of the material in the file's name, else by its number. */
export const assignScans = <Scan extends { readonly name: string }>(
  scans: readonly Scan[],
  materials: readonly Pick<Material, 'id' | 'name'>[],
): AssignedScans<Scan> => {
  const byMaterial = new Map<string, Scan[]>()
  const unknown: Scan[] = []
  for (const scan of scans) {
    const name = plain(scan.name)
    const ranked = materials
      .map((material) => ({ material, score: Math.max(likeness(name, material.name.zh), likeness(name, material.name.en)) }))
      .sort((a, b) => b.score - a.score)
    const [best, second] = ranked
    const named = best && best.score > 0 && best.score > (second?.score ?? 0) ? best.material : undefined
    const ordinal = ordinalOf(scan.name)
    const material = named ?? (ordinal === null ? undefined : materials[ordinal - 1])
    if (material) byMaterial.set(material.id, [...(byMaterial.get(material.id) ?? []), scan])
    else unknown.push(scan)
  }
  return { byMaterial, unknown }
}
