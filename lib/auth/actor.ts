import { Problem } from '../http/problem.ts'

export const roles = ['learner', 'developer', 'admin'] as const
export type Role = (typeof roles)[number]
export type Access = 'public' | Role

export const scopes = [
  'courses:read',
  'enrollments:write',
  'progress:read',
  'analytics:run',
  'analytics:read',
  'toolkit:read',
] as const
export type Scope = (typeof scopes)[number]

/** Where a request came from; the audit trail keeps address and id. */
export type Origin = { ip: string; requestId: string; userAgent?: string }

/** Whether the second factor that administration asks for was shown lately; `missing`: it has to be set up first. */
export type SecondFactor = 'not-needed' | 'fresh' | 'due' | 'missing'

export type Actor = Origin & {
  kind: 'user' | 'key'
  id: string
  role: Role
  name: string
  via: 'session' | 'bearer' | 'api-key'
  /** The browser session or the refresh family; null for a key. */
  sessionId: string | null
  keyId: string | null
  /** The key and those it was rotated from: they share one quota. */
  lineageId: string | null
  secondFactor: SecondFactor
  /** What the key may do; null where no key limits it. */
  scopes: readonly string[] | null
}
export type Anonymous = Origin & { kind: 'anonymous'; id: null; role: null }
export type Caller = Actor | Anonymous
/** The program itself: the seed, the mail dispatcher, a command. */
export type System = Partial<Origin> & { kind: 'system' | 'cli'; id: null }
export type ActorFor<A extends Access> = A extends 'public' ? Caller : Actor

const rank: Record<Role, number> = { learner: 1, developer: 2, admin: 3 }

/** The only place that decides whether a role suffices. Used by the middleware, the doors and the pages. */
export function permits(access: Access, role: Role | null): boolean {
  return access === 'public' || (role !== null && rank[role] >= rank[access])
}

/** What a door asks for: a role, and the scope that a key needs. No scope named: no key gets in. */
export type Requirement<A extends Access = Access> = { access: A; scope?: Scope | undefined }

export function authorize<A extends Access>({ access, scope }: Requirement<A>, caller: Caller): ActorFor<A> {
  if (access !== 'public' && caller.kind === 'anonymous') throw new Problem('not-signed-in')
  if (caller.kind === 'key' && !(scope && caller.scopes?.includes(scope)))
    throw new Problem('insufficient-scope', {
      detail: scope ? `This key needs the scope ${scope}.` : 'API keys are not accepted here; use a bearer token.',
    })
  if (!permits(access, caller.role)) throw new Problem('not-allowed')
  if (access === 'admin' && caller.kind === 'user') requireSecondFactor(caller.secondFactor)
  return caller as ActorFor<A>
}

function requireSecondFactor(state: SecondFactor): void {
  if (state === 'due') throw new Problem('second-factor-due')
  if (state === 'missing') throw new Problem('second-factor-missing')
}
