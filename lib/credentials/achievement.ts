import type { courses } from '#db/schema/index.ts'
import type { Language } from '../i18n/routing.ts'
import { courseMark } from '../study/mastery.ts'
import { achievementImageUrl, achievementUrl, courseUrl, homeUrl, issuerImageUrl, issuerUrl } from './addresses.ts'

export type CourseRow = Pick<
  typeof courses.$inferSelect,
  'code' | 'slug' | 'title' | 'summary' | 'project' | 'projectForm' | 'outcomes' | 'alignment'
>

const texts = {
  id: {
    issuer: 'Platform belajar ekspor untuk usaha kecil dan menengah Indonesia.',
    image: (title: string) => `Lencana kursus ${title}`,
    lessons: `Selesaikan setiap pelajaran dengan nilai sekurang-kurangnya 70, lalu capai ${courseMark} pada tes akhir`,
    project: `, dan ${courseMark} pada proyek`,
    canDo: 'Pemegang kredensial ini dapat:',
    test: 'Tes akhir',
    work: 'Proyek',
    framework: 'SKKNI 332/2020, Bidang Ekspor pada Koperasi dan UMKM',
    unverified: ' (penyelarasan ini perlu dicek)',
  },
  en: {
    issuer: 'A platform where Indonesian small and medium businesses learn to export.',
    image: (title: string) => `Badge of the course ${title}`,
    lessons: `Complete every lesson with at least 70, then reach ${courseMark} in the final test`,
    project: `, and ${courseMark} in the project`,
    canDo: 'Whoever holds this credential can:',
    test: 'Final test',
    work: 'Project',
    framework: 'SKKNI 332/2020 (Indonesian national work competence standard), Export by Cooperatives and MSMEs',
    unverified: ' (this alignment is yet to be verified)',
  },
}

/** Where the ministry publishes the standard; its units have no address of their own. */
const SKKNI_URL = 'https://skkni.kemnaker.go.id/'

/** Who signs. Its address answers with the same. */
export const issuerProfile = (language: Language) => ({
  id: issuerUrl(),
  type: ['Profile'],
  name: 'Pintar Ekspor',
  url: homeUrl(language),
  description: texts[language].issuer,
  image: { id: issuerImageUrl(), type: 'Image', caption: 'Pintar Ekspor' },
})

const resultId = (course: CourseRow, language: Language, name: 'test' | 'project') =>
  `${achievementUrl(course.code, language)}#${name}`

/** What can be achieved in a course, as Open Badges 3.0 says it. Its address answers with the same. */
export function achievementOf(course: CourseRow, language: Language) {
  const other = language === 'id' ? 'en' : 'id'
  const said = texts[language]
  const title = course.title[language]
  const asked = `${said.lessons}${course.projectForm ? said.project : ''}.`
  const outcomes = course.outcomes.map((outcome) => `- ${outcome[language]}`)
  return {
    id: achievementUrl(course.code, language),
    type: ['Achievement'],
    achievementType: 'Course',
    humanCode: course.code,
    inLanguage: language,
    name: title,
    description: course.summary[language],
    criteria: {
      id: courseUrl(course.slug, language),
      narrative: [asked, '', said.canDo, '', ...outcomes].join('\n'),
    },
    image: { id: achievementImageUrl(course.code, language), type: 'Image', caption: said.image(title) },
    creator: issuerProfile(language),
    related: [{ id: achievementUrl(course.code, other), type: ['Related'], inLanguage: other }],
    ...(course.alignment.length > 0 && { alignment: course.alignment.map((unit) => alignmentOf(unit, language)) }),
    resultDescription: [
      percent(resultId(course, language, 'test'), said.test),
      ...(course.projectForm ? [percent(resultId(course, language, 'project'), said.work)] : []),
    ],
  }
}

const percent = (id: string, name: string) => ({
  ...{ id, type: ['ResultDescription'], name, resultType: 'Percent' },
  ...{ requiredValue: `${courseMark}`, valueMin: '0', valueMax: '100' },
})

const alignmentOf = (unit: CourseRow['alignment'][number], language: Language) => ({
  type: ['Alignment'],
  targetName: unit[language] + (unit.verify ? texts[language].unverified : ''),
  targetCode: unit.code,
  targetFramework: texts[language].framework,
  targetType: 'ceasn:Competency',
  targetUrl: SKKNI_URL,
})

/** Results that refer to what the achievement above describes. */
export const resultsOf = (course: CourseRow, language: Language, scores: { test: number; project: number | null }) =>
  [
    { name: 'test' as const, value: scores.test },
    { name: 'project' as const, value: course.projectForm ? scores.project : null },
  ].flatMap(({ name, value }) =>
    value === null
      ? []
      : [
          {
            type: ['Result'],
            resultDescription: resultId(course, language, name),
            value: `${value}`,
            status: 'Completed',
          },
        ],
  )
