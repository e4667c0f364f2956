import { forbidden } from 'next/navigation'

/** Where the middleware leads who may not see a page: the same 403 that the page's own door gives. */
export default function NoAccessPage() {
  forbidden()
}
