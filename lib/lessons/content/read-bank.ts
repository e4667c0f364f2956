import { join } from 'node:path'
import { askedTypes, isAskedType } from '../../blocks/asked.ts'
import { ContentMistake, ContentMistakes } from '../../blocks/mistake.ts'
import { type Block, type Piece, readBlocks } from '../../blocks/read-blocks.ts'
import { readYaml } from '../../blocks/yaml-file.ts'
import { TestFile } from './course-file.ts'

type Rules = TestFile['final_test']
/** `lesson` is the code of the lesson that a question goes back to, `point` the key point there. */
export type Question = Block & { lesson: string; point: number }
export type Bank = {
  finalTest: { questions: number; minutes: Rules['minutes']; attempts: number; coolingHours: number }
  questions: Question[]
}

/**
 * A course's bank from its folder `test`: id.md and en.md hold exercises alone, in the form that lessons have them, and each
 * names its lesson. `points` is how many key points each lesson of the course has; a lesson that is only announced has none.
 */
export function readBank(folder: string, points: ReadonlyMap<string, number>): Bank {
  const open = () => readYaml(join(folder, 'test.yaml'), TestFile)
  const { file, data, lineOf, blocks } = readBlocks(folder, open, (pieces) => leadBack(pieces, points))
  const { questions: needed, minutes, attempts, cooling_hours } = data.final_test
  if (blocks.length < needed)
    throw new ContentMistake(
      file,
      lineOf(['final_test', 'questions']),
      `final_test.questions: a test asks ${needed}, and the bank holds ${blocks.length}`,
    )
  return {
    finalTest: { questions: needed, minutes, attempts, coolingHours: cooling_hours },
    questions: blocks as Question[],
  }
}

/** Every question is one that a test can ask, and names a lesson and a key point that there are. */
function leadBack(pieces: readonly Piece[], points: ReadonlyMap<string, number>): void {
  const mistakes = pieces.flatMap((piece) => {
    const rule = brokenRule(piece, points)
    return rule ? [piece.page.mistake(piece.node, rule)] : []
  })
  if (mistakes.length) throw new ContentMistakes(mistakes)
}

function brokenRule({ type, key, point, lesson }: Piece, points: ReadonlyMap<string, number>): string | null {
  if (type === 'prose') return 'a bank holds questions alone; this text belongs to none'
  if (!isAskedType(type)) return `a test does not ask ${type}; it asks ${askedTypes.join(', ')}`
  if (lesson === null) return `#${key} needs lesson="…", the lesson that it goes back to`
  const count = points.get(lesson)
  if (count === undefined) return `#${key} names lesson ${lesson}, which this course does not have`
  if (count === 0) return `#${key} names lesson ${lesson}, which is not written yet`
  if (point === null) return `#${key} needs point="…", the key point that it goes back to`
  if (!Number.isInteger(point) || point < 1 || point > count)
    return `#${key} names key point ${point} of ${lesson}; there are ${count}`
  return null
}
