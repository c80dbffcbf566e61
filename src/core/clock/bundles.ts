import type { PersonId } from '../loop/glossary.ts';
import type { Workspace } from '../loop/people.ts';
import { nextSpeakingTime } from './business-time.ts';
import { nudgeRules } from './nudge-rules.ts';
import { isReason, type Telling } from './rise.ts';

/** All that one person or channel is reminded of on one day: never two such messages on the same day. */
export type Bundle = { key: string; recipient: string; tellings: Telling[]; notAfter: Temporal.Instant };

/** What fits in one message beside the ways to act on it; the others wait for the next day. */
export const BUNDLE_SIZE = 15;

export type Days = {
  workspace: Pick<Workspace, 'daysOff' | 'quietFrom' | 'quietTo'>;
  /** Where a person or a channel has its days. */
  zoneOf(telling: Telling): string;
  /** From when on somebody wants to be reminded, where they have said so. */
  timeOf(recipient: PersonId): Temporal.PlainTime | undefined;
};

/** `bundle:U…:2026-12-01`: the day is the recipient's own. */
export function bundleKey(recipient: string, zone: string, at: Temporal.Instant): string {
  return `bundle:${recipient}:${at.toZonedDateTimeISO(zone).toPlainDate().toString()}`;
}

/** What is to be sent at `now`: for those who can be spoken to, of whom at least one matter is a reason to write. */
export function bundlesOf(tellings: readonly Telling[], days: Days, now: Temporal.Instant): Bundle[] {
  return [...Map.groupBy(tellings, t => t.recipient)].flatMap(([recipient, own]) => {
    const [first] = own;
    if (!first || !own.some(t => isReason(t, now))) return [];
    const zone = days.zoneOf(first);
    const opens = opensAt(first, days, now);
    if (Temporal.Instant.compare(now, opens) < 0) return [];
    const notAfter = now
      .toZonedDateTimeISO(zone)
      .toPlainDate()
      .toZonedDateTime({ timeZone: zone, plainTime: days.workspace.quietFrom })
      .toInstant();
    const sorted = own.toSorted(byRule);
    return {
      key: bundleKey(recipient, zone, now),
      recipient,
      tellings: sorted.slice(0, BUNDLE_SIZE),
      notAfter,
    };
  });
}

/** From when the recipient can be spoken to: `now`, or later where it is their night, weekend or too early for them. */
export function opensAt(telling: Telling, days: Days, now: Temporal.Instant): Temporal.Instant {
  const { workspace } = days;
  const wanted = telling.isChannel ? undefined : days.timeOf(telling.recipient);
  const fits = wanted && Temporal.PlainTime.compare(wanted, workspace.quietFrom) < 0;
  const quietTo = fits ? wanted : workspace.quietTo;
  return nextSpeakingTime(now, days.zoneOf(telling), { ...workspace, quietTo });
}

/** In the order of the rules, the longest due first. */
function byRule(a: Telling, b: Telling): number {
  const rank = ({ matter }: Telling) => nudgeRules.indexOf(matter.rule);
  return rank(a) - rank(b) || Temporal.Instant.compare(a.matter.at, b.matter.at);
}
