import type account from '#messages/id/account.json'
import type admin from '#messages/id/admin.json'
import type analytics from '#messages/id/analytics.json'
import type assessments from '#messages/id/assessments.json'
import type auth from '#messages/id/auth.json'
import type common from '#messages/id/common.json'
import type courses from '#messages/id/courses.json'
import type credentials from '#messages/id/credentials.json'
import type developer from '#messages/id/developer.json'
import type home from '#messages/id/home.json'
import type incoterms from '#messages/id/incoterms.json'
import type lessons from '#messages/id/lessons.json'
import type problems from '#messages/id/problems.json'
import type progress from '#messages/id/progress.json'
import type projects from '#messages/id/projects.json'
import type regulations from '#messages/id/regulations.json'
import type review from '#messages/id/review.json'
import type search from '#messages/id/search.json'
import type toolkit from '#messages/id/toolkit.json'
import type { formats } from './formats.ts'
import type { routing } from './routing.ts'

// The Indonesian files are the model: a key that they do not hold does not compile.
declare module 'next-intl' {
  interface AppConfig {
    Locale: (typeof routing.locales)[number]
    Formats: typeof formats
    Messages: {
      account: typeof account
      admin: typeof admin
      analytics: typeof analytics
      assessments: typeof assessments
      auth: typeof auth
      common: typeof common
      courses: typeof courses
      credentials: typeof credentials
      developer: typeof developer
      home: typeof home
      incoterms: typeof incoterms
      lessons: typeof lessons
      problems: typeof problems
      progress: typeof progress
      review: typeof review
      regulations: typeof regulations
      projects: typeof projects
      search: typeof search
      toolkit: typeof toolkit
    }
  }
}
