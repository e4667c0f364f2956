/**
 * Who may do what: the one table that tests/access compares the running product with. It is written by hand, from what is
 * wanted, and never from what contracts or pages state of themselves.
 *
 * A group says for each kind of caller how a call ends:
 *   ok        allowed: the status stands in the row
 *   401       nobody is known
 *   403       the role does not suffice
 *   403:key   the API key lacks the scope, or no key is accepted here
 *   403:mfa   an administrator without a second factor, or with one that was shown too long ago
 *   403:join  not enrolled in the course
 *   404       somebody else's, so it is not there
 *   other     a status as it stands
 *   -         cannot be: nobody of that kind could own it
 * Pages lead on instead: `sign-in`, `security` (to set up a second factor), `step-up` (to show it again), `course` (to join
 * it).
 *
 * The callers:
 *   nobody     no credential
 *   owner      the person whose object it is, with no larger role than the group needs
 *   learner, developer, admin   strangers to that object; the administrator has just shown a second factor
 *   admin-bare, admin-due       without a second factor; with one that has to be shown again
 *   key                  the owner's API key with the scope of the row, or with all of them where the row names none
 *   key-other, key-less  a stranger's API key with that scope; the owner's with every scope but that one
 *   cookie, cookie-abroad  the owner's browser (an administrator's, where nobody owns it), on our page and on another site's
 */

const apiGroups = `
group             nobody owner learner  developer admin    admin-bare admin-due key     key-other key-less cookie cookie-abroad
anybody           ok     ok    ok       ok        ok       ok         ok        403:key 403:key   403:key  ok     ok
anybody-keyed     ok     ok    ok       ok        ok       ok         ok        ok      ok        403:key  ok     ok
person            401    ok    ok       ok        ok       ok         ok        403:key 403:key   403:key  ok     401
person-keyed      401    ok    ok       ok        ok       ok         ok        ok      ok        403:key  ok     401
person-by-token   401    ok    ok       ok        ok       ok         ok        403:key 403:key   403:key  403    401
without-factor    401    ok    ok       ok        409      ok         409       403:key 403:key   403:key  ok     401
factorless-token  401    ok    ok       ok        409      ok         409       403:key 403:key   403:key  403    401
may-drop-factor   401    ok    ok       ok        403      403        403       403:key 403:key   403:key  ok     401
object            401    ok    404      404       404      404        404       403:key 403:key   403:key  ok     401
object-keyed      401    ok    404      404       404      404        404       ok      404       403:key  ok     401
enrolled          401    ok    403:join 403:join  403:join 403:join   403:join  403:key 403:key   403:key  ok     401
enrolled-keyed    401    ok    403:join 403:join  403:join 403:join   403:join  ok      403:join  403:key  ok     401
not-yet-developer 401    ok    ok       409       409      409        409       403:key 403:key   403:key  ok     401
developer         401    ok    403      ok        ok       ok         ok        403:key 403:key   403:key  ok     401
developer-object  401    ok    403      404       404      404        404       403:key 403:key   403:key  ok     401
admin             401    -     403      403       ok       403:mfa    403:mfa   403:key 403:key   403:key  ok     401
`

