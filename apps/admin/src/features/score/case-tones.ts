import type { StatusTone } from '@zhengji/domain/application/status'
import type { AbnormalCaseView } from '@zhengji/domain/score/view'

export const caseTones: Readonly<Record<AbnormalCaseView['status'], StatusTone>> = {
  open: 'orange',
  proposed: 'orange',
  replaced: 'green',
  closed: 'grey',
}
