import { notFound } from 'next/navigation'

/** Any address that nothing else answers: so that it gets our page in the right language, and a 404. */
export default function NoSuchPage() {
  notFound()
}
