import { getLocale } from 'next-intl/server'
import { view } from '#lib/http/view.ts'
import { redirect } from '#lib/i18n/navigation.ts'

export default async function AdminPage() {
  await view('admin', async () => undefined)
  redirect({ href: '/admin/users', locale: await getLocale() })
}
