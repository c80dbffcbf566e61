import type { Clock, Heard, Push, PushCall } from '../../core/ports.ts';
import type { GoogleApi } from './api.ts';

/** Channels end by themselves and cannot be prolonged: a new one takes over in time. */
const A_WEEK_S = 7 * 24 * 3600;

type Handle = { id: string; resourceId: string };

/** Google's channels. Their calls have no body: everything is in the headers. */
export function googlePush(api: GoogleApi, clock: Clock): Push {
  return {
    start: async (address, { id, url, secret }) => {
      const params = { ttl: String(A_WEEK_S) };
      const made = await api.watch(address, { id, type: 'web_hook', address: url, token: secret, params });
      if (made.kind === 'gone') return { kind: 'refused', because: 'no such calendar' };
      if (made.kind !== 'ok') return made;
      const { resourceId, expiration } = made.value;
      const until = expiration
        ? Temporal.Instant.fromEpochMilliseconds(Number(expiration))
        : clock.now().add({ seconds: A_WEEK_S });
      return { kind: 'ok', value: { handle: JSON.stringify({ id, resourceId } satisfies Handle), until } };
    },
    stop: async (address, handle) => {
      const stopped = await api.stopWatching(address, JSON.parse(handle) as Handle);
      return stopped.kind === 'ok' || stopped.kind === 'gone' ? { kind: 'ok', value: undefined } : stopped;
    },
    hear: heard,
  };
}

function heard(call: PushCall): Heard {
  const [state, token] = ['x-goog-resource-state', 'x-goog-channel-token'].map(name => call.header(name));
  if (!state || !token) return { kind: 'nonsense' };
  // The first call says no more than that the channel works.
  return { kind: state === 'sync' ? 'nothing' : 'changed', words: [token] };
}
