/** What a `BridgeError` is about, as data: whoever shows it chooses the words. Never holds a secret or a person's words. */
export type ErrorFields = Readonly<Record<string, string | number | boolean>>

/**
 * An error the house knows by its `code`. `message` is English, for the log, and says what to do about it.
 * `cause` is what happened underneath, where there is more to see.
 */
export class BridgeError extends Error {
  readonly code: string
  readonly fields: ErrorFields

  constructor(code: string, message: string, fields: ErrorFields = {}, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause })
    this.name = 'BridgeError'
    this.code = code
    this.fields = fields
  }
}
