/** An `ilike` pattern that finds a text as it was typed: % and _ are no wildcards in it. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`
