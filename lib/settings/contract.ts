import { z } from 'zod'
import { contract } from '../http/contract.ts'

export const Settings = z.object({
  developer_approval: z.boolean().describe('Whether an administrator must agree before a learner becomes a developer'),
})
export type Settings = z.infer<typeof Settings>

export const getSettings = contract({
  id: 'settings.get',
  method: 'GET',
  path: '/api/v1/admin/settings',
  summary: 'What administrators have decided about this installation',
  tag: 'admin',
  access: 'admin',
  limit: 'general',
  input: z.strictObject({}),
  output: Settings,
  status: 200,
  problems: [],
})

export const changeSettings = contract({
  id: 'settings.change',
  method: 'PATCH',
  path: '/api/v1/admin/settings',
  summary: 'Change settings; each counts from the next request on',
  tag: 'admin',
  access: 'admin',
  limit: 'general',
  input: z.strictObject(Settings.partial().shape),
  output: Settings,
  status: 200,
  problems: [],
})
