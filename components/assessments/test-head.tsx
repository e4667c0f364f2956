import type { ReactNode } from 'react'
import { Link } from '#lib/i18n/navigation.ts'

type TestHeadProps = { course: { slug: string; code: string; title: string }; title: string; children: ReactNode }

/** Of which course, and what there is to say. */
export function TestHead({ course, title, children }: TestHeadProps) {
  return (
    <header>
      <p className="text-ink-2 text-xs">
        <Link href={`/courses/${course.slug}`} className="alone">
          {course.code} {course.title}
        </Link>
      </p>
      <h1 className="mt-1.5 text-2xl leading-[1.18]">{title}</h1>
      {children}
    </header>
  )
}
