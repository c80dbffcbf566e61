import type { WebClient } from '@slack/web-api';
import type { Clock } from '../core/ports.ts';
import { outcomeOf } from './kernel/outcome.ts';

export type Privacy = { isPublic(conversation: string): Promise<boolean> };

/** A channel that becomes public is rare; asking before each message of a busy morning costs the rate limit. */
const KEPT = { minutes: 5 };

/** Which conversations anybody can read. Direct messages are private; what Slack does not tell counts as public. */
export function createPrivacy(client: WebClient, clock: Clock): Privacy {
  const known = new Map<string, { isPublic: boolean; until: Temporal.Instant }>();
  return {
    async isPublic(conversation) {
      if (!/^[CG]/.test(conversation)) return false;
      const kept = known.get(conversation);
      if (kept && Temporal.Instant.compare(clock.now(), kept.until) < 0) return kept.isPublic;
      const info = await outcomeOf(() => client.conversations.info({ channel: conversation }));
      if (info.kind !== 'ok') return true;
      const { is_private, is_ext_shared } = info.value.channel ?? {};
      const isPublic = is_private !== true || is_ext_shared === true;
      known.set(conversation, { isPublic, until: clock.now().add(KEPT) });
      return isPublic;
    },
  };
}
