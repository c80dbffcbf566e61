import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Id, PersonId, TeamId } from '../core/loop/glossary.ts';
import { isSame } from './signed.ts';
import type { World } from './world.ts';

/** Long enough to read and to print; a new one is made whenever the evaluation is opened in Slack. */
const VALID = { minutes: 60 };
const PURPOSE = 'hireloop evaluation link';

/** Who may read which evaluation until when. What they see is decided anew when they open it. */
const grantSchema = z.strictObject({
  team: z.string().max(40),
  person: z.string().max(40),
  application: z.string().max(100),
  until: z.int(),
});
export type Grant = { team: TeamId; person: PersonId; application: Id; until: Temporal.Instant };

/** Undefined where no public address or no secret is set: then there are no pages. */
export function evaluationLink(
  { site, clock }: Pick<World, 'site' | 'clock'>,
  grant: Omit<Grant, 'until'>,
): string | undefined {
  if (!site) return undefined;
  const until = clock.now().add(VALID).epochMilliseconds;
  const body = Buffer.from(JSON.stringify({ ...grant, until })).toString('base64url');
  return `${site.url.replace(/\/+$/, '')}/e/${body}.${signatureOf(body, site.secret)}`;
}

const LONGEST = 1000;

/** Undefined for what we did not sign, and for what is over. */
export function readEvaluationLink(
  { site, clock }: Pick<World, 'site' | 'clock'>,
  token: string,
): Grant | undefined {
  const [body = '', signature = ''] = token.split('.');
  if (!site || token.length > LONGEST || !isSame(signature, signatureOf(body, site.secret))) return undefined;
  const grant = grantSchema.parse(JSON.parse(Buffer.from(body, 'base64url').toString()));
  const until = Temporal.Instant.fromEpochMilliseconds(grant.until);
  return Temporal.Instant.compare(until, clock.now()) < 0 ? undefined : { ...grant, until };
}

/** The purpose is part of what is signed: nothing else that the secret signs opens an evaluation. */
function signatureOf(body: string, secret: string): string {
  return createHmac('sha256', secret).update(`${PURPOSE}\n${body}`).digest('base64url');
}
