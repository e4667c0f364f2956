import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { AboutCalculator } from '#components/toolkit/about-calculator.tsx'
import { ApiCall } from '#components/toolkit/api-call.tsx'
import { CalculatorForm } from '#components/toolkit/calculator-form.tsx'
import { CalculatorResult } from '#components/toolkit/calculator-result.tsx'
import { presentations } from '#components/toolkit/presentation.ts'
import { PriceResult, PriceSummary } from '#components/toolkit/price-result.tsx'
import { ShareButtons } from '#components/toolkit/share-buttons.tsx'
import { UsedFigures } from '#components/toolkit/used-figures.tsx'
import { cx } from '#components/ui/cx.ts'
import { env } from '#lib/env.ts'
import { view } from '#lib/http/view.ts'
import { getPathname, Link } from '#lib/i18n/navigation.ts'
import { listTerms } from '#lib/lessons/glossary/queries.ts'
import { catalogue } from '#lib/toolkit/catalogue.ts'
import { type DeliveryPoint, deliveryPoints } from '#lib/toolkit/drawing.ts'
import { examples } from '#lib/toolkit/examples.ts'
import { readPage } from '#lib/toolkit/page-state.ts'
import { calculatorTexts } from '../texts.ts'

type Props = PageProps<'/[locale]/toolkit/[calculator]'>
/** Where the answer stands. */
const ANSWER = 'hasil'

function find(asked: string) {
  return catalogue.find(({ name }) => name === asked) ?? notFound()
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = find((await params).calculator)
  const { title, sentence } = (await calculatorTexts())[name]
  return { title, description: sentence }
}

export default async function CalculatorPage({ params, searchParams }: Props) {
  const calculator = find((await params).calculator)
  const { name } = calculator
  const [language, t, query, all] = await Promise.all([
    getLocale(),
    getTranslations('toolkit'),
    searchParams,
    calculatorTexts(),
  ])
  const terms = await view('public', (caller) => listTerms(caller, { language, slugs: presentations[name].terms }))
  const state = readPage(calculator, examples[name], query, language)
  const texts = all[name]
  const until: DeliveryPoint = deliveryPoints.find((point) => point === query.until) ?? 'CIF'
  const isPrice = name === 'price-build-up'
  const kept: Record<string, string> = isPrice ? { until } : {}
  const pathname = `/toolkit/${name}`
  const action = getPathname({ href: pathname, locale: language })
  const address = new URLSearchParams([...new URLSearchParams(state.address), ...Object.entries(kept)])
  const linkTo = (point: DeliveryPoint) => ({
    pathname,
    query: { ...Object.fromEntries(new URLSearchParams(state.address)), until: point },
  })
  const share = (
    <ShareButtons
      address={`${action}?${address}`}
      words={{
        copy: t('share.copy'),
        copied: t('share.copied'),
        failed: t('share.failed'),
        print: t('share.print'),
        text: t('share.text'),
      }}
    />
  )
  const ladder = state.answer?.drawing?.kind === 'ladder' ? state.answer.drawing : null
  return (
    <div className="page grid gap-8 py-4 lg:py-8">
      <header>
        <p data-chrome="" className="text-ink-2 text-xs">
          <Link href="/toolkit" className="alone">
            {t('title')}
          </Link>{' '}
          / {texts.title}
        </p>
        <h1>{texts.title}</h1>
        <p className="mt-2 max-w-[40em] text-ink-2">{texts.sentence}</p>
      </header>
      <div
        className={cx(
          'grid items-start gap-8 *:min-w-0 print:block',
          isPrice
            ? 'lg:grid-cols-[20rem_minmax(0,1fr)] xl:grid-cols-[20rem_minmax(0,1fr)_17rem] xl:gap-10'
            : 'lg:grid-cols-[24rem_minmax(0,1fr)] lg:gap-12',
        )}
      >
        <CalculatorForm name={name} texts={texts} state={state} action={action} answerId={ANSWER} kept={kept} />
        {isPrice ? (
          <>
            {ladder && (
              <aside className="grid gap-5 lg:max-xl:col-start-2 xl:sticky xl:top-20 xl:order-last">
                <PriceSummary ladder={ladder} until={until} answerId={ANSWER} />
                {share}
              </aside>
            )}
            <div className="lg:max-xl:col-start-2">
              <PriceResult state={state} until={until} linkTo={linkTo} />
            </div>
          </>
        ) : (
          <div className="grid gap-6">
            <CalculatorResult name={name} texts={texts} state={state} answerId={ANSWER} />
            {state.answer && share}
          </div>
        )}
      </div>
      <UsedFigures texts={texts} state={state} />
      <AboutCalculator texts={texts} terms={terms} />
      {state.answer && <ApiCall url={env.APP_URL + calculator.contract.path} wire={state.wire} />}
    </div>
  )
}
