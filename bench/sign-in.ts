import type { Subject } from './subject.ts'

/** As a browser without JavaScript does it: the form's hidden fields name the action. */
export async function signInByForm(
  url: string,
  { email, password }: { email: string; password: string },
): Promise<string> {
  const html = await (await fetch(`${url}/sign-in`)).text()
  const [fields = ''] =
    /<form[^>]*enctype[\s\S]*?<\/form>/i.exec(html.slice(html.indexOf('name="password"') - 6_000)) ?? []
  const form = new FormData()
  for (const [tag] of fields.matchAll(/<input[^>]*>/g)) {
    const read = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&quot;', '"')
    if (/type="hidden"/.test(tag)) form.set(read('name') ?? '', read('value') ?? '')
  }
  form.set('email', email)
  form.set('password', password)
  const response = await fetch(`${url}/sign-in`, {
    method: 'POST',
    body: form,
    headers: { origin: url },
    redirect: 'manual',
  })
  const cookie = response.headers.getSetCookie().find((line) => line.startsWith('pe.session='))
  if (!cookie) throw new Error(`the sign-in form answered ${response.status} and no cookie`)
  return cookie.split(';')[0] ?? ''
}

/** As a program does it: the Authorization header of one of the demo's people. */
export async function tokenOf({ url, account }: Subject, role: 'learner' | 'developer' | 'admin'): Promise<string> {
  const body = JSON.stringify(await account(role))
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${url}/api/v1/auth/token`, { method: 'POST', headers, body })
  return `Bearer ${((await response.json()) as { access_token: string }).access_token}`
}
