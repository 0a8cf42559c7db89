import { roundIdInput } from '@zhengji/domain/round/input'
import {
  attachSheetScanInput,
  importIdInput,
  importSheetsInput,
  packIdInput,
  pageSheetsInput,
  proposeImportInput,
  reissueSheetInput,
  requestPackInput,
  sheetIdInput,
  voidSheetScanInput,
} from '@zhengji/domain/sheet/input'
import type { Page } from '@zhengji/domain/fields'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import type {
  ScoreFormDocument,
  SheetDetailView,
  SheetImportRow,
  SheetImportView,
  SheetPackView,
  SheetRow,
  SheetScanView,
} from '@zhengji/domain/sheet/view'
import { attachSheetScan } from '@zhengji/services/sheet/attach-scan'
import { cancelPack } from '@zhengji/services/sheet/cancel-pack'
import { getImport } from '@zhengji/services/sheet/get-import'
import { getSheet } from '@zhengji/services/sheet/get'
import { importSheets } from '@zhengji/services/sheet/import'
import { listImports } from '@zhengji/services/sheet/imports'
import { listSheets } from '@zhengji/services/sheet/list'
import { pageSheets } from '@zhengji/services/sheet/page'
import { listPacks } from '@zhengji/services/sheet/packs'
import { proposeImport } from '@zhengji/services/sheet/propose-import'
import { reissueSheet } from '@zhengji/services/sheet/reissue'
import { requestPack } from '@zhengji/services/sheet/request-pack'
import { getScoreForm } from '@zhengji/services/sheet/score-form'
import { voidSheetScan } from '@zhengji/services/sheet/void-scan'
import { permitted } from '../trpc/base.ts'

export const sheets = {
  packs: permitted('sheet:read')
    .input(roundIdInput)
    .query(({ ctx, input }): Promise<SheetPackView[]> => listPacks(ctx, input)),
  list: permitted('sheet:read')
    .input(roundIdInput)
    .query(({ ctx, input }): Promise<SheetRow[]> => listSheets(ctx, input)),
  page: permitted('sheet:read')
    .input(pageSheetsInput)
    .query(({ ctx, input }): Promise<Page<SheetRow>> => pageSheets(ctx, input)),
  get: permitted('sheet:read')
    .input(sheetIdInput)
    .query(({ ctx, input }): Promise<SheetDetailView> => getSheet(ctx, input)),
  imports: permitted('sheet:read')
    .input(roundIdInput)
    .query(({ ctx, input }): Promise<SheetImportRow[]> => listImports(ctx, input)),
  getImport: permitted('sheet:read')
    .input(importIdInput)
    .query(({ ctx, input }): Promise<SheetImportView> => getImport(ctx, input)),
  scoreForm: permitted('sheet:read')
    .input(importIdInput)
    .query(({ ctx, input }): Promise<ScoreFormDocument> => getScoreForm(ctx, input)),
  requestPack: permitted('sheet:write')
    .input(requestPackInput)
    .mutation(({ ctx, input }): Promise<SheetPackView> => requestPack(ctx, input)),
  cancelPack: permitted('sheet:write')
    .input(packIdInput)
    .mutation(({ ctx, input }): Promise<SheetPackView> => cancelPack(ctx, input)),
  reissue: permitted('sheet:write')
    .input(reissueSheetInput)
    .mutation(({ ctx, input }): Promise<SheetPackView> => reissueSheet(ctx, input)),
  attachScan: permitted('sheet:write')
    .input(attachSheetScanInput)
    .mutation(({ ctx, input }): Promise<SheetScanView[]> => attachSheetScan(ctx, input)),
  voidScan: permitted('sheet:write')
    .input(voidSheetScanInput)
    .mutation(({ ctx, input }): Promise<SheetScanView[]> => voidSheetScan(ctx, input)),
  import: permitted('sheet:write')
    .input(importSheetsInput)
    .mutation(({ ctx, input }): Promise<SheetImportRow[]> => importSheets(ctx, input)),
  proposeImport: permitted('sheet:write')
    .input(proposeImportInput)
    .mutation(({ ctx, input }): Promise<ProposalView> => proposeImport(ctx, input)),
}
