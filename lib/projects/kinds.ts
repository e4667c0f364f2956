import type { ProjectForm } from './form.ts'
import type { Kind } from './kind.ts'
import { passport } from './passport/mark.ts'
import { quotation } from './quotation/mark.ts'
import { report } from './report/mark.ts'

const marked: Record<ProjectForm['kind'], Kind> = { passport, quotation, report }

export const kindOf = (kind: ProjectForm['kind']): Kind => marked[kind]
