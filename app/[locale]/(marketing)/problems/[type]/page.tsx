import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ProsePage } from '#components/home/prose-page.tsx'
import { Button } from '#components/ui/button.tsx'
import { CodePlate } from '#components/ui/code-plate.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { isProblemType, type ProblemType, problems } from '#lib/http/problem.ts'
import { Link } from '#lib/i18n/navigation.ts'

type PageProps = { params: Promise<{ type: string }> }

async function named(params: PageProps['params']): Promise<ProblemType> {
  const { type } = await params
  return isProblemType(type) ? type : notFound()
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations('problems')
  return { title: t(`${await named(params)}.title`) }
}

/** Where a problem's `type` leads: what it means, and what to do about it. */
export default async function ProblemPage({ params }: PageProps) {
  const type = await named(params)
  const t = await getTranslations('problems')
  const { status, title } = problems[type]
  return (
    <ProsePage title={t(`${type}.title`)}>
      <p className="flex flex-wrap gap-2">
        <Tag>
          <code>{type}</code>
        </Tag>
        <Tag>{t('page.status', { status })}</Tag>
      </p>
      <h2>{t('page.what')}</h2>
      <p>{t(`${type}.text`)}</p>
      <h2>{t('page.machine')}</h2>
      <div className="mt-3" lang="en">
        <CodePlate title="application/problem+json">
          {JSON.stringify({ type: `…/problems/${type}`, title, status }, null, 2)}
        </CodePlate>
      </div>
      <Button asChild variant="primary" className="mt-8">
        <Link href="/courses">{t('page.back')}</Link>
      </Button>
    </ProsePage>
  )
}
