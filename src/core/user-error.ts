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
    const gap = this.message.endsWith('\n') || this.hint?.startsWith('\n') ? '' : ' ';
    return this.hint ? `${this.message}${gap}${this.hint}` : this.message;
  }
}

/** Several fields of one form are wrong: each with its own advice, so that all can be mended at once. */
export class InputError extends UserError {
  readonly fields: Readonly<Record<string, string>>;

  constructor(fields: Readonly<Record<string, string>>) {
    super(Object.values(fields).join(' '));
    this.fields = fields;
  }
}

/**
 * Reads all fields of a form and reports all that are wrong together.
 * @throws InputError keyed like `readers`, where any of them throws a UserError.
 */
export function readFields<T extends Record<string, unknown>>(readers: { [K in keyof T]: () => T[K] }): T {
  const values: Partial<T> = {};
  const problems: Record<string, string> = {};
  for (const field of Object.keys(readers) as (keyof T & string)[]) {
    try {
      values[field] = readers[field]();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems[field] = error.advice;
    }
  }
  if (Object.keys(problems).length > 0) throw new InputError(problems);
  return values as T;
}