const apiRows = `
POST   /api/v1/auth/register                     anybody           202
POST   /api/v1/auth/resend-verification          anybody           202
POST   /api/v1/auth/verify                       anybody           200
POST   /api/v1/auth/forgot                       anybody           202
POST   /api/v1/auth/reset                        anybody           200
POST   /api/v1/auth/token                        anybody           200
POST   /api/v1/auth/refresh                      anybody           200
POST   /api/v1/auth/confirm-email                anybody           200
POST   /api/v1/auth/logout                       person            204
GET    /api/v1/me                                person            200
PATCH  /api/v1/me                                person            200
DELETE /api/v1/me                                person            204
POST   /api/v1/me/password                       person            200
POST   /api/v1/me/email                          person            202
GET    /api/v1/me/export                         person            200
GET    /api/v1/me/sessions                       person            200
DELETE /api/v1/me/sessions/{id}                  object            204
POST   /api/v1/me/totp                           without-factor    201
POST   /api/v1/me/totp/confirm                   factorless-token  200
POST   /api/v1/me/totp/remove                    may-drop-factor   200
POST   /api/v1/me/recovery-codes                 person            200
POST   /api/v1/me/step-up                        person-by-token   200

POST   /api/v1/developer/role                    not-yet-developer 200
POST   /api/v1/developer/key                     developer         201
GET    /api/v1/developer/keys                    developer         200
POST   /api/v1/developer/keys/{id}/rotate        developer-object  201
DELETE /api/v1/developer/keys/{id}               developer-object  204

GET    /api/v1/search                            anybody-keyed     200  courses:read
GET    /api/v1/courses                           anybody-keyed     200  courses:read
GET    /api/v1/courses/{course_id}               anybody-keyed     200  courses:read
POST   /api/v1/courses/{course_id}/enroll        person-keyed      201  enrollments:write
GET    /api/v1/courses/{course_id}/progress      enrolled-keyed    200  progress:read
POST   /api/v1/courses/{course_id}/credential    enrolled          201
GET    /api/v1/credentials                       person-keyed      200  progress:read
GET    /api/v1/credentials/{id}                  anybody-keyed     200  progress:read
GET    /api/v1/credentials/{id}/jwt              anybody-keyed     200  progress:read
GET    /api/v1/credentials/{id}/pdf              anybody-keyed     200  progress:read
GET    /api/v1/credentials/{id}/png              anybody-keyed     200  progress:read
GET    /api/v1/lessons/{lesson_id}               enrolled          200
POST   /api/v1/lessons/{lesson_id}/attempts      enrolled          201
POST   /api/v1/lessons/{lesson_id}/complete      enrolled          200
POST   /api/v1/lessons/{lesson_id}/visit         enrolled          200
GET    /api/v1/me/readiness                      person            200
GET    /api/v1/me/study                          person            200
GET    /api/v1/reviews                           person            200
POST   /api/v1/reviews/{id}                      object            200
GET    /api/v1/courses/{course_id}/project       enrolled          200
PUT    /api/v1/courses/{course_id}/project/draft                      enrolled  200
GET    /api/v1/courses/{course_id}/project/submissions                enrolled  200
POST   /api/v1/courses/{course_id}/project/submissions                enrolled  201
GET    /api/v1/courses/{course_id}/project/submissions/{submission_id}  object  200
GET    /api/v1/courses/{course_id}/test          enrolled          200
GET    /api/v1/courses/{course_id}/test/attempts                      enrolled  200
POST   /api/v1/courses/{course_id}/test/attempts                      enrolled  201
GET    /api/v1/courses/{course_id}/test/attempts/{attempt_id}         object    200
PATCH  /api/v1/courses/{course_id}/test/attempts/{attempt_id}         object    200
POST   /api/v1/courses/{course_id}/test/attempts/{attempt_id}/submit  object    200

POST   /api/v1/analytics/analyze                 person-keyed      200  analytics:run
POST   /api/v1/analytics/quick-analysis          person-keyed      200  analytics:run
POST   /api/v1/analytics/preview                 person-keyed      200  analytics:run
GET    /api/v1/analytics/runs                    person-keyed      200  analytics:read
GET    /api/v1/analytics/runs/{id}               object-keyed      200  analytics:read
POST   /api/v1/analytics/runs/{id}/rerun         object-keyed      201  analytics:run
DELETE /api/v1/analytics/runs/{id}               object-keyed      204  analytics:run
GET    /api/v1/analytics/runs/{id}/export        object-keyed      200  analytics:read

GET    /api/v1/toolkit                           anybody-keyed     200  toolkit:read
POST   /api/v1/toolkit/price-build-up            anybody-keyed     200  toolkit:read
POST   /api/v1/toolkit/margin                    anybody-keyed     200  toolkit:read
POST   /api/v1/toolkit/cbm                       anybody-keyed     200  toolkit:read
POST   /api/v1/toolkit/chargeable-weight         anybody-keyed     200  toolkit:read
POST   /api/v1/toolkit/container-fit             anybody-keyed     200  toolkit:read
POST   /api/v1/toolkit/rvc                       anybody-keyed     200  toolkit:read
POST   /api/v1/toolkit/hhi                       anybody-keyed     200  toolkit:read
POST   /api/v1/toolkit/rca                       anybody-keyed     200  toolkit:read
POST   /api/v1/toolkit/cagr                      anybody-keyed     200  toolkit:read
POST   /api/v1/toolkit/break-even                anybody-keyed     200  toolkit:read
POST   /api/v1/toolkit/letter-of-credit          anybody-keyed     200  toolkit:read
POST   /api/v1/toolkit/fx-exposure               anybody-keyed     200  toolkit:read
POST   /api/v1/toolkit/forward-rate              anybody-keyed     200  toolkit:read
POST   /api/v1/toolkit/fx-value-at-risk          anybody-keyed     200  toolkit:read
POST   /api/v1/toolkit/tariff-saving             anybody-keyed     200  toolkit:read
POST   /api/v1/toolkit/lcl-cost                  anybody-keyed     200  toolkit:read
POST   /api/v1/toolkit/seasonal-index            anybody-keyed     200  toolkit:read
POST   /api/v1/toolkit/mape                      anybody-keyed     200  toolkit:read

GET    /api/v1/admin/users                       admin             200
GET    /api/v1/admin/users/{id}                  admin             200
POST   /api/v1/admin/users/{id}/role             admin             200
GET    /api/v1/admin/developer-requests          admin             200
POST   /api/v1/admin/developer-requests/{id}     admin             200
GET    /api/v1/admin/settings                    admin             200
PATCH  /api/v1/admin/settings                    admin             200
POST   /api/v1/admin/credentials/{id}/revoke     admin             200
GET    /api/v1/admin/audit                       admin             200
GET    /api/v1/admin/audit/verify                admin             200

GET    /api/v1/openapi.json                      anybody           200
`

