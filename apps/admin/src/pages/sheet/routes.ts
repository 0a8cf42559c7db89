import type { RouteRecordRaw } from 'vue-router'
import IconSheets from '~icons/lucide/file-spreadsheet'
import { withTexts } from '../../i18n/with-texts.ts'

export const sheetRoutes: RouteRecordRaw[] = [
  {
    path: 'sheets',
    name: 'sheets',
    component: withTexts(['list', 'sheet'], () => import('./SheetPage.vue')),
    meta: { title: 'page.sheets', permission: 'sheet:read', nav: { group: 'review', icon: IconSheets, order: 40 } },
  },
  {
    path: 'sheets/:sheetId',
    name: 'sheet',
    component: withTexts(['sheet', 'score'], () => import('./SheetDetailPage.vue')),
    meta: { title: 'page.sheet', permission: 'sheet:read', parents: ['sheets'] },
  },
  {
    path: 'sheets/imports/:importId',
    name: 'sheet-import',
    component: withTexts(['proposal', 'decision', 'sheet', 'result', 'score'], () => import('./ImportPage.vue')),
    meta: { title: 'page.sheetImport', permission: 'sheet:read', parents: ['sheets'] },
  },
]
