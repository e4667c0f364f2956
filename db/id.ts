import { uuidv7 } from 'uuidv7'

/** Ids are made by the application: time-ordered, so new rows land at the end of an index. */
export const newId = (): string => uuidv7()
