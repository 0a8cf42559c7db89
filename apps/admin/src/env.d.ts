/// <reference types="vite/client" />
import type { Permission } from '@zhengji/domain/access/permission'
import type { FunctionalComponent } from 'vue'

declare global {
  /** Folder with pdf.js's character maps, fonts and decoders; vite.config.ts puts them there. */
  const PDF_DATA_PATH: string
}

declare module 'vue-router' {
  interface RouteMeta {
    /** i18n key of the page's name: title, breadcrumb and menu. */
    title?: string
    /** What the signed-in user must hold (in the round of the path, where there is one). */
    permission?: Permission
    /** Shown in the left menu. */
    nav?: { group: 'work' | 'review' | 'control' | 'settings'; icon: FunctionalComponent | object; order: number }
    /** Route names that lead here, for the breadcrumb. */
    parents?: readonly string[]
    /** No shell around it: sign-in and print pages. */
    bare?: boolean
    /** The query says what is looked at beside a long list: it changes without a jump to the top. */
    keepScroll?: boolean
    /** Open to everybody. */
    public?: boolean
  }
}
