import type { Page } from '@playwright/test'
import { contentRoot, loadCourse } from '#lib/lessons/content/load.ts'
import type { Work } from '#lib/projects/form.ts'
import { dayIn, homeZone } from '#lib/study/days.ts'
import assessmentsEn from '#messages/en/assessments.json' with { type: 'json' }
import authEn from '#messages/en/auth.json' with { type: 'json' }
import coursesEn from '#messages/en/courses.json' with { type: 'json' }
import credentialsEn from '#messages/en/credentials.json' with { type: 'json' }
import lessonsEn from '#messages/en/lessons.json' with { type: 'json' }
import projectsEn from '#messages/en/projects.json' with { type: 'json' }
import assessmentsId from '#messages/id/assessments.json' with { type: 'json' }
import authId from '#messages/id/auth.json' with { type: 'json' }
import coursesId from '#messages/id/courses.json' with { type: 'json' }
import credentialsId from '#messages/id/credentials.json' with { type: 'json' }
import lessonsId from '#messages/id/lessons.json' with { type: 'json' }
import projectsId from '#messages/id/projects.json' with { type: 'json' }
import { goodPassport, judged, projectOf } from '#tests/fixtures/projects.ts'
import { answer } from './answering.ts'
import { askedNow } from './final-test.ts'
import { expect, test } from './fixtures.ts'
import { choose, pick, press, tabTo, tick, type, typeDate } from './keyboard.ts'
import { linkMailedTo } from './people.ts'

// The whole way of a learner, from nothing to a certificate that anybody can verify, without a mouse.

const messages = {
  id: {
    auth: authId,
    courses: coursesId,
    lessons: lessonsId,
    assessments: assessmentsId,
    projects: projectsId,
    credentials: credentialsId,
  },
  en: {
    auth: authEn,
    courses: coursesEn,
    lessons: lessonsEn,
    assessments: assessmentsEn,
    projects: projectsEn,
    credentials: credentialsEn,
  },
}
type Language = keyof typeof messages
const at = (language: Language, path: string) => (language === 'id' ? path : `/en${path}`)

const course = loadCourse(`${contentRoot}/c1-fondasi-legalitas-ekspor`)
const lessons = course.sections.flatMap((section) => section.lessons)
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function signUp(page: Page, language: Language, name: string): Promise<void> {
  const { auth } = messages[language]
  const email = `sertifikat-${language}-${Date.now()}@contoh.example`
  const password = 'ombak tenang sekali'
  await page.goto(at(language, '/sign-up'))
  await type(page, page.locator('input[name=name]'), name)
  await type(page, page.locator('input[name=email]'), email)
  await type(page, page.locator('input[name=password]'), password)
  await press(page, button(page, auth.signUp.submit))
  await expect(page.getByRole('heading', { name: auth.signUp.doneTitle })).toBeVisible()
  await page.goto(await linkMailedTo(email))
  await press(page, button(page, auth.verify.submit))
  await expect(page.getByRole('status')).toBeVisible()
  await page.goto(at(language, '/sign-in'))
  await type(page, page.locator('input[name=email]'), email)
  await type(page, page.locator('input[name=password]'), password)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
}

async function takeLessons(page: Page, language: Language): Promise<void> {
  const { check, verdict } = messages[language].lessons
  for (const entry of lessons) {
    await page.goto(at(language, `/learn/${course.slug}/${entry.slug}`))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(entry.title[language])
    for (const block of entry.lesson?.blocks ?? [])
      await answer(page, page.locator(`section[id="${block.key}"]`), block, language)
    await press(page, page.getByRole('button', { name: check }))
    await expect(page.locator('#hasil')).toContainText(verdict.complete.replace('{score}', '100'))
  }
}

