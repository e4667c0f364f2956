/**
 * The types that a final test asks. Left out are those that have an answer before anybody touches them (an order), that
 * cannot be wrong (a checklist), or that show in their course which way was right (a case).
 */
export const askedTypes = ['single', 'multi', 'numeric', 'match', 'classify', 'doccheck'] as const
export type AskedType = (typeof askedTypes)[number]
export const isAskedType = (type: string): type is AskedType => (askedTypes as readonly string[]).includes(type)
