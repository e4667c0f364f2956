import { resolve } from 'node:path'
import { ContentMistakes } from '../lib/blocks/mistake.ts'
import { contentRoot, courseFolders, loadCourses } from '../lib/lessons/content/load.ts'
import { loadGlossary } from '../lib/lessons/glossary/load.ts'
import { findProject } from '../lib/projects/read-project.ts'
import { loadWatchList } from '../lib/regulations/load.ts'

// Reads every course file, the glossary and the watch-list as the program would, and writes nothing: what is wrong, in which file, on which line.
try {
  const root = process.argv[2] ?? contentRoot
  const courses = loadCourses(root)
  const lessons = courses.flatMap((course) => course.sections.flatMap((section) => section.lessons))
  const written = lessons.filter((lesson) => lesson.lesson).length
  console.log(`${courses.length} courses, ${lessons.length} lessons, ${written} of them written: no mistakes.`)
  const projects = courseFolders(root).flatMap((folder) => findProject(folder) ?? [])
  console.log(`${projects.length} projects: no mistakes.`)
  const content = resolve(import.meta.dirname, '../content')
  const topics = loadGlossary(resolve(content, 'glossary'))
  console.log(`${topics.flatMap((topic) => topic.terms).length} terms in the glossary: no mistakes.`)
  console.log(`${loadWatchList(content).topics.length} topics in the watch-list of regulations: no mistakes.`)
} catch (error) {
  if (!(error instanceof ContentMistakes)) throw error
  console.error(error.message)
  console.error(`${error.mistakes.length} to mend.`)
  process.exitCode = 1
}