const pageGroups = `
group            nobody  owner learner developer admin admin-bare admin-due
anybody          ok      ok    ok      ok        ok    ok         ok
nobody           404     404   404     404       404   404        404
forbidden        403     403   403     403       403   403        403
person           sign-in ok    ok      ok        ok    ok         ok
enrolled         sign-in ok    course  course    course course    course
object           sign-in ok    404     404       404   404        404
developer-object sign-in ok    404     404       404   404        404
admin            sign-in -     403     403       ok    security   step-up
`

/** Folders of app/[locale], without their groups; and where a page only leads on, whereto. */
const pageRows = `
/                                    anybody
/about                               anybody
/privacy                             anybody
/search                              anybody
/regulations                         anybody
/problems/[type]                     anybody
/verify/[id]                         anybody
/demo-mail                           nobody
/[...rest]                           nobody
/no-access                           forbidden

/sign-in                             anybody
/sign-in/code                        anybody           /sign-in
/sign-up                             anybody
/verify-email                        anybody
/confirm-email                       anybody
/reset-password                      anybody

/courses                             anybody
/courses/[slug]                      anybody
/courses/[slug]/certificate          enrolled
/learn/[course]/[lesson]             enrolled
/learn/[course]/test                 enrolled
/courses/[slug]/project              enrolled
/courses/[slug]/project/[submission] object
/courses/[slug]/test                 enrolled
/courses/[slug]/test/[attempt]       object
/progress                            person
/progress/readiness                  person
/review                              person
/toolkit                             anybody
/toolkit/[calculator]                anybody
/toolkit/glossary                    anybody
/toolkit/incoterms                   anybody
/step-up                             person            /courses
/profile                             person
/profile/data                        person
/profile/data/delete                 person
/profile/security                    person
/profile/security/email              person
/profile/security/password           person
/profile/security/second-factor      person
/profile/security/second-factor/recovery-codes  person  /profile/security/second-factor
/profile/security/second-factor/remove          person  /profile/security/second-factor

/developer                           person
/developer/keys                      person
/developer/keys/[id]/revoke          developer-object
/developer/keys/[id]/rotate          developer-object
/developer/analytics                 person
/developer/analytics/runs/[id]       object

/admin                               admin             /admin/users
/admin/users                         admin
/admin/users/[id]                    admin
/admin/audit                         admin
`

