import { z } from 'zod'

type Column = { name: string; unit: string }

/** One input of a calculator as a form shows it. */
export type Field = { name: string } & (
  | { kind: 'figure'; unit: string; optional: boolean }
  | { kind: 'choice'; options: string[] }
  | { kind: 'check' }
  | { kind: 'list'; unit: string }
  | { kind: 'rows'; columns: Column[] }
)

const unitOf = (schema: z.core.$ZodType): string => String(z.globalRegistry.get(schema)?.unit ?? '')

/** The fields of a form, read off what the calculator takes. */
export const fieldsOf = (input: z.ZodObject): Field[] =>
  Object.entries(input.shape).map(([name, schema]) => fieldOf(name, schema, false))

function fieldOf(name: string, schema: z.core.$ZodType, optional: boolean): Field {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return fieldOf(name, schema.def.innerType, true)
  if (schema instanceof z.ZodEnum) return { name, kind: 'choice', options: schema.options.map(String) }
  if (schema instanceof z.ZodBoolean) return { name, kind: 'check' }
  if (schema instanceof z.ZodArray) {
    const { element } = schema
    if (!(element instanceof z.ZodObject)) return { name, kind: 'list', unit: unitOf(element) }
    const columns = Object.entries(element.shape).map(([column, inner]) => ({ name: column, unit: unitOf(inner) }))
    return { name, kind: 'rows', columns }
  }
  return { name, kind: 'figure', unit: unitOf(schema), optional }
}
