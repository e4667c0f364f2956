import type { enrollments } from '#db/schema/index.ts'
import { allowance } from '../study/allowance.ts'
import type { CourseProgress, FinalTestProgress, LessonProgress, Missing, ProjectProgress } from './contract.ts'
import type { CourseStanding, LessonStanding } from './standing.ts'

type Enrollment = typeof enrollments.$inferSelect

export function toProgress(enrollment: Enrollment, standing: CourseStanding, now = new Date()): CourseProgress {
  const completed = standing.lessons.filter(({ progress }) => progress === 'complete').length
  const finalTest = testProgress(standing, now)
  const project = projectProgress(standing)
  const parts = [finalTest, project].filter((part) => part !== null)
  const all = standing.lessons.length + parts.length
  const done = completed + parts.filter(({ status }) => status === 'complete').length
  const lessons = standing.lessons.map(lessonProgress)
  const next = nextLesson(enrollment, standing.lessons)
  return {
    course_id: enrollment.courseId,
    enrolled_at: enrollment.enrolledAt.toISOString(),
    // Rounded down: 100 means that nothing is missing.
    percent: all ? Math.floor((done / all) * 100) : 0,
    completed_lessons: completed,
    total_lessons: standing.lessons.length,
    lessons,
    final_test: finalTest,
    project,
    missing: missingOf(lessons, finalTest, project),
    last_lesson_id: enrollment.lastLessonId,
    next: next ? { lesson_id: next.id, block: next.block } : null,
    completed_at: enrollment.completedAt?.toISOString() ?? null,
    credential_id: standing.credentialId,
  }
}

/** Where she stopped, if that is not finished; else the first after it that is open and not, then the first at all. */
export function nextLesson(
  { lastLessonId }: Enrollment,
  lessons: readonly LessonStanding[],
): LessonStanding | undefined {
  const isOpen = ({ status, progress }: LessonStanding) => status === 'published' && progress !== 'complete'
  const last = lessons.findIndex(({ id }) => id === lastLessonId)
  return lessons.slice(Math.max(last, 0)).find(isOpen) ?? lessons.find(isOpen)
}

const lessonProgress = (lesson: LessonStanding): LessonProgress => ({
  id: lesson.id,
  status: lesson.progress ?? 'not_started',
  score: lesson.score,
  reason: reasonOf(lesson),
})

function reasonOf({ status, progress }: LessonStanding): LessonProgress['reason'] {
  if (progress === 'complete') return null
  if (status !== 'published') return 'coming'
  if (progress === 'needs_70') return 'below_70'
  return progress === 'in_progress' ? 'unanswered' : 'not_opened'
}

function testProgress({ finalTest, tests }: CourseStanding, now: Date): FinalTestProgress | null {
  if (!finalTest) return null
  const scores = tests.flatMap(({ score }) => score ?? [])
  const best_score = scores.length ? Math.max(...scores) : null
  const said = (
    status: FinalTestProgress['status'],
    reason: FinalTestProgress['reason'],
    againAt: Date | null = null,
  ) => ({
    ...{ status, best_score, reason },
    again_at: againAt?.toISOString() ?? null,
  })
  if (tests.some(({ passed }) => passed)) return said('complete', null)
  if (tests.some(({ submittedAt }) => !submittedAt)) return said('in_progress', 'not_submitted')
  if (best_score === null) return said('not_started', 'not_taken')
  const { againAt } = allowance(
    finalTest,
    tests.flatMap(({ submittedAt }) => submittedAt ?? []),
    now,
  )
  return againAt ? said('needs_75', 'cooling_off', againAt) : said('needs_75', 'below_75')
}

function projectProgress({ hasProject, project, hasDraft }: CourseStanding): ProjectProgress | null {
  if (!hasProject) return null
  const best_score = project?.best ?? null
  if (project?.passed) return { status: 'complete', best_score, reason: null }
  if (project) return { status: 'needs_75', best_score, reason: 'below_75' }
  if (hasDraft) return { status: 'in_progress', best_score, reason: 'draft' }
  return { status: 'not_started', best_score, reason: 'not_handed_in' }
}

function missingOf(
  lessons: readonly LessonProgress[],
  test: FinalTestProgress | null,
  project: ProjectProgress | null,
): Missing[] {
  const missing: Missing[] = lessons.flatMap(({ id, reason, score }) =>
    reason ? [{ part: 'lesson', lesson_id: id, reason, score }] : [],
  )
  if (test?.reason)
    missing.push({ part: 'final_test', reason: test.reason, score: test.best_score, again_at: test.again_at })
  if (project?.reason) missing.push({ part: 'project', reason: project.reason, score: project.best_score })
  return missing
}
