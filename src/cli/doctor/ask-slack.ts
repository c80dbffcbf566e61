import type { SlackConfig } from '../../config.ts';

const SLACK = 'https://slack.com/api/';
const TIMEOUT_MS = 10_000;

/** What `auth.test` says, in its body and around it. */
export type SlackAnswer =
  | { kind: 'silent'; because: string }
  | { kind: 'refused'; because: string; date: Temporal.Instant | undefined }
  | { kind: 'ok'; team: string; bot: string; scopes: string[]; date: Temporal.Instant | undefined };

type Body = { ok?: boolean; error?: string; team?: string; user?: string };

/** One request without the SDK, which does not pass on the `Date` header. */
export async function askSlack({ botToken, apiUrl }: SlackConfig): Promise<SlackAnswer> {
  try {
    const response = await fetch(new URL('auth.test', apiUrl?.replace(/\/?$/, '/') ?? SLACK), {
      method: 'POST',
      headers: { authorization: `Bearer ${botToken}` },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status !== 200) return { kind: 'silent', because: `status ${response.status}` };
    const body = (await response.json()) as Body;
    const date = readDate(response.headers.get('date'));
    if (!body.ok) return { kind: 'refused', because: body.error ?? 'no reason given', date };
    const scopes = (response.headers.get('x-oauth-scopes') ?? '').split(',').map(s => s.trim());
    return {
      kind: 'ok',
      team: body.team ?? 'a workspace without a name',
      bot: body.user ?? 'a bot without a name',
      scopes: scopes.filter(s => s !== ''),
      date,
    };
  } catch (error) {
    const { name, cause } = error as { name?: string; cause?: { code?: string } };
    return { kind: 'silent', because: cause?.code ?? name ?? 'unknown' };
  }
}

/** HTTP dates are no ISO dates, and Temporal reads only those. */
function readDate(header: string | null): Temporal.Instant | undefined {
  const ms = header === null ? NaN : Date.parse(header);
  return Number.isNaN(ms) ? undefined : Temporal.Instant.fromEpochMilliseconds(ms);
}