async function takeTest(page: Page, language: Language): Promise<void> {
  const { intro, run } = messages[language].assessments
  await page.goto(at(language, `/courses/${course.slug}/test`))
  await press(page, button(page, intro.start))
  await page.waitForURL((url) => url.pathname.endsWith(`/learn/${course.slug}/test`))
  const asked = await askedNow(page, course.slug)
  for (const [n, { block }] of asked.entries()) {
    const name = run.question.replace('{n}', `${n + 1}`).replace('{total}', `${asked.length}`)
    await answer(page, page.getByRole('region', { name, exact: true }), block, language)
    if (n < asked.length - 1) await press(page, page.getByRole('button', { name: run.next }))
  }
  await press(page, button(page, run.finish).first())
  await press(page, page.getByRole('dialog').getByRole('button', { name: run.finish }))
  await expect(page.getByRole('heading', { level: 1 })).toContainText('100')
}

/** Every field of a project's form by its name, as the form would post it. */
async function fillIn(page: Page, work: Work): Promise<void> {
  const put = async (name: string, value: string) => {
    const field = page.locator(`[name="${name}"]`)
    if (value === '') return
    const kind = await field.evaluate((element) => element.getAttribute('type') ?? element.tagName.toLowerCase())
    if (kind === 'select') await pick(page, field, value)
    else if (kind === 'date') await typeDate(page, field, value)
    else await type(page, field, value)
  }
  for (const [key, value] of Object.entries(work)) {
    if (typeof value === 'string') await put(`work.${key}`, value)
    else
      for (const [n, part] of value.entries()) {
        if (typeof part === 'string') await tick(page, page.locator(`[name="work.${key}.${part}"]`))
        else for (const [column, cell] of Object.entries(part)) await put(`work.${key}.${n}.${column}`, cell)
      }
  }
}

async function doProject(page: Page, language: Language): Promise<void> {
  const { form } = messages[language].projects
  const work = goodPassport(dayIn(homeZone, new Date()))
  await page.goto(at(language, `/courses/${course.slug}/project`))
  // The form begins with six rows; the passport has more.
  const rows = page.locator('select[name^="work.plan."][name$=".matter"]')
  while ((await rows.count()) < (work.plan ?? []).length) {
    const before = await rows.count()
    await press(page, page.getByRole('button', { name: form.addRow }))
    await expect(rows).toHaveCount(before + 1)
  }
  await page.keyboard.press('Control+Home')
  await page.locator('body').evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await fillIn(page, work)
  for (const [criterion, level] of Object.entries(judged(projectOf('C1'))))
    await choose(page, page.locator(`[name="own.${criterion}"]`), String(level))
  await press(page, button(page, form.submit))
  await page.waitForURL(/\/project\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('100')
}

async function claim(page: Page, language: Language, name: string): Promise<string> {
  await page.goto(at(language, `/courses/${course.slug}/certificate`))
  await type(page, page.locator('input[name=name]'), name)
  await press(page, button(page, messages[language].credentials.form.submit))
  const link = page.getByRole('link', { name: messages[language].credentials.files.verify })
  await tabTo(page, link)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/verify\/[0-9a-f-]{36}$/)
  return page.url()
}

for (const language of ['id', 'en'] as const)
  test(`from sign-up to a verified certificate of C1 by keyboard alone, ${language}`, async ({ page, browser }) => {
    test.setTimeout(600_000)
    const name = language === 'id' ? 'Ni Luh Ayu Pratiwi' : 'Ni Luh Ayu Pratiwi-Smith'
    await signUp(page, language, 'Ayu')
    await page.goto(at(language, `/courses/${course.slug}`))
    const enroll = button(page, messages[language].courses.enroll.action)
    await press(page, enroll)
    await expect(enroll).toHaveCount(0)
    await takeLessons(page, language)
    await takeTest(page, language)
    await doProject(page, language)
    const verify = await claim(page, language, name)

    // Somebody else, who has no account, looks it up.
    const stranger = await browser.newContext({ baseURL: test.info().project.use.baseURL ?? '' })
    const public_ = await stranger.newPage()
    await public_.goto(verify)
    await expect(public_.getByRole('heading', { level: 1 })).toHaveText(
      messages[language].credentials.verdict.valid.title,
    )
    await expect(public_.getByText(name).first()).toBeVisible()
    await stranger.close()
  })
