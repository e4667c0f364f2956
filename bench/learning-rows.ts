import pg from 'pg'

/** How much there is to learn, and how many have learned. Added to the courses of this repository. */
export type Size = { courses: number; lessonsEach: number; learners: number }

/** What the rows are made of: nothing that a person ever wrote waits for a file to be read. */
const tables = ['courses', 'sections', 'lessons', 'blocks', 'users', 'enrollments', 'lesson_progress', 'attempts']

/**
 * Fills a database by the thousand, as its owner: without the audit trail, which would be most of the time. Lessons are
 * copies of the real ones under other names, so that pages and search have real texts to work on.
 */
export async function fill(ownerUrl: string, { courses, lessonsEach, learners }: Size): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    const each = (verb: 'enable' | 'disable') =>
      owner.query(tables.map((table) => `alter table ${table} ${verb} trigger user`).join('; '))
    await each('disable')
    for (const statement of [newCourses, newSections, borrowed, newLessons, newBlocks, newEntries])
      await owner.query(statement.replaceAll('$courses', `${courses}`).replaceAll('$lessons', `${lessonsEach}`))
    for (const statement of [newLearners, newEnrollments, newProgress, newAttempts])
      await owner.query(statement.replaceAll('$learners', `${learners}`))
    await each('enable')
    await owner.query('vacuum analyze')
  } finally {
    await owner.end()
  }
}

const newCourses = `
  insert into courses (id, code, slug, position, status, level, stage, minutes, title, label, topics, summary, project,
                       outcomes, prerequisites, content_hash)
  select uuidv7(), 'B' || n, 'bench-' || n, 100 + n, 'published', level, stage, minutes,
         jsonb_build_object('id', title->>'id' || ' ' || n, 'en', title->>'en' || ' ' || n),
         label, topics, summary, project, outcomes, '{}', 'bench ' || n
    from generate_series(1, $courses) n
    join (select *, row_number() over (order by position) as nth from courses where code like 'C%') real
      on real.nth = 1 + n % 9`

const newSections = `
  insert into sections (id, course_id, code, position, title)
  select uuidv7(), id, code || '.1', 1, title from courses where code like 'B%'`

/** Every lesson of the bench borrows the texts of one of the repository. */
const borrowed = `
  create temporary table borrowed as
  select uuidv7() as id, real.id as real_id, sections.id as section_id, sections.code || '.' || n as code, n as position
    from (select *, row_number() over () as nth from sections where code like 'B%') sections, generate_series(1, $lessons) n
    join (select *, row_number() over (order by code) as nth, count(*) over () as many
            from lessons where status = 'published' and code like 'C%') real on true
   where real.nth = 1 + (sections.nth * 7 + n) % real.many`

const newLessons = `
  insert into lessons (id, section_id, code, slug, position, status, activity, minutes, title, sources, checked_on)
  select b.id, b.section_id, b.code, 'bench-' || lower(replace(b.code, '.', '-')), b.position, 'published', activity, minutes,
         jsonb_build_object('id', title->>'id' || ' ' || b.code, 'en', title->>'en' || ' ' || b.code), sources, checked_on
    from borrowed b join lessons real on real.id = b.real_id`

const newBlocks = `
  insert into blocks (id, lesson_id, key, position, type, point, content, answer)
  select uuidv7(), b.id, key, blocks.position, type, point, content, answer
    from borrowed b join blocks on blocks.lesson_id = b.real_id and blocks.position <= 3`

const newEntries = `
  insert into search_entries (id, kind, ref, course_id, lesson_id, language, title, names, body)
  select uuidv7(), 'lesson', lessons.slug, sections.course_id, lessons.id, entry.language,
         lessons.title->>entry.language::text, lessons.code, entry.body
    from borrowed b join lessons on lessons.id = b.id join sections on sections.id = lessons.section_id
    join search_entries entry on entry.lesson_id = b.real_id`

const newLearners = `
  insert into users (id, email, name, password_hash, role, status, email_verified_at)
  select uuidv7(), 'bench' || n || '@contoh.example', 'Orang ' || n, 'none', 'learner', 'active', now()
    from generate_series(1, $learners) n`

const newEnrollments = `
  insert into enrollments (id, user_id, course_id)
  select uuidv7(), learner.id, course.id
    from (select id, row_number() over () as nth from users where email like 'bench%') learner
    join (select id, row_number() over (order by position) as nth, count(*) over () as many from courses
           where status = 'published') course on course.nth in (1, 1 + learner.nth % course.many)`

const newProgress = `
  insert into lesson_progress (id, user_id, lesson_id, status, best_score)
  select uuidv7(), user_id, lessons.id, 'in_progress', 50
    from enrollments join sections on sections.course_id = enrollments.course_id
    join lessons on lessons.section_id = sections.id and lessons.status = 'published' and lessons.position = 1
   where exists (select 1 from users where users.id = user_id and email like 'bench%')`

const newAttempts = `
  insert into attempts (id, user_id, lesson_id, score, passed, marks)
  select uuidv7(), user_id, lesson_id, 50, false, '[]' from lesson_progress where status = 'in_progress'`
