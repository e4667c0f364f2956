import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Table, TBody, Td, THead, Th, Tr } from '#components/ui/table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import type { WatchedTopic } from '#lib/regulations/queries.ts'

/** Topic by topic; on a phone each is a card. */
export function Topics({ topics }: { topics: readonly WatchedTopic[] }) {
  const t = useTranslations('regulations')
  return (
    <Table className="md:table-fixed">
      <THead>
        <Tr>
          <Th className="w-[18%]">{t('topics.topic')}</Th>
          <Th>{t('topics.certain')}</Th>
          <Th>{t('topics.open')}</Th>
          <Th className="w-[20%]">{t('topics.sources')}</Th>
        </Tr>
      </THead>
      <TBody className="max-md:grid max-md:gap-4">
        {topics.map(({ slug, title, certain, open, sources }) => (
          <Tr
            key={slug}
            id={slug}
            className="scroll-mt-20 target:bg-kunyit-soft max-md:gap-4 max-md:rounded-md max-md:border max-md:bg-surface max-md:py-4 max-md:last:border-b"
          >
            <Td className="align-top font-semibold max-md:text-lg">
              <a href={`#${slug}`} className="text-ink no-underline hover:underline">
                {title}
              </a>
            </Td>
            <Cell heading={t('topics.certain')}>
              <Points points={certain} />
            </Cell>
            <Cell heading={t('topics.open')}>
              <Tag tone="info">{t('verify')}</Tag>
              <Points points={open} className="mt-1.5" />
            </Cell>
            <Cell heading={t('topics.sources')} className="text-ink-2">
              {sources}
            </Cell>
          </Tr>
        ))}
      </TBody>
    </Table>
  )
}

function Cell({ heading, className, children }: { heading: string; className?: string; children: ReactNode }) {
  return (
    <Td className={`align-top ${className ?? ''}`}>
      <span aria-hidden="true" className="mb-1 block font-semibold text-ink-2 text-xs md:hidden">
        {heading}
      </span>
      {children}
    </Td>
  )
}

function Points({ points, className = '' }: { points: readonly string[]; className?: string }) {
  return (
    <ul className={`grid gap-2 ${className}`}>
      {points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  )
}
