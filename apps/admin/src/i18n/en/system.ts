import type { SliceOf } from '../slice.ts'
import type { system as zh } from '../zh/system.ts'

export const system: SliceOf<typeof zh> = {
  hint: 'What the server needs to run. Look here first when something does not work.',
  refresh: 'Check again',
  fine: 'Everything works.',
  failing: 'Parts that fail: {count}. Do what stands beside each.',
  startedAt: 'Server started',
  checkedAt: 'Checked',
  part: 'Part',
  state: 'State',
  meaning: 'Meaning',
  detail: 'Technical detail',
  good: 'Good',
  bad: 'Failing',
  todo: 'What to do',
  parts: {
    database: 'Database',
    migrations: 'Database schema',
    queue: 'Job queue',
    storage: 'File storage',
    disk: 'Disk space',
  },
  goodWords: {
    database: 'Reads and writes.',
    migrations: 'Fits this version of the program.',
    queue: 'Takes jobs: score sheets are built, returned files read and reminders sent.',
    storage: 'Keeps scans and score sheets.',
    disk: 'More is free than the reserve.',
  },
  badWords: {
    database: 'The database does not answer. Nobody can register, look up or decide; what was saved is safe.',
    migrations: 'The program was updated, the database schema was not.',
    queue: 'The queue does not answer. Registration and decisions go on; sheets, files and reminders are made up for once it is back.',
    storage: 'The directory of files cannot be used. Scans and score sheets can be neither uploaded nor downloaded.',
    disk: 'Less is free than the reserve; the next uploads may fail.',
  },
  todos: {
    database: 'See that PostgreSQL runs, the network reaches it and DATABASE_URL is right. The system goes on by itself afterwards.',
    migrations: 'Restart the system: it updates the schema at the start. If that fails, keep the log of the start and ask for support.',
    queue: 'See that Redis (REDIS_URL) or the PostgreSQL of the queue runs. The system goes on by itself afterwards.',
    storage:
      'See that the disk of DATA_DIR is mounted and the system’s account may read and write there; with object storage, check its address and keys.',
    disk: 'Enlarge the disk of DATA_DIR or move files of other programs away; delete nothing of this system.',
  },
}
