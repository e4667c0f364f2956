import * as accounts from './accounts/contract.ts'
import * as analytics from './analytics/contract.ts'
import * as assessments from './assessments/contract.ts'
import { listAudit, verifyAudit } from './audit/contract.ts'
import { enroll, getCourse, listCourses } from './courses/contract.ts'
import * as credentials from './credentials/contract.ts'
import type { Contract } from './http/contract.ts'
import * as keys from './keys/contract.ts'
import { attempt, complete, getLesson, visit } from './lessons/contract.ts'
import { getCourseProgress, getReadiness, getStudy } from './progress/contract.ts'
import * as projects from './projects/contract.ts'
import { getOpenapi } from './reference/contract.ts'
import { answerReview, listReviews } from './reviews/contract.ts'
import { search } from './search/contract.ts'
import { changeSettings, getSettings } from './settings/contract.ts'
import { catalogue } from './toolkit/catalogue.ts'
import { listCalculators } from './toolkit/contract.ts'
import { changeRole, getUser, listUsers } from './users/contract.ts'

/** Everything /api/v1 answers. The OpenAPI document, the middleware and the architecture test read this list. */
export const contracts: readonly Contract[] = [
  accounts.register,
  accounts.verifyEmail,
  accounts.resendVerification,
  accounts.forgotPassword,
  accounts.resetPassword,
  accounts.createToken,
  accounts.refreshToken,
  accounts.signOut,
  accounts.getMe,
  accounts.updateMe,
  accounts.deleteMe,
  accounts.exportMe,
  accounts.changePassword,
  accounts.changeEmail,
  accounts.confirmEmail,
  accounts.listSessions,
  accounts.endSession,
  accounts.startTotp,
  accounts.confirmTotp,
  accounts.removeTotp,
  accounts.renewRecoveryCodes,
  accounts.stepUp,
  keys.becomeDeveloper,
  keys.issueKey,
  keys.listKeys,
  keys.rotateKey,
  keys.revokeKey,
  keys.listDeveloperRequests,
  keys.decideDeveloperRequest,
  getSettings,
  changeSettings,
  listCourses,
  getCourse,
  enroll,
  getCourseProgress,
  credentials.claim,
  credentials.listCredentials,
  credentials.getCredential,
  credentials.getCredentialJwt,
  credentials.getCredentialPdf,
  credentials.getCredentialPng,
  credentials.revoke,
  getLesson,
  attempt,
  complete,
  visit,
  getReadiness,
  getStudy,
  listReviews,
  answerReview,
  assessments.getTest,
  assessments.startTest,
  assessments.listTestAttempts,
  assessments.getTestResult,
  assessments.saveAnswers,
  assessments.submitTest,
  projects.getProject,
  projects.saveDraft,
  projects.submitProject,
  projects.listSubmissions,
  projects.getSubmission,
  search,
  analytics.analyze,
  analytics.quickAnalysis,
  analytics.preview,
  analytics.listRuns,
  analytics.getRun,
  analytics.rerun,
  analytics.exportRun,
  analytics.deleteRun,
  listUsers,
  getUser,
  changeRole,
  listAudit,
  verifyAudit,
  listCalculators,
  ...catalogue.map(({ contract }) => contract),
  getOpenapi,
]
