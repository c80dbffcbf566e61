import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import type { Log } from '../../core/ports.ts';
import type { World } from '../../operations/world.ts';
import { isUnwritable } from '../../store/conflicts.ts';
import type { Inbox } from '../../store/inbox.ts';
import { isAnswered } from './answered.ts';
import { refused, type ViewSent } from './routes/forms.ts';
import { apology } from './screens.ts';

/** What the receiver hands on of the request itself: its signature or, in Socket Mode, its envelope. */
export const DELIVERY = 'hireloopDelivery';

export type WorkInFlight = { count: number };

type Ack = (answer?: object) => Promise<void>;
type Body = {
  type?: string;
  command?: string;
  team_id?: string;
  team?: { id?: string } | null;
  api_app_id?: string;
  event_id?: string;
  view?: ViewSent;
};
type On = {
  world: World;
  inbox: Inbox;
  team: string;
  app: string | undefined;
  log: Log;
  reference(): string;
};

/**
 * Stands around every listener: answers where a listener failed before it did (Slack would show a time-out after three
 * seconds), drops what belongs to another workspace or app, does a repeated delivery once, and counts the work that is still
 * under way after Slack got its answer.
 */
export function safetyNet(on: On, inFlight: WorkInFlight): Middleware<AnyMiddlewareArgs> {
  return async args => {
    const body = args.body as Body;
    const ack: Ack = 'ack' in args ? (args.ack as Ack) : async () => {};
    inFlight.count += 1;
    try {
      if (await isWanted(on, body, args.context[DELIVERY] as string | undefined)) await args.next();
      if (!isAnswered(args.context)) await ack();
    } catch (error) {
      const reference = on.reference();
      on.log.error('a listener failed', error, { reference });
      if (!isAnswered(args.context)) await ack(apologyFor(body, reference));
    } finally {
      inFlight.count -= 1;
    }
  };
}

/** Where the answer itself can say something, it does; a form keeps what was typed. */
function apologyFor({ type, command, view }: Body, reference: string): object | undefined {
  const text = apology(reference);
  if (command) return { response_type: 'ephemeral', text };
  if (type === 'block_suggestion') return { options: [] };
  if (type !== 'view_submission' || !view) return undefined;
  const answer = refused(view, text);
  if (answer.kind === 'errors') return { response_action: 'errors', errors: answer.errors };
  return answer.kind === 'show' ? { response_action: 'update', view: answer.view } : undefined;
}

async function isWanted(on: On, body: Body, delivery: string | undefined): Promise<boolean> {
  const team = body.team_id ?? body.team?.id;
  if (team !== on.team) {
    on.log.warn('dropped a request of another workspace');
    return false;
  }
  if (on.app !== undefined && body.api_app_id !== undefined && body.api_app_id !== on.app) {
    // The bot token is of one app, and the signing secret or app token of another one.
    on.log.warn('dropped a request of another app', { app: body.api_app_id, ours: on.app });
    return false;
  }
  // Searching changes nothing, and the same letter typed twice in a second is the same request.
  if (body.type === 'block_suggestion') return true;
  const key = body.event_id ? `event:${body.event_id}` : `request:${delivery ?? on.world.ids.next()}`;
  const fresh = await remember(on, { team, key, at: on.world.clock.now() });
  if (!fresh) on.log.info('dropped a repeated delivery');
  return fresh;
}

/** While nothing can be written, nothing can be done twice either: reading goes on, and what changes something is told. */
async function remember({ inbox, log }: On, delivery: Parameters<Inbox['take']>[0]): Promise<boolean> {
  try {
    return await inbox.take(delivery);
  } catch (error) {
    if (!isUnwritable(error)) throw error;
    log.error('a delivery could not be remembered', error);
    return true;
  }
}
