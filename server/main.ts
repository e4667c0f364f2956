import cluster from 'node:cluster'
import { availableParallelism } from 'node:os'
import { serveNext } from './next.ts'
import { runWorkers } from './workers.ts'

// The entry in production: `node server/main.ts`, with nothing but built-in modules around Next's standalone server.

const wanted = process.env.WEB_CONCURRENCY || `${availableParallelism()}`
const count = Number(wanted)
if (!Number.isInteger(count) || count < 1 || count > 128) {
  console.error(`WEB_CONCURRENCY is "${wanted}": it must be a number from 1 to 128.`)
  process.exit(1)
}

if (cluster.isPrimary && count > 1) runWorkers(count)
else
  await serveNext().catch((error) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  })
