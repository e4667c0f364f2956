import { contracts } from '#lib/contracts.ts'
import { type Contract, takesUpload } from '#lib/http/contract.ts'
import { ask } from '#tests/ask.ts'
import { type Cast, castFor } from './cast.ts'
import { inputOf } from './inputs.ts'
import { apiMatrix } from './matrix.ts'

export const rows = contracts.map((contract) => {
  const row = apiMatrix.find(({ method, path }) => method === contract.method && path === contract.path)
  if (!row) throw new Error(`${contract.id} has no row in the matrix`)
  return { contract, row }
})

/** Somebody who may make this call, and an input with which it succeeds. */
export async function withRights({ row }: (typeof rows)[number]) {
  const cast = await castFor(row.hasOwner ? 'owner' : 'admin', { ...row, by: 'token' })
  return { cast, input: await inputOf(row, cast) }
}

/** Sends it as that person would, in the form that the contract takes. */
export function askWith(contract: Contract, { credential }: Cast, input: Record<string, unknown>) {
  const as = credential.authorization ?? ''
  if (!takesUpload(contract)) return ask(contract, input, { as })
  const form = new FormData()
  for (const [name, value] of Object.entries(input)) form.append(name, value instanceof File ? value : String(value))
  return ask(contract, {}, { as, body: form })
}
