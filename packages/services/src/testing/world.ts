import type { Database } from '@zhengji/db/database'
import type { StaffRole } from '@zhengji/domain/access/role'
import type { CallDefinition } from '@zhengji/domain/call/definition'
import { calls } from '@zhengji/domain/calls/registry'
import type { RoundView } from '@zhengji/domain/round/view'
import { acceptApplication } from '../application/accept.ts'
import { admitApplication } from '../application/admit.ts'
import { createApplication } from '../application/create.ts'
import { deliverApplication } from '../application/deliver.ts'
import { getApplication } from '../application/get.ts'
import type { Registration } from '../application/registration.ts'
import { confirmFindings } from '../condition/confirm-findings.ts'
import { recordFinding } from '../condition/record-finding.ts'
import type { Context } from '../context.ts'
import { registerUpload } from '../file/register-upload.ts'
import { attachFile } from '../material/attach.ts'
import { checkMaterials } from '../material/check.ts'
import { createRehearsal } from '../round/create-rehearsal.ts'
import { randomEnterprise, randomPdf, streamOf, type TestEnterprise } from './paper.ts'
import { addPerson } from './people.ts'
import { createTestPorts, type TestPorts } from './ports.ts'

/** Where a made application stands; `revision` is what the next act has to name. */
export interface MadeApplication {
  readonly id: string
  readonly revision: number
  readonly number: string | null
  readonly role: string
  readonly enterprise: TestEnterprise
}

export interface ApplicationWish {
  /** In the world's own round if left out. */
  readonly roundId?: string
  /** The call's last role (参与服务平台) if left out. */
  readonly role?: string
  readonly enterprise?: TestEnterprise
  readonly related?: Registration['entities']
}

/**
 * A small office for integration tests, minted anew for each: people of every role, an open rehearsal round, real ports in a
 * directory of its own. Everything is made through the verbs. Several worlds may share one database. Call `remove()` at the end.
 */
export type World = Awaited<ReturnType<typeof createWorld>>

export const createWorld = async (db: Database) => {
  const test: TestPorts = await createTestPorts()
  const { ports } = test
  const person = (...roles: StaffRole[]) => addPerson(db, ports, roles)
  const personIn = (roundId: string, ...roles: StaffRole[]) => addPerson(db, ports, roles, roundId)
  const [clerk, officer, officer2, approver, approver2, auditor, admin, security] = await Promise.all([
    person('clerk'),
    person('officer'),
    person('officer'),
    person('approver'),
    person('approver'),
    person('auditor'),
    person('system-admin'),
    person('security-admin'),
  ])
  // The registry is never empty: the conformance suite of the domain would fail.
  const definition = calls[0] as CallDefinition
  const rehearsal = (closesInMinutes = 60): Promise<RoundView> =>
    createRehearsal(officer, { callId: definition.id, name: '演练', closesInMinutes })
  const round = await rehearsal()

  const uploadScan = (roundId = round.id, bytes = randomPdf()) =>
    registerUpload(clerk, { source: streamOf(bytes), name: '扫描件.pdf', purpose: 'scan', roundId })

  /** Input of a complete registration: the applicant covers every undertaking. */
  const registration = ({ role, enterprise, related = [] }: ApplicationWish = {}): Registration => ({
    role: role ?? definition.roles.at(-1)?.id ?? '',
    entities: [
      { ...(enterprise ?? randomEnterprise()), relation: '', undertakings: definition.undertakings.map(({ id }) => id) },
      ...related,
    ],
    contactName: '王建国',
    contactPhone: '13812348000',
    contactEmail: 'wang@example.cn',
    note: '',
  })

  const draftApplication = async (wish: ApplicationWish = {}): Promise<MadeApplication> => {
    const enterprise = wish.enterprise ?? randomEnterprise()
    const input = registration({ ...wish, enterprise })
    const { applicationId, revision } = await createApplication(clerk, { roundId: wish.roundId ?? round.id, ...input })
    return { id: applicationId, revision, number: null, role: input.role, enterprise }
  }

  /** Checks every material as complete and attaches a scan to each that needs one. */
  const completeMaterials = async (made: MadeApplication): Promise<MadeApplication> => {
    const { application } = await getApplication(clerk, { applicationId: made.id })
    const { revision } = await checkMaterials(clerk, {
      applicationId: made.id,
      revision: made.revision,
      materials: definition.materials.map(({ id, copies }) => ({
        materialId: id,
        present: true,
        copies,
        pages: 12,
        sealed: true,
        bound: true,
        scanEqualsPaper: true,
        note: '',
      })),
    })
    for (const material of definition.materials.filter(({ scan }) => scan)) {
      const file = await uploadScan(application.roundId)
      await attachFile(clerk, { applicationId: made.id, materialId: material.id, fileId: file.id })
    }
    return { ...made, revision }
  }

  const deliver = async (made: MadeApplication): Promise<MadeApplication> => {
    const { applicationNumber } = await deliverApplication(clerk, { applicationId: made.id, revision: made.revision })
    return { ...made, revision: made.revision + 1, number: applicationNumber }
  }

  const deliveredApplication = async (wish: ApplicationWish = {}): Promise<MadeApplication> =>
    deliver(await completeMaterials(await draftApplication(wish)))

  const acceptedApplication = async (wish: ApplicationWish = {}): Promise<MadeApplication> => {
    const made = await deliveredApplication(wish)
    const { revision } = await acceptApplication(officer, { applicationId: made.id, revision: made.revision })
    return { ...made, revision }
  }

  /** Every checkpoint of the role found `met` by one officer and confirmed by the other, except those named. */
  const reviewed = async (made: MadeApplication, verdicts: Readonly<Record<string, 'met' | 'unmet' | 'doubt'>> = {}): Promise<void> => {
    const findingIds: string[] = []
    for (const condition of definition.conditions.filter(({ roles }) => roles.includes(made.role))) {
      for (const checkpoint of condition.checkpoints) {
        const finding = await recordFinding(officer, {
          applicationId: made.id,
          checkpointId: checkpoint.id,
          version: 0,
          verdict: verdicts[checkpoint.id] ?? 'met',
          fileId: null,
          page: null,
          note: '见附件',
        })
        findingIds.push(finding.id)
      }
    }
    await confirmFindings(officer2, { applicationId: made.id, findingIds })
  }

  const admittedApplication = async (wish: ApplicationWish = {}): Promise<MadeApplication> => {
    const made = await acceptedApplication(wish)
    await reviewed(made)
    const { revision } = await admitApplication(officer, { applicationId: made.id, revision: made.revision })
    return { ...made, revision }
  }

  /** The context of a background job. */
  const system = (job: string): Context => ({ db, ports, requestId: `test-${job}`, actor: { type: 'system', job } })
  const anonymous: Context = { db, ports, requestId: 'test-anonymous', actor: { type: 'anonymous' } }

  return {
    ...test,
    db,
    definition,
    round,
    clerk,
    officer,
    officer2,
    approver,
    approver2,
    auditor,
    admin,
    security,
    anonymous,
    system,
    person,
    personIn,
    rehearsal,
    enterprise: randomEnterprise,
    registration,
    uploadScan,
    draftApplication,
    completeMaterials,
    deliver,
    deliveredApplication,
    acceptedApplication,
    reviewed,
    admittedApplication,
  }
}
