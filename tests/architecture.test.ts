import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditExempt } from '#lib/audit/exempt.ts'
import { accessOfPage } from '#lib/auth/access.ts'
import { contracts } from '#lib/contracts.ts'
import { apiRoutes, brokenImports, unguardedPages } from './architecture.ts'

const project = process.cwd()

describe('the project', () => {
  const routes = apiRoutes(project)

  it('serves every route through `serve`', () => {
    expect(routes.length).toBeGreaterThan(10)
    expect(routes.flatMap(({ file, others }) => others.map((line) => `${file}: ${line}`))).toEqual([])
  })

  it('has a route for every contract and a contract for every route', () => {
    expect(routes.flatMap((r) => r.served).sort()).toEqual(contracts.map((c) => `${c.method} ${c.path}`).sort())
  })

  it('names each contract once', () => {
    expect(new Set(contracts.map((c) => c.id)).size).toBe(contracts.length)
  })

  it('guards every page of a guarded group with the role that its path needs', () => {
    expect(unguardedPages(project, accessOfPage)).toEqual([])
  })

  it('imports downwards only', async () => {
    const { broken, modules } = await brokenImports(project)
    expect(modules).toBeGreaterThan(200)
    expect(broken).toEqual([])
  })

  it('S63: has audit triggers on every table that is not exempt by name', async () => {
    const bare = await tablesWithoutTriggers()
    expect(bare.sort()).toEqual(Object.keys(auditExempt).sort())
  })
})

describe('the checks find', () => {
  let root = ''
  const put = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'pintar-house-'))
    for (const file of ['package.json', 'tsconfig.json']) cpSync(join(project, file), join(root, file))
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  it('a route that is not served', () => {
    put('app/api/v1/things/route.ts', "export async function GET() { return new Response('hi') }\n")
    expect(apiRoutes(root)[0]).toMatchObject({ served: [], others: [expect.stringContaining('function GET')] })
  })

  it('a contract without a route', () => {
    put('app/api/v1/things/[id]/route.ts', 'export const GET = serve(getThing, findThing)\n')
    expect(apiRoutes(root).flatMap((r) => r.served)).toEqual(['GET /api/v1/things/{id}'])
  })

  it('a page without `view`, and one that asks for too little', () => {
    put('app/[locale]/(admin)/admin/users/page.tsx', 'export default function Page() { return null }\n')
    put('app/[locale]/(admin)/admin/audit/page.tsx', "await view('learner', load)\n")
    put('app/[locale]/(learn)/progress/page.tsx', "await view('learner', load)\n")
    expect(unguardedPages(root, accessOfPage).sort()).toEqual([
      expect.stringContaining('admin/audit/page.tsx'),
      expect.stringContaining('admin/users/page.tsx'),
    ])
  })

  it('a component that imports a query, and one domain that imports another', async () => {
    put('lib/courses/queries.ts', 'export const listCourses = () => []\n')
    put(
      'lib/progress/queries.ts',
      "import { listCourses } from '#lib/courses/queries.ts'\nexport const a = listCourses\n",
    )
    put('components/x.tsx', "import { listCourses } from '#lib/courses/queries.ts'\nexport const b = listCourses\n")
    put(
      'components/fine.tsx',
      "import type { listCourses } from '#lib/courses/queries.ts'\nexport type B = typeof listCourses\n",
    )
    const { broken } = await brokenImports(root)
    expect(broken.sort()).toEqual([
      'components-get-props: components/x.tsx → lib/courses/queries.ts',
      'domains-are-strangers: lib/progress/queries.ts → lib/courses/queries.ts',
    ])
  })

  it('a table without audit triggers', async () => {
    await asOwner((owner) => owner.query('create table naked (id uuid primary key)'))
    expect(await tablesWithoutTriggers()).toContain('naked')
    await asOwner((owner) => owner.query('drop table naked'))
  })
})

async function asOwner<T>(work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: process.env.TEST_OWNER_URL })
  await owner.connect()
  return work(owner).finally(() => owner.end())
}

const tablesWithoutTriggers = () =>
  asOwner(async (owner) => {
    const { rows } = await owner.query<{ name: string }>(`
      select c.relname as name
        from pg_class c left join pg_trigger t on t.tgrelid = c.oid and t.tgname in ('audit_row', 'audit_truncate')
       where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
       group by c.relname having count(t.tgname) < 2`)
    return rows.map((row) => row.name)
  })
