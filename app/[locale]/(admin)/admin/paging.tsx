import { ChevronRight, ChevronsLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#lib/i18n/navigation.ts'

type PagingProps = { path: string; typed: Record<string, string>; next: string | null }

/** Cursors lead forward only; the way back is the browser's, or the beginning. */
export function Paging({ path, typed: { cursor, ...filters }, next }: PagingProps) {
  const t = useTranslations('admin.paging')
  if (!cursor && !next) return null
  return (
    <nav aria-label={t('label')} className="mt-4 flex flex-wrap justify-end gap-2">
      {cursor && (
        <Button asChild size="dense">
          <Link href={{ pathname: path, query: filters }}>
            <ChevronsLeft aria-hidden="true" /> {t('first')}
          </Link>
        </Button>
      )}
      {next && (
        <Button asChild size="dense">
          <Link href={{ pathname: path, query: { ...filters, cursor: next } }} rel="next">
            {t('next')} <ChevronRight aria-hidden="true" />
          </Link>
        </Button>
      )}
    </nav>
  )
}
