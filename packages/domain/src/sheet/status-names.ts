import { text, type LocalizedText } from '../text.ts'
import type { SheetRow } from './view.ts'

export const sheetStatusNames: Readonly<Record<SheetRow['status'], LocalizedText>> = {
  pending: text('生成中', 'In progress'),
  issued: text('已签发，未交回', 'Issued, not returned'),
  incomplete: text('未填完', 'Incomplete'),
  complete: text('已完整', 'Complete'),
  void: text('已作废', 'Void'),
}

/** In the order of a sheet's life. */
export const sheetStatuses = ['pending', 'issued', 'incomplete', 'complete', 'void'] as const satisfies SheetRow['status'][]
