/** Keys of the counter mode as its help shows them; what each does stands in the texts under `intake.keys`. */
export const intakeKeys = [
  {
    place: 'inForm',
    entries: [
      { keys: ['Enter'], what: 'next' },
      { keys: ['1', '2'], what: 'role' },
      { keys: ['Ctrl+Enter'], what: 'save' },
    ],
  },
  {
    place: 'inTable',
    entries: [
      { keys: ['0', '…', '9'], what: 'pages' },
      { keys: ['Enter'], what: 'complete' },
      { keys: ['↑', '↓'], what: 'rows' },
      { keys: ['E'], what: 'equals' },
      { keys: ['U'], what: 'upload' },
      { keys: ['−', '+'], what: 'copies' },
      { keys: ['S'], what: 'seal' },
      { keys: ['B'], what: 'bound' },
      { keys: ['X'], what: 'absent' },
      { keys: ['N'], what: 'note' },
    ],
  },
  {
    place: 'anywhere',
    entries: [
      { keys: ['Ctrl+Enter'], what: 'deliver' },
      { keys: ['F1', '?'], what: 'help' },
    ],
  },
  {
    place: 'afterwards',
    entries: [{ keys: ['Enter'], what: 'printNext' }],
  },
] as const
