import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Link } from '#lib/i18n/navigation.ts'
import type { CalculatorName } from '#lib/toolkit/examples.ts'
import { groups } from './presentation.ts'
import type { CalculatorTexts } from './texts.ts'

/** What there is to calculate, by what an exporter is busy with. */
export function ToolkitIndex({ texts }: { texts: Readonly<Record<CalculatorName, CalculatorTexts>> }) {
  const t = useTranslations('toolkit.group')
  return (
    <div className="grid gap-10">
      {groups.map(({ name, calculators }) => (
        <section
          key={name}
          aria-labelledby={`group-${name}`}
          className="grid gap-x-10 gap-y-2 lg:grid-cols-[14rem_1fr]"
        >
          <h2 id={`group-${name}`} className="text-lg lg:pt-3.5">
            {t(name)}
          </h2>
          <ul className="border-line border-t lg:grid lg:grid-cols-2 lg:gap-x-10">
            {calculators.map((calculator) => (
              <ToolkitEntry
                key={calculator}
                href={`/toolkit/${calculator}`}
                title={texts[calculator].title}
                sentence={texts[calculator].sentence}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

type ToolkitEntryProps = { href: string; title: string; sentence: string }

export function ToolkitEntry({ href, title, sentence }: ToolkitEntryProps) {
  return (
    <li className="border-line border-b">
      <Link
        href={href}
        className="group grid h-full grid-cols-[1fr_auto] items-center gap-x-4 py-3.5 text-inherit no-underline hover:bg-sunken"
      >
        <span>
          <span className="block font-semibold leading-snug">{title}</span>
          <span className="mt-0.5 block text-ink-2 text-sm">{sentence}</span>
        </span>
        <ArrowRight aria-hidden="true" className="size-5 text-laut-text" />
      </Link>
    </li>
  )
}
