import type { ApplicationDetail, AttachmentView } from '@zhengji/domain/application/view'
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router'
import { computed } from 'vue'
import { queryPage, queryText } from '../../router/url-filter.ts'

/** Which page of which scan is looked at: `?file=<id>&page=3`, so that every piece of evidence has an address. */
export function useEvidence(detail: () => ApplicationDetail) {
  const route = useRoute()
  const router = useRouter()
  const fileId = computed(() => queryText(route.query, 'file'))
  const page = computed(() => queryPage(route.query))
  const attachment = computed<AttachmentView | null>(() => detail().attachments.find((one) => one.fileId === fileId.value) ?? null)

  async function show(file: string, at = 1) {
    const query: LocationQueryRaw = at > 1 ? { file, page: String(at) } : { file }
    await router.replace({ query })
  }
  return { attachment, page, show }
}
