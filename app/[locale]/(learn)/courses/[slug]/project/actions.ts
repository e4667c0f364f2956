'use server'

import { getLocale } from 'next-intl/server'
import { sources } from '#app/api/v1/courses/[course_id]/project/sources.ts'
import { type FormState, submit } from '#lib/http/submit.ts'
import { redirect } from '#lib/i18n/navigation.ts'
import { saveDraft, submitProject } from '#lib/projects/contract.ts'
import { readProjectForm } from '#lib/projects/form-values.ts'
import { saveProjectDraft } from '#lib/projects/save-draft.ts'
import { submitProjectWith } from '#lib/projects/submit.ts'

const read = (form: FormData) => ({
  course_id: form.get('course_id'),
  language: form.get('language'),
  ...readProjectForm(form),
})

const keep = submit(saveDraft, saveProjectDraft, { read })

const handIn = submit(submitProject, submitProjectWith(sources), {
  read: (form) => ({ ...read(form), submission_id: form.get('submission_id') }),
  after: async ({ course, submission_id }) =>
    redirect({ href: `/courses/${course.slug}/project/${submission_id}`, locale: await getLocale() }),
})

export async function saveProjectAction(state: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  return keep(state as Parameters<typeof keep>[0], form)
}

export async function submitProjectAction(state: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  return handIn(state as Parameters<typeof handIn>[0], form)
}
