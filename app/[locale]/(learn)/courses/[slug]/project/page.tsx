import type { Metadata } from 'next'
import { getLocale } from 'next-intl/server'
import { cache } from 'react'
import { Prose } from '#components/blocks/prose.tsx'
import { ClientMessages } from '#components/layout/client-messages.tsx'
import { ProjectForm } from '#components/projects/project-form.tsx'
import { ProjectHead } from '#components/projects/project-head.tsx'
import { Rubric } from '#components/projects/rubric.tsx'
import { SubmissionList } from '#components/projects/submission-list.tsx'
import { Task } from '#components/projects/task.tsx'
import { listAnalyticsRuns } from '#lib/analytics/queries.ts'
import { view } from '#lib/http/view.ts'
import { redirect } from '#lib/i18n/navigation.ts'
import { formValues } from '#lib/projects/form-values.ts'
import { findOwnProject, listOwnSubmissions } from '#lib/projects/queries.ts'
import { saveProjectAction, submitProjectAction } from './actions.ts'

type ProjectPageProps = { params: Promise<{ slug: string }> }
const SUBMISSIONS_SHOWN = 5
const RUNS_MAX = 50

/** Once per request: the title of the tab and the page ask for the same. */
const load = cache(async (course_id: string) => {
  const language = await getLocale()
  const project = await view('learner', (actor) => findOwnProject(actor, { course_id, language }))
  // Somebody who has yet to enrol is led to where she can.
  if (!project) return redirect({ href: `/courses/${course_id}`, locale: language })
  const [submissions, runs, learnerId] = await view('learner', (actor) =>
    Promise.all([
      listOwnSubmissions(actor, { course_id, limit: SUBMISSIONS_SHOWN }),
      project.form.kind === 'report' ? listAnalyticsRuns(actor, { limit: RUNS_MAX }) : { data: [] },
      actor.id,
    ]),
  )
  return { project, submissions: submissions.data, runs: runs.data, learnerId, language }
})

export async function generateMetadata({ params }: ProjectPageProps): Promise<Metadata> {
  const { project } = await load((await params).slug)
  return { title: project.form.outcome, robots: { index: false } }
}

export default async function ProjectPage({ params }: ProjectPageProps) {
  const { project, submissions, runs, learnerId, language } = await load((await params).slug)
  const { course, form, draft } = project
  const begun = draft !== null || project.submissions > 0
  return (
    <div className="page grid gap-8 py-5 lg:py-10">
      <ProjectHead project={project} />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start lg:gap-14">
        <Task form={form}>
          <Prose text={form.task} />
        </Task>
        <aside className="grid min-w-0 gap-6">
          <Rubric form={form} passMark={project.pass_mark} open={!begun} />
          {submissions.length > 0 && <SubmissionList course={course.slug} submissions={submissions} />}
        </aside>
      </div>
      <ClientMessages of={['projects']}>
        <ProjectForm
          learnerId={learnerId}
          course={{ id: course.id, slug: course.slug }}
          form={form}
          values={formValues(form, draft, language)}
          savedAt={draft?.updated_at ?? null}
          runs={runs}
          language={language}
          submissionId={crypto.randomUUID()}
          saveAction={saveProjectAction}
          submitAction={submitProjectAction}
        />
      </ClientMessages>
    </div>
  )
}
