import { ArrowLeft } from 'lucide-react'
import { Link } from '#lib/i18n/navigation.ts'

/** From a page that changes one thing to the page that lists them. */
export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="alone gap-1.5 text-sm no-underline hover:underline">
      <ArrowLeft aria-hidden="true" className="size-4" /> {children}
    </Link>
  )
}
