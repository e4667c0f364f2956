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
