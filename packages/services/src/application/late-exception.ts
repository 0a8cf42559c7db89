import { applicationNumber } from '@zhengji/domain/application/number'
import { ServiceError } from '../errors.ts'
import type { ProposalEffect } from '../proposal/effect.ts'
import { nextNumber } from '../round/next-number.ts'
import { lockRound } from '../round/load.ts'
import { changeStatus } from './change-status.ts'
import { loadApplication, lockApplication } from './load.ts'
import { refuseDuplicate } from './refuse-duplicate.ts'
import { searchColumns } from './search.ts'

/** Lets a late delivery in: received, numbered, out of the late register; its late receipt stays as it is. */
export const lateException: ProposalEffect = {
  approved: async (tx, proposal) => {
    const { round, definition } = await lockRound(tx.db, proposal.roundId)
    const application = await lockApplication(tx, proposal.subjectId)
    if (!application.late || application.status !== 'refused') throw new ServiceError('PRECONDITION', 'not-in-late-register')
    await refuseDuplicate(tx, { ...application, except: application.id })
    const mark = definition.roles.find((role) => role.id === application.role)?.mark
    if (mark === undefined) throw new Error(`role ${application.role} is not in the definition`)
    const number = application.number ?? applicationNumber(round.numberPrefix, mark, await nextNumber(tx, round.id, mark))
    const { enterprise } = await loadApplication(tx.db, application.id)
    await changeStatus(tx, application, 'readmit', {
      reason: proposal.reason,
      columns: {
        late: false,
        number,
        ...searchColumns({
          enterpriseName: enterprise.name,
          creditCode: enterprise.creditCode,
          contactPhone: application.contactPhone,
          number,
        }),
      },
      after: { late: false, number },
    })
  },
}
