/** The tables without audit triggers, each with its reason. tests/audit.test.ts fails on any other. */
export const auditExempt: Record<string, string> = {
  audit_log: 'it is the trail; the application cannot write it',
  audit_blocks: 'the chain over the trail; the application cannot write it',
  audit_head: 'where the chain ends; the application cannot write it',
  session_uses: 'a last-seen stamp, not a change somebody made',
  api_key_uses: 'a last-used stamp, not a change somebody made',
  rate_limits: 'a limiter counter',
  sign_in_failures: 'a limiter counter',
  idempotency_keys: 'bookkeeping of requests; what a request did has its own rows',
  study_days: 'a stopwatch, not a change somebody made',
  lesson_places: 'a bookmark, not a change somebody made',
  review_cards: 'when an exercise is due again; the answers it comes from have their own rows',
  project_drafts: 'a form before it is handed in',
  analytics_jobs: 'how far an analysis is; the analysis has its own row',
  search_entries: 'derived from courses, lessons and glossary',
  search_words: 'derived from them again',
}
