import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './settings.ts'

/** What the build and the database's contents are made from. Anything else may change without making them again. */
const SOURCES = [
  '{app,components,lib,db,drizzle,messages,content,public}/**/*',
  'scripts/{demo-accounts,write-as}.ts',
  '{middleware.ts,instrumentation.ts,instrumentation-client.ts,next.config.js,postcss.config.js,tsconfig.json,package.json,package-lock.json}',
]

export async function hashSources(): Promise<string> {
  const files: string[] = []
  for await (const entry of glob(SOURCES, { cwd: root, withFileTypes: true })) {
    if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) files.push(join(entry.parentPath, entry.name))
  }
  const hash = createHash('sha256').update(process.version)
  for (const file of files.sort()) hash.update(file.slice(root.length)).update(await readFile(file))
  return hash.digest('hex')
}
