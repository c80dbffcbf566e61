import { UserError } from './core/user-error.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export const isUrlOf = (protocols: readonly string[]) => (text: string) =>
  protocols.includes(URL.parse(text)?.protocol ?? '');

/** The token travels there: in the clear only as far as this machine. */
export function isSafeApiUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url?.protocol === 'https:') return true;
  return url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
}

/** Secrets are told by their length only. */
export function shown(value: string): string {
  return value.replace(/\/\/[^@/]*@/, '//…@').slice(0, 60);
}

/** Reads one variable after the other and keeps what is wrong with them, to tell it all at once. */
export class Reader {
  readonly env: Environment;
  readonly #problems: string[] = [];

  constructor(env: Environment) {
    this.env = env;
  }

  problem(text: string): void {
    this.#problems.push(text);
  }

  value(name: string, pattern: RegExp, expected: string, fallback?: string): string {
    const given = this.env[name] || fallback;
    if (given === undefined) this.problem(`${name} is missing: give ${expected}.`);
    else if (!pattern.test(given))
      this.problem(`${name} must be ${expected}; got ${given.length} characters of another form.`);
    return given ?? '';
  }

  optional(name: string, isRight: (text: string) => boolean, example: string): string | undefined {
    const given = this.env[name] || undefined;
    if (given !== undefined && !isRight(given))
      this.problem(`${name} must be like ${example}; got "${shown(given)}".`);
    return given;
  }

  /** Told by its length only. */
  secret(name: string, isRight: (text: string) => boolean, expected: string): string | undefined {
    const given = this.env[name] || undefined;
    if (given !== undefined && !isRight(given))
      this.problem(`${name} must be ${expected}; got ${Buffer.byteLength(given)} bytes.`);
    return given;
  }

  choice<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
    const given = this.env[name] || fallback;
    const found = allowed.find(a => a === given);
    if (!found) this.problem(`${name} must be one of ${allowed.join(', ')}; got "${shown(given)}".`);
    return found ?? fallback;
  }

  finish(): void {
    if (this.#problems.length === 0) return;
    const list = this.#problems.map(p => `  - ${p}`).join('\n');
    throw new UserError(
      `The environment is not complete:\n${list}`,
      '\nThe README says where each value comes from, under "Set it up for real".',
    );
  }
}
