/** Every failure this product can name. The key ends the problem's `type` URI; status and title are stated here, once. */
export const problems = {
  'invalid-input': { status: 422, title: 'The request does not match what this endpoint accepts' },
  'malformed-request': { status: 400, title: 'The request could not be read' },
  'unsupported-media-type': { status: 415, title: 'This content type is not accepted here' },
  'payload-too-large': { status: 413, title: 'The request is larger than the limit' },
  'upload-stalled': { status: 408, title: 'The upload stopped arriving' },
  'not-signed-in': { status: 401, title: 'Sign in, or send a bearer token or an API key' },
  'invalid-token': { status: 401, title: 'The access token is not valid' },
  'invalid-key': { status: 401, title: 'The API key is not valid' },
  'invalid-credentials': { status: 401, title: 'E-mail address or password is wrong' },
  'invalid-grant': { status: 401, title: 'The refresh token is not valid' },
  'email-not-verified': { status: 403, title: 'The e-mail address has not been confirmed yet' },
  'account-suspended': { status: 403, title: 'This account is suspended' },
  'not-allowed': { status: 403, title: 'Your role may not do this' },
  'insufficient-scope': { status: 403, title: 'The API key lacks the scope for this' },
  'cross-site': { status: 403, title: 'The request came from another site' },
  'not-found': { status: 404, title: 'Not found' },
  'method-not-allowed': { status: 405, title: 'This method is not available here' },
  'too-many-sign-ins': { status: 429, title: 'Too many failed sign-ins; wait before the next try' },
  'second-factor-needed': { status: 401, title: 'This account signs in with a code besides the password' },
  'wrong-code': { status: 403, title: 'The code is not right, or was used before' },
  'second-factor-due': { status: 403, title: 'Show your second factor again' },
  'second-factor-missing': { status: 403, title: 'Administration needs a second factor; set one up first' },
  'second-factor-active': { status: 409, title: 'This account already has a second factor' },
  'second-factor-inactive': { status: 409, title: 'This account has no second factor' },
  'wrong-password': { status: 403, title: 'The current password is wrong' },
  'recent-sign-in-needed': { status: 403, title: 'Sign in again: this needs a sign-in of the last five minutes' },
  'session-not-found': { status: 404, title: 'No such sign-in' },
  'password-compromised': { status: 422, title: 'This password is too easy to guess' },
  'invalid-link': { status: 400, title: 'This link is not valid any more' },
  'user-not-found': { status: 404, title: 'No such user' },
  'last-admin': { status: 409, title: 'The last active administrator cannot be removed' },
  'already-developer': { status: 409, title: 'This account may already use the API' },
  'request-pending': { status: 409, title: 'The request is waiting for an administrator' },
  'request-not-found': { status: 404, title: 'No such request is waiting' },
  'key-replaced': { status: 409, title: 'This key has been rotated already' },
  'idempotency-mismatch': { status: 422, title: 'This Idempotency-Key was sent with another request' },
  'idempotency-in-flight': { status: 409, title: 'The first request with this Idempotency-Key is still under way' },
  'key-not-found': { status: 404, title: 'No such API key' },
  'too-many-keys': { status: 409, title: 'There are already five active API keys' },
  'course-not-found': { status: 404, title: 'No such course is open' },
  'already-enrolled': { status: 409, title: 'Already enrolled in this course' },
  'not-enrolled': { status: 403, title: 'Enrol in the course first' },
  'lesson-not-found': { status: 404, title: 'No such lesson is open' },
  'review-not-found': { status: 404, title: 'No such exercise is among your reviews' },
  'lesson-not-passed': { status: 409, title: 'The exercises of this lesson are not passed yet' },
  'test-not-found': { status: 404, title: 'This course has no final test' },
  'attempt-not-found': { status: 404, title: 'No such attempt' },
  'test-resting': { status: 409, title: 'No attempt is left for now; the next one begins after a pause' },
  'test-over': { status: 409, title: 'The time of this attempt is up' },
  'test-under-way': { status: 409, title: 'Finish or hand in your final test first; these questions are in it' },
  'test-submitted': { status: 409, title: 'This attempt has been submitted' },
  'test-not-submitted': { status: 409, title: 'This attempt has not been submitted yet' },
  'project-not-found': { status: 404, title: 'This course has no project' },
  'too-many-submissions': { status: 429, title: 'This project was handed in twenty times within a day; wait a while' },
  'submission-not-found': { status: 404, title: 'No such submission' },
  'course-not-complete': { status: 409, title: 'The course is not complete yet' },
  'credential-not-found': { status: 404, title: 'No such credential' },
  'credential-withdrawn': { status: 410, title: 'This credential was withdrawn' },
  'unsupported-file': { status: 415, title: 'The file is not text that can be read' },
  'empty-file': { status: 422, title: 'The file is empty' },
  'invalid-json': { status: 422, title: 'The file is not valid JSON' },
  'bad-header': { status: 422, title: 'A column has no name, or two have the same' },
  'column-not-found': { status: 422, title: 'The file has no column of that name' },
  'no-date-column': { status: 422, title: 'No column holds dates' },
  'no-numeric-column': { status: 422, title: 'No column holds numbers' },
  'ambiguous-date': { status: 422, title: 'The dates can be read in two ways' },
  'ambiguous-number': { status: 422, title: 'The numbers can be read in two ways' },
  'too-many-rows': { status: 422, title: 'The file has more rows than the limit' },
  'too-many-columns': { status: 422, title: 'The file has more columns than the limit' },
  'too-many-series': { status: 422, title: 'The category column has more different values than the limit' },
  'too-few-periods': { status: 422, title: 'An analysis needs at least three periods' },
  'too-many-periods': { status: 422, title: 'The series would have more periods than the limit' },
  'no-such-category': { status: 422, title: 'The file has no such category' },
  'processing-timeout': { status: 504, title: 'The analysis took too long and was stopped' },
  'run-not-done': { status: 409, title: 'The analysis has no result' },
  'run-interrupted': { status: 503, title: 'The analysis was interrupted; send the file again' },
  'too-many-running': { status: 429, title: 'As many of your analyses are under way as may be at once' },
  'run-not-found': { status: 404, title: 'No such stored analysis' },
  'rate-limited': { status: 429, title: 'Too many requests; wait before the next one' },
  'https-required': { status: 403, title: 'The API is reached over HTTPS only' },
  busy: { status: 503, title: 'Too many are asking at once; try again shortly' },
  unexpected: { status: 500, title: 'Something failed on our side' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemType = keyof typeof problems
export const isProblemType = (name: string): name is ProblemType => Object.hasOwn(problems, name)

export type FieldError = { pointer: string; detail: string; code?: string }
export type ProblemOptions = { detail?: string; errors?: FieldError[]; retryAfter?: number; cause?: unknown }

/** A failure with a name. Thrown anywhere, translated only at a door. */
export class Problem extends Error {
  readonly type: ProblemType
  readonly errors: FieldError[] | undefined
  /** Whole seconds after which another try makes sense. */
  readonly retryAfter: number | undefined

  constructor(type: ProblemType, options: ProblemOptions = {}) {
    super(options.detail ?? problems[type].title, { cause: options.cause })
    this.name = 'Problem'
    this.type = type
    this.errors = options.errors
    this.retryAfter = options.retryAfter
  }

  get status(): number {
    return problems[this.type].status
  }

  toJSON() {
    return {
      type: this.type,
      title: problems[this.type].title,
      status: this.status,
      detail: this.message,
      ...(this.errors && { errors: this.errors }),
      ...(this.retryAfter !== undefined && { retry_after: this.retryAfter }),
    }
  }
}
export type ProblemJson = Omit<ReturnType<Problem['toJSON']>, 'type'> & { type: ProblemType }

/** Null where this one problem says that there is nothing to show. */
export async function nullFor<T>(type: ProblemType, asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof Problem && error.type === type) return null
    throw error
  }
}
