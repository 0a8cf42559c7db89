import type { CallDefinition, Material } from '../call/definition.ts'

/** One thing wrong with the delivered materials. `expected`/`found` are counts where counts matter. */
export interface MaterialDefect {
  readonly materialId: string
  readonly defect: 'missing' | 'copies' | 'seal' | 'binding' | 'scan-missing' | 'scan-differs' | 'pages'
  readonly expected: number | null
  readonly found: number | null
}

/** What the clerk found about one material. */
export interface MaterialCheck {
  readonly materialId: string
  readonly present: boolean
  readonly copies: number
  readonly pages: number
  readonly sealed: boolean
  readonly bound: boolean
  readonly scanEqualsPaper: boolean
}

const paperDefects = (material: Material, check: MaterialCheck | undefined): Omit<MaterialDefect, 'materialId'>[] => {
  if (check === undefined || !check.present) return [{ defect: 'missing', expected: material.copies, found: 0 }]
  const defects: Omit<MaterialDefect, 'materialId'>[] = []
  if (check.copies < material.copies) defects.push({ defect: 'copies', expected: material.copies, found: check.copies })
  if (check.pages < 1) defects.push({ defect: 'pages', expected: null, found: check.pages })
  if (material.sealed && !check.sealed) defects.push({ defect: 'seal', expected: null, found: null })
  if (material.bound && !check.bound) defects.push({ defect: 'binding', expected: null, found: null })
  return defects
}

/**
 * Everything wrong at once, in the order of the call's materials: a correction notice is issued only once (一次性告知).
 * A material without a check counts as missing, its scan is asked for as well; more copies than required are no defect;
 * checks and scans of materials that the call does not know are ignored.
 * Source: 公告 三 一式三份,按顺序装订成册,加盖单位公章,全套扫描电子版一并提交.
 */
export const findDefects = (
  definition: Pick<CallDefinition, 'materials'>,
  checks: readonly MaterialCheck[],
  scannedMaterialIds: Iterable<string>,
): readonly MaterialDefect[] => {
  const byMaterial = new Map(checks.map((check) => [check.materialId, check]))
  const scanned = new Set(scannedMaterialIds)
  return definition.materials.flatMap((material) => {
    const check = byMaterial.get(material.id)
    const defects = paperDefects(material, check)
    if (material.scan && !scanned.has(material.id)) defects.push({ defect: 'scan-missing', expected: null, found: null })
    else if (material.scan && check?.present === true && !check.scanEqualsPaper)
      defects.push({ defect: 'scan-differs', expected: null, found: null })
    return defects.map((defect) => ({ materialId: material.id, ...defect }))
  })
}
