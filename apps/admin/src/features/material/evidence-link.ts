import type { ApplicationDetail, AttachmentView } from '@zhengji/domain/application/view'
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router'
import { computed } from 'vue'
import { queryPage, queryText } from '../../router/url-filter.ts'
import { useCurrentRound } from '../round/current.ts'

/** The address of a page of a scan, on whatever tab shows a preview. */
export const evidenceQuery = (file: string, page = 1): LocationQueryRaw => (page > 1 ? { file, page: String(page) } : { file })

/** Which page of which scan is looked at: `?file=<id>&page=3`, so that every piece of evidence has an address. */
export function useEvidence(detail: () => ApplicationDetail) {
  const route = useRoute()
  const router = useRouter()
  const { definition } = useCurrentRound()
  const fileId = computed(() => queryText(route.query, 'file'))
  const page = computed(() => queryPage(route.query))
  /** What somebody chose; a finding may rest on it. */
  const attachment = computed<AttachmentView | null>(() => detail().attachments.find((one) => one.fileId === fileId.value) ?? null)
  /** What stands in the pane: the choice, else the first scan in the order of binding. */
  const shown = computed<AttachmentView | null>(() => {
    const inOrder = definition.value.materials.flatMap(({ id }) =>
      detail().attachments.filter((one) => one.materialId === id && one.voidedAt === null),
    )
    return attachment.value ?? inOrder[0] ?? null
  })

  async function show(file: string, at = 1) {
    await router.replace({ query: evidenceQuery(file, at) })
  }
  return { attachment, shown, page, show }
}
