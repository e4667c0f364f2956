import { join } from 'node:path'
import { type Block, readBlocks } from '../../blocks/read-blocks.ts'
import { readYaml } from '../../blocks/yaml-file.ts'
import { LessonFile } from './course-file.ts'

export type Lesson = Pick<LessonFile, 'checked_on' | 'sources'> & { blocks: Block[] }

/** One lesson from its folder: id.md and en.md hold the text, lesson.yaml the answers, dates and sources. */
export function readLesson(folder: string): Lesson {
  const { data, blocks } = readBlocks(folder, () => readYaml(join(folder, 'lesson.yaml'), LessonFile))
  return { checked_on: data.checked_on, sources: data.sources, blocks }
}
