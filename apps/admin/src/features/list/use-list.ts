import type { ListColumn } from '@zhengji/domain/list/column'
import { arrangeColumns, listColumns, type ListId } from '@zhengji/domain/list/columns'
import type { SavedView } from '@zhengji/domain/list/view'
import { computed } from 'vue'
import { useRouter } from 'vue-router'
import { saveListPreference } from '../../api/lists.ts'
import { useAction } from '../../api/use-action.ts'
import type { TableColumn, TableSort } from '../../components/data-table.ts'
import { useLocale } from '../../i18n/use-locale.ts'
import { usePreferences, type PageSize } from '../../preferences/store.ts'
import { useUrlFilter, type FilterCodec } from '../../router/url-filter.ts'
import { useListPreferences } from './queries.ts'
import { useSelection } from './use-selection.ts'

/** What every list's filter has; each adds its own. */
export interface ListFilter {
  readonly page: number
  readonly sort?: string
  readonly direction?: 'asc' | 'desc'
}

export interface ListOptions<Filter extends ListFilter> {
  readonly list: ListId
  readonly codec: FilterCodec<Filter>
  /** CSS widths by column; the rest shares what is left. */
  readonly widths?: Readonly<Record<string, string>>
}

/** The state that all lists share: filter, sort and page in the address, columns and saved views of the person, selected rows. */
export function useList<Filter extends ListFilter>({ list, codec, widths = {} }: ListOptions<Filter>) {
  const { t, pick } = useLocale()
  const router = useRouter()
  const preferences = usePreferences()
  const { filter, change, reset } = useUrlFilter(codec)
  const { data: stored } = useListPreferences()
  const selection = useSelection()
  const all: readonly ListColumn[] = listColumns[list]

  const kept = computed(() => stored.value?.find((one) => one.list === list) ?? { list, columns: null, views: [], revision: 0 })
  /** The filter as a saved view remembers it: the address without a page. */
  const query = computed(() => new URLSearchParams(codec.format({ ...filter.value, page: 1 })).toString())
  const plain = new URLSearchParams(codec.format(codec.parse({}))).toString()
  const activeView = computed(() => kept.value.views.find((view) => view.query === query.value) ?? null)
  const shownKeys = computed(() => activeView.value?.columns ?? kept.value.columns)
  const arranged = computed(() => arrangeColumns(all, shownKeys.value))
  const columns = computed<TableColumn[]>(() =>
    arranged.value.map(({ key, title, sort }) => ({
      key,
      title: pick(title),
      ...(sort === undefined ? {} : { sort }),
      ...(widths[key] === undefined ? {} : { width: widths[key] }),
    })),
  )
  const sort = computed<TableSort | null>(() =>
    filter.value.sort === undefined ? null : { by: filter.value.sort, direction: filter.value.direction ?? 'asc' },
  )
  const size = computed(() => preferences.pageSize)

  async function onSort({ by, direction }: TableSort) {
    await change(codec.parse({ ...codec.format(filter.value), sort: by, direction, page: '1' }))
  }
  async function onSize(next: number) {
    preferences.pageSize = next as PageSize // the pager offers nothing else
    await change(codec.parse({ ...codec.format(filter.value), page: '1' }))
  }
  const onPage = (page: number) => change(codec.parse({ ...codec.format(filter.value), page: String(page) }))

  const saving = useAction({ run: saveListPreference, stale: ['lists'] })
  const preferenceWith = (revision: number, columns: readonly string[] | null, views: readonly SavedView[]) => ({
    list,
    revision,
    columns: columns && [...columns],
    views: views.map((view) => ({ ...view, columns: view.columns && [...view.columns] })),
  })
  const save = (columns: readonly string[] | null, views: readonly SavedView[]) =>
    saving.start(preferenceWith(kept.value.revision, columns, views))
  /** Of the view that is shown when it has columns of its own, else of the list. */
  function saveColumns(keys: readonly string[] | null) {
    const view = activeView.value
    if (!view?.columns) return save(keys, kept.value.views)
    return save(
      kept.value.columns,
      kept.value.views.map((one) => (one.name === view.name ? { ...one, columns: keys } : one)),
    )
  }
  /** Under an existing name it takes the place of that view. */
  function saveView(name: string) {
    const view: SavedView = { name, query: query.value, columns: shownKeys.value }
    return save(kept.value.columns, [...kept.value.views.filter((one) => one.name !== name), view])
  }
  const removing = useAction({
    run: (view: SavedView) =>
      saveListPreference(
        preferenceWith(
          kept.value.revision,
          kept.value.columns,
          kept.value.views.filter(({ name }) => name !== view.name),
        ),
      ),
    stale: ['lists'],
    done: (_output, { name }) => t('list.viewRemoved', { name }),
    undo: ({ revision, views }, view) => saveListPreference(preferenceWith(revision, kept.value.columns, [...views, view])),
  })
  const removeView = (view: SavedView) => removing.start(view)
  const openView = (view: SavedView) => router.push({ query: Object.fromEntries(new URLSearchParams(view.query)) })

  return {
    list,
    all,
    filter,
    change,
    reset,
    filtered: computed(() => query.value !== plain),
    columns,
    sort,
    size,
    onSort,
    onSize,
    onPage,
    selection,
    views: computed(() => kept.value.views),
    activeView,
    shownKeys: computed(() => arranged.value.map(({ key }) => key)),
    saving,
    saveColumns,
    saveView,
    removeView,
    openView,
  }
}

export type List<Filter extends ListFilter> = ReturnType<typeof useList<Filter>>
