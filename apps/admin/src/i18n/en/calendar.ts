import type { SliceOf } from '../slice.ts'
import type { calendar as zh } from '../zh/calendar.ts'

export const calendar: SliceOf<typeof zh> = {
  hint: 'By the yearly notice of the General Office of the State Council. Years that are not loaded are refused, never taken for plain weekdays.',
  year: 'Year',
  month: '{year}-{month}',
  weekdayShort: { 1: 'Mo', 2: 'Tu', 3: 'We', 4: 'Th', 5: 'Fr', 6: 'Sa', 7: 'Su' },
  off: 'off',
  worked: 'work',
  offDay: 'Holiday',
  workedDay: 'Worked weekend',
  weekend: 'Weekend',
  fromPackage: 'Came with the software',
  fromImport: 'Imported by {name} on {at}',
  import: 'Import a year',
  newYear: 'New Year',
  importHint: 'Format: {format}. A year can be imported again; the last import counts.',
  file: 'Choose a JSON file',
  json: 'Official days (JSON)',
  imported: 'The days of {year} have been imported.',
  feed: 'Subscribe to my dates',
  feedHint:
    'Makes an address for “subscribe by URL” in a calendar program. The address is a key: whoever knows it sees your dates (no enterprises, no scores). Revoke it when it is no longer used.',
  newFeed: 'Make an address',
  address: 'Address',
  onceOnly: 'Copy it now; it is not shown again.',
  createdAt: 'Made at',
  lastReadAt: 'Last read',
  revoke: 'Revoke',
  revoked: 'The address has been revoked.',
}
