import { ArrowRight, Minus, TrendingDown, TrendingUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Tag } from '#components/ui/tag.tsx'

const icons = { increasing: TrendingUp, decreasing: TrendingDown, stable: ArrowRight, none: Minus }

type TrendTagProps = { direction: 'increasing' | 'decreasing' | 'stable' | null }

/** Rising is not good and falling is not bad in itself (costs!), so no colour judges. */
export function TrendTag({ direction }: TrendTagProps) {
  const t = useTranslations('analytics.direction')
  const Icon = icons[direction ?? 'none']
  return (
    <Tag>
      <Icon aria-hidden="true" /> {t(direction ?? 'none')}
    </Tag>
  )
}