const actionGroups = `
group            nobody learner developer admin admin-bare admin-due
anybody          ok     ok      ok        ok    ok         ok
silent           ok     ok      ok        ok    ok         ok
person           401    ok      ok        ok    ok         ok
developer        401    403     ok        ok    ok         ok
admin            401    403     403       ok    403:mfa    403:mfa
`

/**
 * Server actions by their names: what a form does. `ok` says here that nothing was refused, whatever came of it. The silent
 * ones lead on without a word, whoever asked; what they call is tried by its contract.
 */
const actionRows = `
setThemeAction            anybody
signInAction              anybody
confirmSignInAction       anybody
registerAction            anybody
verifyEmailAction         anybody
resendAction              anybody
forgotPasswordAction      anybody
resetPasswordAction       anybody
confirmEmailAction        anybody

signOutAction             silent
signOutEverywhereAction   silent
endSessionAction          silent
completeAction            silent

updateMeAction            person
deleteMeAction            person
changeEmailAction         person
changePasswordAction      person
setUpSecondFactorAction   person
renewCodesAction          person
removeSecondFactorAction  person
stepUpAction              person
enrollAction              person
claimAction               person
attemptAction             person
answerReviewAction        person
saveProjectAction         person
submitProjectAction       person
startTestAction           person
saveTestAction            person
submitTestAction          person
becomeDeveloperAction     person
deleteRunAction           person
rerunAction               person

issueKeyAction            developer
rotateKeyAction           developer
revokeKeyAction           developer

changeRoleAction          admin
decideRequestAction       admin
changeApprovalAction      admin
`

/**
 * What holds for every row: a bad credential never passes for none at all, a cookie is only as good as its session, and
 * pages take nothing but cookies.
 */
export const everywhere = {
  refused: {
    "a suspended person's token": 401,
    'an expired token': 401,
    'a token whose sign-in has ended': 401,
    'a token of before the last change of password': 401,
    "a cookie's content as a token": 401,
    'an expired key': 401,
    'a revoked key': 401,
    "a suspended person's key": 401,
    "a demoted developer's key": 403,
  },
  asNobody: [
    "a suspended person's cookie",
    'the cookie of a session that has ended',
    'the cookie of a session that is too old',
    "an administrator's cookie that was left idle",
  ],
} as const

export type Caller =
  | ('nobody' | 'owner' | 'learner' | 'developer' | 'admin' | 'admin-bare' | 'admin-due')
  | ('key' | 'key-other' | 'key-less' | 'cookie' | 'cookie-abroad')
type Group = { group: string; cells: ReadonlyMap<Caller, string>; hasOwner: boolean }
export type ApiRow = Group & { method: string; path: string; ok: number; scope: string | undefined }
export type ActionRow = Group & { name: string }
export type PageRow = Group & { path: string; leadsTo: string | undefined }

const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => line.trim().split(/\s+/))

function read(text: string): Map<string, Group> {
  const [[, ...callers] = [], ...rows] = lines(text)
  return new Map(
    rows.map(([group = '', ...cells]) => {
      if (cells.length !== callers.length) throw new Error(`${group}: ${cells.length} cells, ${callers.length} callers`)
      const cellOf = new Map(callers.map((caller, i) => [caller as Caller, cells[i] ?? '']))
      return [group, { group, cells: cellOf, hasOwner: cellOf.get('owner') !== '-' }]
    }),
  )
}

function named(groups: Map<string, Group>, name = ''): Group {
  const group = groups.get(name)
  if (!group) throw new Error(`there is no group ${name}`)
  return group
}

const [apis, pages, actions] = [read(apiGroups), read(pageGroups), read(actionGroups)]

export const apiMatrix: readonly ApiRow[] = lines(apiRows).map(([method = '', path = '', group, ok, scope]) => ({
  ...named(apis, group),
  ...{ method, path, scope, ok: Number(ok) },
}))

export const pageMatrix: readonly PageRow[] = lines(pageRows).map(([path = '', group, leadsTo]) => ({
  ...named(pages, group),
  ...{ path, leadsTo },
}))

export const actionMatrix: readonly ActionRow[] = lines(actionRows).map(([name = '', group]) => ({
  ...named(actions, group),
  name,
}))
