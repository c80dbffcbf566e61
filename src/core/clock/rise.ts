import type { PersonId } from '../loop/glossary.ts';
import type { Workspace } from '../loop/people.ts';
import { businessDaysBetween } from './business-time.ts';
import { managerOf, type Matter } from './matters.ts';
import type { Audience } from './nudges/rule.ts';

/** Somebody was reminded of a matter, or is about to be. */
export type Told = { matter: string; owner: PersonId; rung: number; at: Temporal.Instant };

/** What keeps somebody from being told. */
export type Reach = {
  daysOff: Workspace['daysOff'];
  zoneOf(matter: Matter): string;
  /** Left the company, or is no member of the workspace. */
  isAway(person: PersonId): boolean;
  /** Does not want to hear of it. */
  isMuted(person: PersonId, rule: string): boolean;
  /** When somebody put it off, whether it came up again since or not. */
  putOffAt(person: PersonId, matter: Matter): readonly Temporal.Instant[];
  /** Put it off, or did something about it a moment ago. */
  isSpared(person: PersonId, matter: Matter, now: Temporal.Instant): boolean;
};

export type Telling = { matter: Matter; rung: number; recipient: string; isChannel: boolean };

/**
 * Who is to be told of a matter now: those on the rung after the last one that anybody was told on, a working day
 * later at the earliest. Rungs on which nobody can be told are passed over; one after the other, unless the owner is gone.
 * What the owner put off is said to them again before others hear of it.
 */
export function rise(matter: Matter, told: readonly Told[], reach: Reach, now: Temporal.Instant): Telling[] {
  if (Temporal.Instant.compare(now, matter.joinsAt ?? matter.at) < 0) return [];
  if (Temporal.Instant.compare(now, matter.notAfter) >= 0) return [];
  if (reach.isSpared(matter.to, matter, now)) return [];
  const own = told.filter(t => t.owner === matter.to);
  const zone = reach.zoneOf(matter);
  const isToday = own.some(t => businessDaysBetween(t.at, now, zone, reach.daysOff) < 1);
  if (isToday) return [];
  const last = Math.max(-1, ...withoutPutOff(own, reach.putOffAt(matter.to, matter)).map(t => t.rung));
  const waited = businessDaysBetween(matter.at, now, zone, reach.daysOff);
  for (let rung = last + 1; rung < matter.rule.ladder.length; rung += 1) {
    if (rung > last + 1 && !reach.isAway(matter.to) && waited < rung) return [];
    const tellings = (matter.rule.ladder[rung] ?? []).flatMap(audience => {
      const recipient = recipientOf(audience, matter, reach, now);
      return recipient ? { matter, rung, recipient, isChannel: audience === 'channel' } : [];
    });
    if (tellings.length > 0) return tellings;
  }
  return [];
}

/** Each time that it was put off, the last reminder before that does not count. */
function withoutPutOff(told: readonly Told[], putOffAt: readonly Temporal.Instant[]): Told[] {
  return putOffAt.reduce<Told[]>(
    (left, at) => {
      const last = left.findLast(t => Temporal.Instant.compare(t.at, at) <= 0);
      return left.filter(t => t !== last);
    },
    told.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at)),
  );
}

function recipientOf(
  audience: Audience,
  matter: Matter,
  reach: Reach,
  now: Temporal.Instant,
): string | undefined {
  if (audience === 'channel') return matter.role.channel || undefined;
  const person = audience === 'person' ? matter.to : managerOf(matter);
  if (!person || reach.isAway(person) || reach.isMuted(person, matter.rule.id)) return undefined;
  return audience === 'manager' && reach.isSpared(person, matter, now) ? undefined : person;
}

/** Worth a message of its own; the others are said where one is sent anyway. */
export function isReason({ matter, isChannel }: Telling, now: Temporal.Instant): boolean {
  return isChannel || Temporal.Instant.compare(matter.at, now) <= 0;
}
