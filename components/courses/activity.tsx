import {
  ArrowDownUp,
  Calculator,
  ChartLine,
  CircleHelp,
  FileSearch,
  GitBranch,
  Hash,
  LayoutList,
  ListChecks,
  Shapes,
  Waypoints,
} from 'lucide-react'
import { useTranslations } from 'next-intl'

const icons = {
  quiz: CircleHelp,
  multi: LayoutList,
  numeric: Hash,
  order: ArrowDownUp,
  match: Waypoints,
  classify: Shapes,
  doccheck: FileSearch,
  calc: Calculator,
  case: GitBranch,
  checklist: ListChecks,
  chart: ChartLine,
}

/** What one does in a lesson, as an icon and a word. */
export function Activity({ of, className }: { of: string; className?: string }) {
  const t = useTranslations('courses.activity')
  const known = of in icons ? (of as keyof typeof icons) : 'quiz'
  const Icon = icons[known]
  return (
    <span className={className}>
      <Icon aria-hidden="true" className="size-4 text-ink-3" /> {t(known)}
    </span>
  )
}
