import 'server-only'
import type { ReactNode } from 'react'
import { Markdown } from '#components/blocks/markdown.tsx'
import { IncotermsMap } from '#components/incoterms/incoterms-map.tsx'
import { ChartFigure } from '#components/lessons/chart-figure.tsx'
import { EmbeddedCalculator } from '#components/toolkit/embedded-calculator.tsx'
import { analyzeMonths } from '#lib/analytics/teaching-run.ts'
import type { CalculatorContent } from '#lib/blocks/calculator/schema.ts'
import type { ChartContent } from '#lib/blocks/chart/schema.ts'
import { view } from '#lib/http/view.ts'
import { getPathname } from '#lib/i18n/navigation.ts'
import type { Lesson } from '#lib/lessons/contract.ts'
import { catalogue } from '#lib/toolkit/catalogue.ts'
import { deliveryPoints } from '#lib/toolkit/drawing.ts'
import { type Query, readPage } from '#lib/toolkit/page-state.ts'
import { calculatorTexts } from '../../../toolkit/texts.ts'

type Place = { lesson: Lesson; query: Query; language: 'id' | 'en' }

/** What other parts of the platform show within a lesson, by the block that it stands in. */
export async function lessonEmbeds({ lesson, query, language }: Place): Promise<Record<string, ReactNode>> {
  const path = `/learn/${lesson.course.slug}/${lesson.slug}`
  const shown = lesson.blocks.map(async (block): Promise<[string, ReactNode][]> => {
    if (block.type === 'calculator') return [[block.id, await calculator(block.content, { path, query, language })]]
    if (block.type === 'chart') return [[block.id, await chart(block.key, block.content)]]
    if (block.type !== 'incoterms') return []
    return [
      [block.id, <Framed key={block.id} text={block.content.text} of={<IncotermsMap rule={block.content.rule} />} />],
    ]
  })
  return Object.fromEntries((await Promise.all(shown)).flat())
}

const Framed = ({ text, of }: { text: string; of: ReactNode }) => (
  <div className="my-8 grid gap-4">
    <Markdown of={text} />
    {of}
  </div>
)

async function chart(name: string, content: ChartContent) {
  const { data } = content
  const series = data.kind === 'series' ? await view('learner', (actor) => analyzeMonths(actor, data)) : null
  return <ChartFigure name={name} content={content} series={series} />
}

type Page = { path: string; query: Query; language: 'id' | 'en' }

async function calculator(content: CalculatorContent, { path, query, language }: Page) {
  const found = catalogue.find(({ name }) => name === content.calculator)
  if (!found) return null
  const { name } = found
  const texts = (await calculatorTexts())[name]
  const state = readPage(found, content.preset, query, language)
  const until = deliveryPoints.find((point) => point === (query.until ?? content.until)) ?? 'CIF'
  return (
    <Framed
      text={content.text}
      of={
        <EmbeddedCalculator
          {...{ name, texts, state, path, until }}
          action={getPathname({ href: path, locale: language })}
          linkTo={(point) => ({
            pathname: path,
            query: { ...Object.fromEntries(new URLSearchParams(state.address)), until: point },
          })}
        />
      }
    />
  )
}
