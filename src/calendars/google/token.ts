import { createSign } from 'node:crypto';
import { z } from 'zod';
import { UserError } from '../../core/user-error.ts';
import type { Clock, Outcome } from '../../core/ports.ts';
import type { Line } from '../http/line.ts';
import { readSettingsFile } from '../settings-file.ts';

const keySchema = z.object({
  type: z.literal('service_account'),
  client_email: z.string(),
  private_key: z.string().includes('PRIVATE KEY'),
  private_key_id: z.string().optional(),
  token_uri: z.url(),
});

export type ServiceAccount = z.infer<typeof keySchema>;

/** @throws UserError that names the file and what is wrong with it, and nothing of what is in it. */
export function readServiceAccount(path: string): ServiceAccount {
  const hint =
    'Give the JSON key of a service account: console.cloud.google.com → IAM & Admin → Service Accounts → Keys → Add key → JSON.';
  const parsed = keySchema.safeParse(readSettingsFile('GOOGLE_SERVICE_ACCOUNT_FILE', path, hint));
  if (parsed.success) return parsed.data;
  const missing = parsed.error.issues.map(i => i.path.join('.')).join(', ');
  throw new UserError(`GOOGLE_SERVICE_ACCOUNT_FILE ${path} is no service account key: ${missing}.`, hint);
}

const SCOPE = 'https://www.googleapis.com/auth/calendar';
const LIFETIME_S = 3600;
/** Not used to the last moment: clocks differ. */
const EARLY_S = 120;

/**
 * Access tokens in people's names: the service account signs for each, under domain-wide delegation.
 * @see https://developers.google.com/identity/protocols/oauth2/service-account#httprest
 */
export class Tokens {
  readonly #line: Line;
  readonly #clock: Clock;
  readonly #account: ServiceAccount;
  readonly #known = new Map<string, { token: string; until: Temporal.Instant }>();

  constructor(line: Line, clock: Clock, account: ServiceAccount) {
    this.#line = line;
    this.#clock = clock;
    this.#account = account;
  }

  async of(address: string): Promise<Outcome<string>> {
    const known = this.#known.get(address);
    if (known && Temporal.Instant.compare(known.until, this.#clock.now()) > 0)
      return { kind: 'ok', value: known.token };
    const reply = await this.#line.send({
      method: 'POST',
      url: this.#account.token_uri,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion: this.#assertion(address),
      }).toString(),
      reads: true,
    });
    if ('kind' in reply) return reply;
    const body = parsed(reply.body);
    if (reply.status !== 200 || !body.access_token) return refusal(body);
    const seconds = Math.max(0, (body.expires_in ?? LIFETIME_S) - EARLY_S);
    this.#known.set(address, { token: body.access_token, until: this.#clock.now().add({ seconds }) });
    return { kind: 'ok', value: body.access_token };
  }

  /** It was refused before its time. */
  forget(address: string): void {
    this.#known.delete(address);
  }

  #assertion(subject: string): string {
    const { client_email: iss, private_key, private_key_id: kid, token_uri: aud } = this.#account;
    const iat = Math.floor(this.#clock.now().epochMilliseconds / 1000);
    const claims = { iss, sub: subject, scope: SCOPE, aud, iat, exp: iat + LIFETIME_S };
    const unsigned = [{ alg: 'RS256', typ: 'JWT', ...(kid ? { kid } : {}) }, claims]
      .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${unsigned}.${createSign('RSA-SHA256').update(unsigned).sign(private_key, 'base64url')}`;
  }
}

type Body = { access_token?: string; expires_in?: number; error?: string; error_description?: string };

function parsed(text: string): Body {
  try {
    return JSON.parse(text) as Body;
  } catch {
    return {};
  }
}

/** Where one person is unknown, the others may be fine; everything else is wrong for all. */
function refusal({ error = 'no token', error_description = '' }: Body): Outcome<never> {
  const ofOne = error === 'invalid_grant' && /email|user|account/i.test(error_description);
  return { kind: 'refused', because: error, ...(ofOne ? {} : { wholly: true }) };
}
