import { pino, type Logger } from 'pino'

/** Keys whose values never reach a log, at the top and one level down. */
const secrets = [
  'password',
  'newPassword',
  'oneTimePassword',
  'passwordHash',
  'token',
  'cookie',
  'authorization',
  'phone',
  'email',
  'contactPhone',
  'contactEmail',
  'secret',
  'keySecret',
  'webhook',
]

/** Structured log of one process, one JSON object per line on standard output; secrets and contact data are struck out. */
export const createLog = (level: string, process: 'server' | 'worker' | 'start' | 'demo'): Logger =>
  pino({
    level,
    base: { process },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [...secrets, ...secrets.map((key) => `*.${key}`), 'req.headers.cookie', 'req.headers.authorization'],
      censor: '[redacted]',
    },
  })
