import { statusListUrl } from './addresses.ts'

/** Entries of one list: the least that the specification allows, so that a look at one names nobody. */
export const LIST_ENTRIES = 131_072

export const listOf = (statusIndex: number): number => Math.floor(statusIndex / LIST_ENTRIES) + 1
export const placeInList = (statusIndex: number): number => statusIndex % LIST_ENTRIES

/** Where a verifier finds out whether the credential was withdrawn. */
export function statusEntry(statusIndex: number) {
  const list = statusListUrl(listOf(statusIndex))
  const place = placeInList(statusIndex)
  return {
    id: `${list}#${place}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: `${place}`,
    statusListCredential: list,
  }
}
