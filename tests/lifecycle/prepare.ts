import type { TestProject } from 'vitest/node'
import { makeFolder, Product, sweep, WITHOUT_NPM } from './product.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A data folder as the first start and a clean stop left it. */
    prepared: string
  }
}

/** The first start fills a folder, which takes most of its time; tests of something else begin with a copy. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = makeFolder()
  const product = await (await Product.start({ DATA_DIR: folder }, WITHOUT_NPM)).ready()
  product.signalGroup('SIGTERM')
  const code = await product.exit
  if (code !== 0) throw new Error(`the first start ended with ${code}:\n${product.said}`)
  project.provide('prepared', folder)
  return () => sweep(folder)
}
