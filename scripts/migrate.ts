import { findEmbedded } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { seed } from '#db/seed.ts'
import { Trouble } from '#db/trouble.ts'
import { openDatabase } from './database.ts'
import { lock } from './lock.ts'
import { applicationSecrets } from './secrets.ts'
import { readSettings } from './settings.ts'
import { close, runCommand } from './shutdown.ts'

/** Brings a database to the newest schema and courses: the one in DATABASE_URL, or the embedded one, whether it runs or not. */
runCommand(async () => {
  const settings = readSettings()
  const { dataDir, databaseUrl } = settings
  if (!databaseUrl && !(await lock(dataDir))) {
    const running = await findEmbedded(dataDir)
    if (!running) throw new Trouble(`Something is just starting or stopping with ${dataDir}: try again in a moment.`)
    await migrate(running.ownerUrl, { role: 'pintar_app' })
    await seed(running.appUrl)
  } else {
    const database = await openDatabase(settings, await applicationSecrets(dataDir), console.log)
    await database.migrate()
    await seed(database.appUrl)
  }
  console.log('The database is up to date.')
  await close(0)
})
