import type { Contract } from './http/contract.ts'

/** Everything /api/v1 answers. The OpenAPI document, the middleware and the architecture test read this list. */
export const contracts: readonly Contract[] = []
