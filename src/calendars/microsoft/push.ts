import { z } from 'zod';
import type { Clock, Heard, Push, PushCall } from '../../core/ports.ts';
import type { GraphApi } from './api.ts';
import { mailbox } from './busy.ts';

/** 10,080 minutes are the most for events. @see https://learn.microsoft.com/en-us/graph/api/resources/subscription */
const LONGEST = { minutes: 10_000 };

type Subscription = { id: string; expirationDateTime?: string };

/** Graph's subscriptions. Before one is made, and now and then, Graph makes sure that somebody answers. */
export function microsoftPush(api: GraphApi, clock: Clock): Push {
  return {
    start: async (address, { url, secret }) => {
      const made = await api.send<Subscription>('POST', 'subscriptions', {
        changeType: 'created,updated,deleted',
        notificationUrl: url,
        lifecycleNotificationUrl: url,
        resource: `${mailbox(address)}/events`,
        expirationDateTime: clock.now().add(LONGEST).toString(),
        clientState: secret,
      });
      if (made.kind === 'gone') return { kind: 'refused', because: 'no such mailbox' };
      if (made.kind !== 'ok') return made;
      const { id, expirationDateTime } = made.value;
      const until = expirationDateTime ? Temporal.Instant.from(expirationDateTime) : clock.now().add(LONGEST);
      return { kind: 'ok', value: { handle: id, until } };
    },
    stop: async (_address, handle) => {
      const stopped = await api.send('DELETE', `subscriptions/${encodeURIComponent(handle)}`);
      return stopped.kind === 'ok' || stopped.kind === 'gone' ? { kind: 'ok', value: undefined } : stopped;
    },
    hear: heard,
  };
}

const callSchema = z.object({
  value: z
    .array(z.object({ clientState: z.string().default(''), lifecycleEvent: z.string().optional() }))
    .min(1),
});

/** One call may carry several notifications. */
function heard(call: PushCall): Heard {
  const answer = call.query('validationToken');
  if (answer !== undefined) return { kind: 'hello', answer };
  const notes = notesIn(call.body);
  if (!notes) return { kind: 'nonsense' };
  const over = notes.some(
    n => n.lifecycleEvent === 'reauthorizationRequired' || n.lifecycleEvent === 'subscriptionRemoved',
  );
  return { kind: over ? 'lapsed' : 'changed', words: notes.map(n => n.clientState) };
}

function notesIn(body: string) {
  try {
    return callSchema.parse(JSON.parse(body)).value;
  } catch {
    return undefined;
  }
}
