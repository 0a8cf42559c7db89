import type { DeliveryOutcome } from '@zhengji/domain/application/view'
import { computed, shallowRef } from 'vue'
import { checkMaterials, deliver } from '../../api/applications.ts'
import { useAction } from '../../api/use-action.ts'
import type { Side } from '../../components/merge.ts'
import { useLocale } from '../../i18n/use-locale.ts'
import { storedVersion } from '../application/conflict.ts'
import { useCurrentRound } from '../round/current.ts'
import { compareChecks, mergeChecks } from './material-conflict.ts'
import type { useMaterialDraft } from './use-material-draft.ts'

/** Saving the check and registering the delivery; where somebody else was faster, both versions are merged and saved again. */
export function useDelivery(applicationId: () => string, work: ReturnType<typeof useMaterialDraft>) {
  const { t, pick } = useLocale()
  const { definition } = useCurrentRound()
  const outcome = shallowRef<DeliveryOutcome | null>(null)

  async function store(revision: number) {
    const checked = await checkMaterials({ applicationId: applicationId(), revision, materials: work.checks.value })
    await work.settle(checked.revision)
    return checked.revision
  }
  const check = useAction({ run: store, stale: ['applications'], done: () => t('intake.checkSaved') })
  /** Check and delivery in one press: what lies on the screen is what the receipt says. */
  const delivery = useAction({
    run: async (revision: number) => deliver({ applicationId: applicationId(), revision: await store(revision) }),
    stale: ['applications', 'dashboard'],
  })

  const stored = computed(() => storedVersion(delivery.failure.value) ?? storedVersion(check.failure.value))
  const failure = computed(() => (stored.value ? null : (delivery.failure.value ?? check.failure.value)))
  const differences = computed(() => {
    if (!stored.value) return []
    const versions = { base: work.base.value.checks, mine: work.checks.value, theirs: work.startOf(stored.value) }
    return compareChecks(definition.value.materials, versions, { t, pick })
  })
  const conflictShown = computed({
    get: () => stored.value !== null,
    set: (shown) => {
      if (shown) return
      delivery.failure.value = null
      check.failure.value = null
    },
  })

  const save = () => check.start(work.base.value.revision)
  async function register() {
    const result = await delivery.start(work.base.value.revision)
    if (result) outcome.value = result.output
  }
  async function merge(taken: Readonly<Record<string, Side>>) {
    if (!stored.value) return
    const again = delivery.failure.value ? register : save
    work.restart(stored.value, mergeChecks({ mine: work.checks.value, theirs: work.startOf(stored.value) }, taken))
    conflictShown.value = false
    await again()
  }
  return { outcome, failure, differences, conflictShown, checking: check.busy, delivering: delivery.busy, save, register, merge }
}
