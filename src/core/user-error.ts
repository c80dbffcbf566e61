/**
 * Something a person asked for and cannot have. `message` says what was received and what is allowed; `hint` what to
 * do next. Every edge (Slack, web, command line) shows both; nothing of it is ever logged as a fault.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly hint: string | undefined;

  constructor(message: string, hint?: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }

  /** Both parts as one text. */
  get advice(): string {
    return this.hint ? `${this.message} ${this.hint}` : this.message;
  }
}
