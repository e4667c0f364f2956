import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { Changes } from '#components/regulations/changes.tsx'
import { Topics } from '#components/regulations/topics.tsx'
import { Note } from '#components/ui/note.tsx'
import { view } from '#lib/http/view.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { type Change, getWatchList } from '#lib/regulations/queries.ts'
import { dayIn, daysBetween } from '#lib/study/days.ts'

const LESSON = '/learn/fondasi-legalitas-ekspor/berita-aturan-2026-membaca-dengan-kritis'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('regulations')
  return { title: t('title'), description: t('description') }
}

export default async function RegulationsPage() {
  const [language, t, format] = await Promise.all([getLocale(), getTranslations('regulations'), getFormatter()])
  const today = dayIn('Asia/Jakarta', new Date())
  const list = await view('public', async (caller) => getWatchList(caller, { language, today }))
  const { ahead, past, topics } = list
  const soon = ({ on }: Change) =>
    on.length === today.length
      ? t('ahead.days', { count: daysBetween(today, on) })
      : on <= today
        ? t('ahead.thisMonth')
        : null
  return (
    <div className="page grid gap-10 py-6 lg:py-10">
      <header className="grid gap-4">
        <div>
          <h1>{t('title')}</h1>
          <p className="mt-2.5 max-w-[40em] text-ink-2">{t('lead')}</p>
          <p className="mt-1 text-ink-2 text-sm">
            {t('checked', {
              date: format.dateTime(new Date(`${list.checkedOn}T12:00:00+07:00`), 'date'),
              month: format.dateTime(new Date(`${list.newestSource}-01T12:00:00+07:00`), 'month'),
            })}
          </p>
        </div>
        <Note tone="warning" title={t('banner')} className="max-w-read">
          {t('bannerText')}
        </Note>
      </header>
      <section aria-labelledby="ahead" className="grid gap-3">
        <h2 id="ahead" className="text-lg">
          {t('ahead.title')}
        </h2>
        {ahead.length > 0 ? <Changes changes={ahead} note={soon} /> : <p className="text-ink-2">{t('ahead.none')}</p>}
      </section>
      <section aria-labelledby="topics" className="grid gap-3">
        <h2 id="topics" className="text-lg">
          {t('topics.title')}
        </h2>
        <Topics topics={topics} />
      </section>
      <section aria-labelledby="past" className="grid gap-3">
        <h2 id="past" className="text-lg">
          {t('past.title')}
        </h2>
        <p className="max-w-read text-ink-2 text-sm">{t('past.lead')}</p>
        <Changes changes={past} />
      </section>
      <p className="text-sm">{t.rich('lesson', { link: (words) => <Link href={LESSON}>{words}</Link> })}</p>
    </div>
  )
}
