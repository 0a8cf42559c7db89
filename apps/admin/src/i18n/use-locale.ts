import { describeRefusal, type RefusalParams } from '@zhengji/domain/refusal/refusal'
import { isRefusalReason } from '@zhengji/domain/refusal/refusal'
import type { Locale, LocalizedText } from '@zhengji/domain/text'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { describeIssue, type Failure } from '../api/failure.ts'

/** Texts of the interface (`t`), of definitions (`pick`) and of refusals (`describe…`) in the chosen language. */
export function useLocale() {
  const { t, te, locale } = useI18n()
  const current = computed<Locale>(() => (locale.value === 'en' ? 'en' : 'zh'))

  function pick(text: LocalizedText | undefined): string {
    return text ? text[current.value] : ''
  }
  /** 甲、乙 or A, B */
  function enumerate(items: readonly string[]): string {
    return items.join(current.value === 'zh' ? '、' : ', ')
  }
  /** A label before its value: `理由：…`, `Reason: …`. */
  function labelled(label: string): string {
    return current.value === 'zh' ? `${label}：` : `${label}: `
  }
  function describeReason(reason: string, params: RefusalParams = {}): string {
    return isRefusalReason(reason) ? describeRefusal(reason, params, current.value) : reason
  }
  function describeFieldIssue(message: string): string {
    return describeIssue(message, current.value)
  }
  /** What happened and what to do next. */
  function describeFailure(failure: Failure): string {
    if (failure.reason) return describeReason(failure.reason, failure.params)
    return t(failure.kind === 'offline' ? 'state.offline' : 'state.broken')
  }
  return { t, te, locale: current, pick, enumerate, labelled, describeReason, describeFieldIssue, describeFailure }
}
