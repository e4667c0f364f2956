const rule = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to })

const isomorphic = [
  '^lib/[^/]+/(contract|problem|client|actor)[.]ts$',
  '^lib/contracts[.]ts$',
  '^lib/i18n/(routing|path|navigation|money|formats|figures|read-number)[.]ts$',
  // What exercises are, wherever they are asked: lessons, tests, reviews.
  '^lib/blocks/(schema|shared|asked|answer-fields|[^/]+/schema)[.]ts$',
  // What a project asks for: its contract states it, its page draws it.
  '^lib/projects/form[.]ts$',
  // Calculators state their own contracts, and calculate without knowing where.
  '^lib/toolkit/(catalogue|calculator|figure|decimal|drawing|calculators/[^/]+)[.]ts$',
]
const kernel = '^lib/(http|auth|audit|email|i18n|rate-limit|jobs|blocks|study|search)/|^lib/[^/]+[.]ts$'
const domain =
  '^lib/(accounts|courses|lessons|progress|assessments|projects|credentials|keys|users|toolkit|insights|notifications|reviews|analytics|reference|regulations|settings)/'
/** Next, the database and everything that binds code to this program. */
const bound = '^node_modules/(next|react|server-only|pg|drizzle-orm|busboy|pino|nodemailer)/'

module.exports = {
  forbidden: [
    rule('no-cycle', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    // The two are types alone: their packages are @types/mdast and @types/hast.
    rule('not-found', {}, { couldNotResolve: true, pathNot: '^(mdast|hast)$' }),
    rule(
      'db-is-the-floor',
      { path: '^db/', pathNot: '^db/seed' },
      { path: '^(app|components|server|scripts|middleware)|^lib/(?!env[.]ts)' },
      'tables know nobody',
    ),
    rule('lib-never-looks-up', { path: '^lib/' }, { path: '^(app|components|server|scripts|tests|middleware)' }),
    rule(
      'kernel-knows-no-domain',
      { path: kernel, pathNot: '^lib/(contracts|boot)[.]ts$' },
      { path: domain },
      'two lists alone name what the domains hold: the contracts, and the work in the background',
    ),
    rule(
      'domains-are-strangers',
      { path: domain.replace('(', '(') },
      { path: domain, pathNot: '^lib/$1/' },
      'compose two domains in app/, not in one of them',
    ),
    rule('app-never-touches-tables', { path: '^(app/|middleware)' }, { path: '^db/|^node_modules/(drizzle-orm|pg)/' }),
    rule(
      'components-get-props',
      { path: '^components/' },
      { path: '^(app|db)/|^lib/', pathNot: isomorphic, dependencyTypesNot: ['type-only'] },
      'components read contracts, never queries; even actions arrive as props',
    ),
    rule('ui-is-generic', { path: '^components/ui/' }, { path: '^components/(?!ui/)' }),
    rule(
      'isomorphic-stays-isomorphic',
      { path: [isomorphic[0], isomorphic[1], isomorphic[3], isomorphic[4]] },
      { path: `^(db|app|components)/|^lib/|${bound}`, pathNot: isomorphic },
    ),
    rule(
      'analytics-is-pure',
      {
        path: '^lib/analytics/',
        pathNot:
          '^lib/analytics/((contract|queries|analyze|rerun|jobs|samples|sweep|pool|fair-queue|preview-file|[a-z-]+-run|limits)[.]ts|.*[.]test[.]ts$)',
      },
      { path: `^db/|^lib/(?!analytics/)|${bound}` },
    ),
    rule('recharts-is-for-components', { pathNot: '^components/' }, { path: '^node_modules/recharts/' }),
    // The limiter counts outside of any transaction, on a connection of its own.
    rule(
      'pg-is-for-the-pool',
      { path: '^lib/', pathNot: '[.]test[.]ts$|^lib/rate-limit/postgres-store[.]ts$' },
      { path: '^node_modules/pg/' },
    ),
    rule('regression-has-one-home', { pathNot: '^lib/analytics/trend[.]ts$' }, { path: '^node_modules/regression/' }),
    rule(
      'only-transactions-write',
      {
        path: '^(app|components|lib|middleware)',
        pathNot:
          '^lib/(audit/(transaction|unit-of-work)|http/idempotency|auth/(last-use|throttle)|health|jobs/schedule)[.]ts$',
      },
      { path: '^db/pool[.]ts$' },
      'transaction(caller, …) is the only way to write',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|bench/bare)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
