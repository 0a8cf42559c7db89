import { computed, shallowRef } from 'vue'

/** Rows chosen on any page of a list, by id, each with what a person calls it. They stay chosen while one pages and filters. */
export function useSelection() {
  const labels = shallowRef<ReadonlyMap<string, string>>(new Map())

  function set(rows: readonly { readonly id: string; readonly label: string }[], chosen: boolean) {
    const next = new Map(labels.value)
    for (const { id, label } of rows) {
      if (chosen) next.set(id, label)
      else next.delete(id)
    }
    labels.value = next
  }
  function clear() {
    labels.value = new Map()
  }
  return { labels, ids: computed(() => [...labels.value.keys()]), count: computed(() => labels.value.size), set, clear }
}
