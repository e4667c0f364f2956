import { NotFound } from '#components/layout/not-found.tsx'

export default function NotFoundInFrame() {
  return <NotFound />
}
