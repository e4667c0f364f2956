import { ArrowRight, CornerDownRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Option, RadioGroup } from '#components/ui/radio-group.tsx'
import { Term } from '#components/ui/term.tsx'
import { Link } from '#lib/i18n/navigation.ts'

const pillars = ['legality', 'product', 'capacity', 'finance', 'market'] as const
const READINESS_LESSON = '/learn/fondasi-legalitas-ekspor/cek-kesiapan-ekspor'

// The answers change what follows by style alone: it works before JavaScript arrives, and without it.
const follows = {
  none: 'group-has-checked/check:invisible',
  yes: 'invisible group-has-[[value=yes]:checked]/check:visible',
  pending: 'invisible group-has-[[value=pending]:checked]/check:visible',
  no: 'invisible group-has-[[value=no]:checked]/check:visible',
} as const

/** The first question of the readiness check, asked before anything else is asked of the visitor. */
export function ReadinessCard() {
  const t = useTranslations('home.check')
  return (
    <Card className="group/check relative z-1 grid gap-3.5 self-start border-0 p-4 text-ink shadow-float lg:col-start-2 lg:row-start-1 lg:gap-4 lg:p-6">
      <div className="flex flex-wrap items-center justify-between gap-x-3 text-xs">
        <p className="font-semibold">{t('title')}</p>
        <p className="text-ink-3 tabular-nums">{t('count')}</p>
      </div>
      <Pillars />
      <RadioGroup
        name="nib"
        legend={t.rich('question', {
          nib: (word) => (
            <Term title={t('nib.title')} definition={t('nib.text')}>
              {word}
            </Term>
          ),
        })}
      >
        {(['yes', 'pending', 'no'] as const).map((answer) => (
          <Option key={answer} name="nib" value={answer} label={t(`${answer}.label`)} help={t(`${answer}.help`)} />
        ))}
      </RadioGroup>
      <div className="grid text-ink-2 text-xs leading-normal *:col-start-1 *:row-start-1">
        {(['none', 'yes', 'pending', 'no'] as const).map((answer) => (
          <p key={answer} className={`grid grid-cols-[auto_1fr] gap-2 ${follows[answer]}`}>
            <CornerDownRight aria-hidden="true" className="size-4.5 text-laut-text" />
            <span>{t(`${answer}.then`)}</span>
          </p>
        ))}
      </div>
      <Button asChild variant="next" block>
        <Link href={READINESS_LESSON}>
          {t('next')} <ArrowRight aria-hidden="true" />
        </Link>
      </Button>
      <p className="text-center text-ink-2 text-xs">{t('promise')}</p>
    </Card>
  )
}

function Pillars() {
  const t = useTranslations('home.check')
  return (
    <ol
      aria-label={t('pillars')}
      className="grid grid-cols-[1.1fr_.95fr_1.1fr_1.15fr_.7fr] gap-1.5 text-2xs text-ink-3"
    >
      {pillars.map((pillar, index) => (
        <li
          key={pillar}
          aria-current={index === 0 ? 'step' : undefined}
          className="group/pillar min-w-0 tracking-tight"
        >
          <span className="mb-1 block h-1 overflow-hidden rounded-[2px] bg-sunken shadow-[inset_0_0_0_1px_var(--color-line)]">
            <span className="block h-full w-1/4 group-aria-[current]/pillar:bg-kunyit" />
          </span>
          <span className="group-aria-[current]/pillar:font-semibold group-aria-[current]/pillar:text-ink">
            {t(`pillar.${pillar}`)}
          </span>
        </li>
      ))}
    </ol>
  )
}
