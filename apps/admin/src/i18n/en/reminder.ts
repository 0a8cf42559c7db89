import type { SliceOf } from '../slice.ts'
import type { reminder as zh } from '../zh/reminder.ts'

export const reminder: SliceOf<typeof zh> = {
  title: 'Reminders',
  hint: 'Planned from how things stand: what is done is not reminded of, and a moved date plans everything anew. Once per deadline and rung.',
  empty: 'There is nothing to remind of',
  emptyHint: 'Drafts not delivered, open corrections and sheets not returned show their reminders here.',
  filterStatus: 'Status',
  filterPurpose: 'Purpose',
  all: 'All',
  recipient: 'To',
  kinds: { applicant: 'Applicant', expert: 'Expert', user: 'Staff' },
  purpose: 'Purpose',
  purposes: {
    'draft-not-delivered': 'Registered, not delivered',
    'correction-open': 'Correction open',
    'scan-missing': 'Scan missing',
    'sheet-not-returned': 'Score sheet not returned',
    'review-due': 'Review due',
  },
  rung: 'Rung',
  rungBefore: '{hours} h before',
  channel: 'Channel',
  channels: { 'in-app': 'Inbox', email: 'E-mail' },
  dueAt: 'Planned for',
  status: 'Status',
  statuses: { planned: 'Planned', queued: 'Being sent', sent: 'Sent', failed: 'Failed', skipped: 'Not sent' },
  sentAt: 'Sent at',
  note: 'Note',
  skipped: {
    superseded: 'A reminder nearer to the deadline exists',
    'deadline-passed': 'The deadline has passed',
    'no-address': 'No e-mail address; please telephone',
    'quiet-hours': 'Only quiet hours are left before the deadline',
    done: 'Done already',
  },
}
