import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import type { Log } from '../../core/ports.ts';
import type { World } from '../../operations/world.ts';
import { insertInbox } from '../../store/inbox.ts';

/** What the receiver hands on of the request itself. */
export const SIGNATURE = 'slackSignature';

export type WorkInFlight = { count: number };

type Ack = () => Promise<void>;
type Body = { team_id?: string; team?: { id?: string } | null; event_id?: string };

/**
 * Stands around every listener: answers where a listener failed before it did (Slack would show a time-out after three
 * seconds), drops what belongs to another workspace, does a repeated delivery once, and counts the work that is still
 * under way after Slack got its answer.
 */
export function safetyNet(
  on: { world: World; team: string; log: Log },
  inFlight: WorkInFlight,
): Middleware<AnyMiddlewareArgs> {
  return async args => {
    const body = args.body as Body;
    inFlight.count += 1;
    try {
      if (await isOurs(on, body, args.context[SIGNATURE] as string | undefined)) await args.next();
    } catch (error) {
      on.log.error('a listener failed', error);
    } finally {
      await answerAnyway('ack' in args ? args.ack : undefined);
      inFlight.count -= 1;
    }
  };
}

/** Bolt does not tell whether a listener has answered, but refuses a second answer. */
async function answerAnyway(ack: Ack | undefined): Promise<void> {
  try {
    await ack?.();
  } catch (error) {
    if ((error as { code?: string }).code !== 'slack_bolt_receiver_ack_multiple_error') throw error;
  }
}

async function isOurs(
  on: { world: World; team: string; log: Log },
  body: Body,
  signature: string | undefined,
): Promise<boolean> {
  const team = body.team_id ?? body.team?.id;
  if (team !== on.team) {
    on.log.warn('dropped a request of another workspace');
    return false;
  }
  const key = body.event_id ? `event:${body.event_id}` : `request:${signature ?? on.world.ids.next()}`;
  const fresh = await insertInbox(on.world.db, team, key, on.world.clock.now());
  if (!fresh) on.log.info('dropped a repeated delivery');
  return fresh;
}
