import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Secrets } from './secrets.ts'
import type { Settings } from './settings.ts'

/** Where the end of the audit chain is written down, and where `npm run audit:verify` looks for it. */
export const anchorFile = ({ dataDir }: Settings): string =>
  process.env.AUDIT_ANCHOR_FILE || join(dataDir, 'audit-anchors.jsonl')

/** What the server is told. Whatever the shell says wins, but for what only this start can know. */
export function serverEnvironment(settings: Settings, secrets: Secrets, databaseUrl: string): Record<string, string> {
  const { DATABASE_OWNER_URL: _, ...shell } = process.env // the server has no business with the owner
  const demo = settings.databaseUrl === undefined
  const mail: Record<string, string> = process.env.SMTP_URL ? {} : { MAIL_DIR: join(settings.dataDir, 'mail') }
  return {
    APP_ENV: demo ? 'demo' : 'production',
    // Ten connections each, and the embedded Postgres takes 200.
    WEB_CONCURRENCY: `${Math.min(availableParallelism(), 16)}`,
    UPLOADS_DIR: join(settings.dataDir, 'uploads'),
    ...mail,
    ...(shell as Record<string, string>),
    AUDIT_ANCHOR_FILE: anchorFile(settings),
    ...secrets,
    NODE_ENV: 'production',
    APP_URL: settings.appUrl,
    PORT: `${settings.port}`,
    HOST: settings.host,
    DATABASE_URL: databaseUrl,
    DATA_DIR: settings.dataDir,
  }
}
