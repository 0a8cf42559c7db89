import type { RouteRecordRaw } from 'vue-router'
import IconSheets from '~icons/lucide/file-spreadsheet'

export const sheetRoutes: RouteRecordRaw[] = [
  {
    path: 'sheets',
    name: 'sheets',
    component: () => import('./SheetPage.vue'),
    meta: { title: 'sheet.title', permission: 'sheet:read', nav: { group: 'review', icon: IconSheets, order: 40 } },
  },
  {
    path: 'sheets/:sheetId',
    name: 'sheet',
    component: () => import('./SheetDetailPage.vue'),
    meta: { title: 'sheet.detailTitle', permission: 'sheet:read', parents: ['sheets'] },
  },
  {
    path: 'sheets/imports/:importId',
    name: 'sheet-import',
    component: () => import('./ImportPage.vue'),
    meta: { title: 'sheet.importTitle', permission: 'sheet:read', parents: ['sheets'] },
  },
]
