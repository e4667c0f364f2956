import { sha256 } from '../auth/secret.ts'

/**
 * An id for something that was sent, by all that it says: the same page sent twice is one submission. A page that comes back
 * from the browser's memory sends its old submission id, and what was changed there must not be taken for a repetition.
 */
export function submissionKey(said: string): string {
  return sha256(said).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5')
}
