import type { Language } from '../http/contract.ts'
import type { ProjectForm, ShownForm } from './form.ts'

type InLanguage<T> = T extends { id: string; en: string }
  ? string
  : T extends readonly (infer U)[]
    ? InLanguage<U>[]
    : T extends object
      ? { [K in keyof T]: InLanguage<T[K]> }
      : T

/** Every bilingual text replaced by the one in this language, however deep it lies. */
function inLanguage<T>(value: T, language: Language): InLanguage<T> {
  const translate = (it: unknown): unknown => {
    if (Array.isArray(it)) return it.map(translate)
    if (typeof it !== 'object' || it === null) return it
    if ('id' in it && 'en' in it && Object.keys(it).length === 2) return it[language]
    return Object.fromEntries(Object.entries(it).map(([key, inner]) => [key, translate(inner)]))
  }
  return translate(value) as InLanguage<T>
}

/** What a learner may see before she begins: everything but what the checks will say. */
export function shownForm(form: ProjectForm, language: Language): ShownForm {
  const { sources, criteria, ...rest } = form
  return {
    ...inLanguage(rest, language),
    sources: sources.map(({ verify, ...text }) => ({ text: text[language], verify })),
    criteria: criteria.map(({ mend: _, ...criterion }) => inLanguage(criterion, language)),
  }
}
