import { UserError } from '../../core/user-error.ts';
import { type Answering, type Asked, createCall, replyTo } from './answering.ts';
import type { Call } from './call.ts';
import type { Interaction, Verb } from './kinds.ts';
import { failureOf } from './outcome.ts';
import type { Turns } from './turns.ts';
import { apology, refusal, slackWasSlow } from './screens.ts';

export type Conversations = { verbs: readonly Verb[]; interactions: readonly Interaction[] };

/** What every route needs to answer. */
export type Route = Answering & { conversations: Conversations; turns: Turns; reference(): string };

/**
 * Runs a handler that was acknowledged already. Whatever happens, the person hears of it.
 * @param typed The command as typed, to be repeated with a refusal; asked for when it comes to that.
 */
export async function answer(
  route: Route,
  asked: Asked,
  handle: (call: Call) => Promise<void>,
  typed?: () => string | undefined,
): Promise<void> {
  const reply = replyTo(route, asked);
  try {
    await handle(await createCall(route, asked, reply));
  } catch (error) {
    await reply.tell(refusal(explain(route, error), typed?.()));
  }
}

/** What a person is told of an error. Only our own faults and those of Slack are logged. */
export function explain(route: Pick<Route, 'log' | 'reference'>, error: unknown): string {
  if (error instanceof UserError) return error.advice;
  const reference = route.reference();
  const failure = failureOf(error);
  if (!failure) {
    route.log.error('a handler failed', error, { reference });
    return apology(reference);
  }
  const note = 'because' in failure ? failure.because : failure.kind;
  route.log.warn('Slack refused an answer', { reference, note });
  return slackWasSlow(reference);
}
