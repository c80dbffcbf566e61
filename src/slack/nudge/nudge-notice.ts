import type { Matter } from '../../core/clock/matters.ts';
import type { Id, PersonId } from '../../core/loop/glossary.ts';
import type { NoticeRef } from '../../core/ports.ts';
import { type Concern, readConcerns } from '../../operations/read-matters.ts';
import { listNudgesOf, listSnoozes, type Nudged } from '../../store/nudges.ts';
import { findPerson, namesOf } from '../../store/people.ts';
import type { MessageView } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import type { NoticeKind, Reading } from '../kernel/kinds.ts';
import { type May, readerOf } from '../pick/reader.ts';
import { type NudgeItem, nudgeMessage } from './nudge-view.ts';

/**
 * The one message of a day: whatever waits for its reader, with the way to do it. What is settled meanwhile is struck;
 * where all of it is, it says so, or is not sent.
 * @param notices All that Hireloop sends, to say those again that could not be sent in time.
 */
export function nudgeNotice(notices: () => readonly NoticeKind[]): NoticeKind {
  return {
    id: 'nudge',
    async render(on, { bundle = '' }) {
      const { world, team, to } = on;
      const nudged = (await listNudgesOf(world.db, team, bundle)).filter(n => n.recipient === to);
      if (nudged.length === 0) return undefined;
      const now = world.clock.now();
      const abouts = nudged.flatMap(n => (n.ref ? [] : n.about));
      const concerns = await readConcerns(world.db, team, abouts, now);
      const owners = await namesOf(world.db, team, [...new Set(nudged.map(n => n.owner))]);
      const snoozed = new Set(
        (await listSnoozes(world.db, team, { at: now })).map(s => `${s.person} ${s.matter}`),
      );
      const may = await readerOf({ world, team, person: to });
      const isPerson = (await findPerson(world.db, team, to)) !== undefined;
      const items = nudged.flatMap(n => {
        if (n.ref) return [];
        const owner = owners.get(n.owner);
        return itemOf(n, concerns, { owner, isSnoozed: snoozed.has(`${n.owner} ${n.matter}`), may }) ?? [];
      });
      const late = await readLate(on, notices(), nudged);
      return nudgeMessage({
        items,
        late,
        reader: to,
        isPerson,
        discreet: on.discreet,
        day: dayOf(bundle),
        now,
      });
    },
  };
}

/** The end of a bundle's key. */
const dayOf = (bundle: string) => Temporal.PlainDate.from(bundle.slice(-'2026-12-01'.length));

function itemOf(
  { matter: key, owner: person, rung, about, recipient }: Nudged,
  concerns: ReadonlyMap<Id, Concern>,
  { owner, isSnoozed, may }: { owner: string | undefined; isSnoozed: boolean; may: May },
): NudgeItem | undefined {
  const concern = concerns.get(about);
  if (!concern) return undefined;
  const { role, situation } = concern;
  const title = situation ? `${short(situation.candidate.name)} (${short(role.title)})` : short(role.title);
  const found = concern.matters.find(m => m.key === key);
  const handedOn = found !== undefined && found.to !== person;
  const state = !found ? 'settled' : handedOn ? 'handed over' : isSnoozed ? 'put off' : 'open';
  const mayDo = found !== undefined && maySettle(found, recipient, may);
  return { title, matter: found, person, owner: owner ?? 'somebody', rung, mayDo, state };
}

/** What is bound to a seat only its holder can do. */
function maySettle({ rule, role, situation, seat }: Matter, person: PersonId, may: May): boolean {
  if (rule.action) return may(rule.action, situation ?? { role });
  const seats = situation?.interviews.flatMap(i => i.seats) ?? [];
  return seat === undefined || seats.some(s => s.id === seat && s.person === person);
}

/** What could not be said in time and is still so. */
async function readLate(
  on: Reading,
  notices: readonly NoticeKind[],
  nudged: readonly Nudged[],
): Promise<string[]> {
  const seats = new Set(nudged.flatMap(n => (n.ref ? [] : n.matter.split(':')[1])));
  const texts: string[] = [];
  for (const { ref } of nudged) {
    if (!ref || seats.has(ref.ids['seat'] ?? '')) continue;
    const view = await sayLate(on, notices, ref);
    if (view && !view.moot) texts.push(view.text);
  }
  return texts;
}

async function sayLate(
  on: Reading,
  notices: readonly NoticeKind[],
  { notice, ids }: NoticeRef,
): Promise<MessageView | undefined> {
  return notices.find(n => n.id === notice)?.render(on, ids);
}
