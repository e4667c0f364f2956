/** Why a file cannot be analysed. The door turns the name into the problem of the same name. */
export type RefusalName =
  | 'unsupported-file'
  | 'empty-file'
  | 'invalid-json'
  | 'bad-header'
  | 'column-not-found'
  | 'no-date-column'
  | 'no-numeric-column'
  | 'ambiguous-date'
  | 'ambiguous-number'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'too-many-series'
  | 'too-few-periods'
  | 'too-many-periods'
  | 'payload-too-large'

/** Thrown by the pure part, which knows neither HTTP nor problems; plain data (`toJSON`) when it leaves a worker. */
export class Refusal extends Error {
  readonly refusal: RefusalName
  /** The request field that would settle it, if there is one. */
  readonly field: string | undefined

  constructor(refusal: RefusalName, detail: string, field?: string) {
    super(detail)
    this.name = 'Refusal'
    this.refusal = refusal
    this.field = field
  }

  toJSON(): RefusalData {
    return { refusal: this.refusal, detail: this.message, field: this.field }
  }
}

export type RefusalData = { refusal: RefusalName; detail: string; field: string | undefined }
