// The only script that runs under the machine's own Node. It uses nothing but built-in modules, and syntax that an old
// Node still reads, so that it can say in one sentence what is missing. Then Node 24 from node_modules takes over.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const commands = [
  'start',
  'dev',
  'test',
  'bench',
  'check',
  'migrate',
  'admin-create',
  'audit-verify',
  'content-check',
  'keys-rotate',
]
const [command, ...args] = process.argv.slice(2)

const major = Number(process.versions.node.split('.')[0])
if (major < 20) fail(`Node 20 or newer is needed to begin with, and this is ${process.version}: see https://nodejs.org`)
if (!commands.includes(command)) fail(`Usage: node scripts/bootstrap.mjs <${commands.join('|')}>`)

if (!isInstalled()) install()
run(findNode())

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}

/** npm writes node_modules/.package-lock.json last: what it lists is there, whole. Only other platforms' binaries may lack. */
function isInstalled() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
    const present = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8')).packages
    const { optionalDependencies } = wanted['']
    return Object.keys(wanted).every((path) => {
      if (path === '' || wanted[path].link) return true
      if (present[path]) return present[path].version === wanted[path].version
      return (
        wanted[path].optional === true &&
        !(path.slice('node_modules/'.length) === ownNode() && ownNode() in optionalDependencies)
      )
    })
  } catch {
    return false
  }
}

function install() {
  console.log('Installing what package-lock.json lists (npm ci) …')
  const npm = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : ''
  const ci = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const options = { cwd: root, stdio: 'inherit', shell: !npm && process.platform === 'win32' }
  const { status, error } = npm ? spawnSync(process.execPath, [npm, ...ci], options) : spawnSync('npm', ci, options)
  if (status !== 0)
    fail(error ? `npm could not be run: ${error.message}` : 'The packages could not be installed: npm says why above.')
}

function ownNode() {
  return `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
}

/** The locked Node 24; where the registry has none for this machine (macOS, musl), the machine's own if it is new enough. */
function findNode() {
  const file = join(root, 'node_modules', ownNode(), 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(file) && spawnSync(file, ['--version']).status === 0) return file
  if (major >= 24) return process.execPath
  return fail(
    `No Node 24 is packaged for ${process.platform}-${process.arch}: install Node 24 or newer, this is ${process.version}.`,
  )
}

/**
 * A Ctrl-C reaches npm, this process and the script alike, and npm passes it on once more: whoever stops the work (the
 * script) must bear hearing it twice, and this process only waits for it. The channel lets the script notice our death.
 */
function run(node) {
  const script = join(root, 'scripts', `${command}.ts`)
  const child = spawn(node, ['--conditions=react-server', '--disable-warning=ExperimentalWarning', script, ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: Object.assign({}, process.env, { PATH: join(root, 'node_modules/.bin') + delimiter + process.env.PATH }),
  })
  // npm passes SIGTERM on to the shell between it and us, which dies of it without a word: then we have a new parent.
  const parent = process.ppid
  if (process.env.npm_lifecycle_event) {
    setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 250).unref()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => fail(`Node 24 could not be started: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code))
}
