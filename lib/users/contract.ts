import { z } from 'zod'
import { roles } from '../auth/actor.ts'
import { contract, Id, Instant, pageInput, pageOf } from '../http/contract.ts'

export const User = z.object({
  id: Id,
  email: z.string(),
  name: z.string(),
  role: z.enum(roles),
  status: z.enum(['active', 'suspended']),
  email_verified: z.boolean(),
  created_at: Instant,
  last_active_at: Instant.nullable(),
})
export type User = z.infer<typeof User>

export const listUsers = contract({
  id: 'users.list',
  method: 'GET',
  path: '/api/v1/admin/users',
  summary: 'Users, newest first; search by name or e-mail, filter by role',
  tag: 'admin',
  access: 'admin',
  limit: 'general',
  input: z.strictObject({
    q: z.string().trim().max(100).optional().describe('Part of the name or the address'),
    role: z.enum(roles).optional().describe('Only this role'),
    ...pageInput,
  }),
  output: pageOf(User),
  status: 200,
  problems: [],
})

export const getUser = contract({
  id: 'users.get',
  method: 'GET',
  path: '/api/v1/admin/users/{id}',
  summary: 'One user',
  tag: 'admin',
  access: 'admin',
  limit: 'general',
  input: z.strictObject({ id: Id }),
  output: User,
  status: 200,
  problems: ['user-not-found'],
})

export const changeRole = contract({
  id: 'users.change-role',
  method: 'POST',
  path: '/api/v1/admin/users/{id}/role',
  summary: 'Change a role; the next request of that person already has it',
  tag: 'admin',
  access: 'admin',
  limit: 'general',
  input: z.strictObject({ id: Id, role: z.enum(roles) }),
  output: User,
  status: 200,
  problems: ['user-not-found', 'last-admin'],
})
