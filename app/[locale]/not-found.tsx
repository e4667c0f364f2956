import { NotFound } from '#components/layout/not-found.tsx'

// Next sends this file along with every page, so it carries no frame; groups that have one put their own inside it.
export default function NotFoundPage() {
  return (
    <main id="isi">
      <NotFound />
    </main>
  )
}
