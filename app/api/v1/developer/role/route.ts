import { serve } from '#lib/http/serve.ts'
import { upgradeToDeveloper } from '#lib/keys/become-developer.ts'
import { becomeDeveloper } from '#lib/keys/contract.ts'

export const POST = serve(becomeDeveloper, upgradeToDeveloper)
