import type { SliceOf } from '../slice.ts'
import type { list as zh } from '../zh/list.ts'

export const list: SliceOf<typeof zh> = {
  chosen: '{count} chosen',
  clear: 'Clear',
  columns: 'Columns',
  columnsHint: 'Tick what is shown, move it with the arrows. Only for you, and on every computer on which you sign in.',
  columnsOfView: 'These are the columns of the view “{name}”.',
  moveUp: 'Move {name} up',
  moveDown: 'Move {name} down',
  asItComes: 'As it comes',
  views: 'Views',
  viewsNow: 'Views: {name}',
  noView: 'none',
  viewsEmpty: 'No saved views yet. Set a filter, save it, and it is one press away.',
  saveView: 'Save this filter as a view',
  removeView: 'Remove the view “{name}”',
  viewName: 'Name of the view',
  viewHint: 'Keeps filter, order and columns; nobody else sees it.',
  viewReplaces: 'A view of this name exists and will be replaced.',
  export: 'Export to Excel',
  exportChosen: 'Export the chosen',
  exportAll: 'All {count} rows, filtered, sorted and with columns as shown.',
  exportRows: 'The {count} chosen rows, sorted and with columns as shown:',
  fullPhones: 'With full telephone numbers',
  exportTrail: 'An export contains personal data: who exported what, when and how many rows is recorded in the audit trail.',
  exported: 'Exported; see the downloads of your browser.',
}
