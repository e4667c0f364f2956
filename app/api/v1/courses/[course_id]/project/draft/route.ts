import { serve } from '#lib/http/serve.ts'
import { saveDraft } from '#lib/projects/contract.ts'
import { saveProjectDraft } from '#lib/projects/save-draft.ts'

export const PUT = serve(saveDraft, saveProjectDraft)
