import { configureGlobal } from 'fast-check'

/**
 * The same drawn cases in every run, so that a red run speaks of the change and not of the draw. `SEED=random` draws others, a
 * number repeats what a failed run printed. A property that names its own seed keeps it.
 */
const wanted = process.env['SEED'] ?? '20260128'
if (wanted !== 'random') configureGlobal({ seed: Number(wanted) })
