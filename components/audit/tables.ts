/** The tables that have a name in people's words; any other is shown by its own. */
export const tables = [
  'users',
  'sessions',
  'refresh_families',
  'refresh_tokens',
  'email_tokens',
  'authenticators',
  'recovery_codes',
  'api_keys',
  'developer_requests',
  'enrollments',
  'lesson_progress',
  'attempts',
  'credentials',
  'analytics_runs',
  'outbox',
  'settings',
  'courses',
  'sections',
  'lessons',
  'blocks',
] as const

export const isNamedTable = (table: string): table is (typeof tables)[number] =>
  (tables as readonly string[]).includes(table)
