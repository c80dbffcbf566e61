import type { Availability } from '../availability.ts';
import { assign } from '../assign.ts';
import { GUEST_RULES, WHO_RULES } from '../constraints/rules.ts';
import type { Reason } from '../explain.ts';
import { IMPOSSIBLE, type SeatModel } from '../interview-model.ts';
import type { LoopModel } from '../loop-model.ts';
import { membersRequired } from '../loop-people.ts';
import type { Loop } from '../problem.ts';
import type { Member } from '../member.ts';
import { countWords, listWords, nameOf } from '../words.ts';
import { seatWords } from '../seat-words.ts';

/** Seats that nobody may take, whenever; or more seats than there are people for them. */
export function peopleReasons(model: LoopModel, { ground: { team } }: Availability): Reason[] {
  const seats = model.interviews.flatMap(interview => interview.seats);
  const hopeless = seats.filter(seat => seat.members.length === 0 && seat.emptyCost >= IMPOSSIBLE);
  if (hopeless.length > 0) return hopeless.map(seat => nobodyFor(seat, model, team));
  const together = tooFewFor(seats);
  if (together.length === 0) return [];
  const people = [...new Set(together.flatMap(seat => [...seat.members]))].map(index => team[index]!);
  const names = listWords(together.map(seatWords));
  const text = `${names} need ${together.length} different people, and there ${people.length === 1 ? 'is' : 'are'} only ${people.length}: ${listWords(people.map(one => one.name))}.`;
  return [{ rule: 'distinct', text, people: people.map(one => one.who.id) }];
}

/** Counts who is left after each rule; the one that leaves nobody is the reason. */
function nobodyFor(seat: SeatModel, { loop }: LoopModel, team: readonly Member[]): Reason {
  const at = { interview: seat.interview.id, seat: seat.seat.id };
  let left = team;
  for (const rule of WHO_RULES) {
    const before = left;
    left = left.filter(({ who }) => rule.allows(who, seat));
    if (left.length === 0) return { ...at, rule: rule.name, text: nobodyText(rule.name, seat, before) };
  }
  for (const rule of GUEST_RULES) {
    const before = left;
    left = left.filter(({ who }) => rule.allows(who, loop));
    if (left.length === 0) {
      const why =
        rule.name === 'excluded' ? 'kept out of this loop' : `people who have met ${nameOf(loop)} before`;
      const names = before.map(one => withRuler(one, loop));
      const text = `All who could take ${seatWords(seat)} are ${why}: ${listWords(names)}.`;
      return { ...at, rule: rule.name, text, people: before.map(one => one.who.id) };
    }
  }
  return { ...at, rule: 'qualified', text: `Nobody can take ${seatWords(seat)}.` };
}

/** `Bo (ruled out by Rita)` */
function withRuler({ who, name }: Member, { never, named }: Loop): string {
  const by = never?.includes(who.id) ? named?.[who.id]?.by : undefined;
  return by === undefined ? name : `${name} (ruled out by ${by})`;
}

/** People whom somebody ruled out, and who could take a seat otherwise: what else is said leaves them aside. `said`: of whom it was said already. */
export function ruledOutReasons(
  { loop, interviews, ground: { team } }: LoopModel,
  said: readonly string[],
): Reason[] {
  const seats = interviews.flatMap(interview => interview.seats);
  return team.flatMap(({ who, name }) => {
    const by = loop.never?.includes(who.id) ? loop.named?.[who.id]?.by : undefined;
    const able = seats.some(seat => WHO_RULES.every(rule => rule.allows(who, seat)));
    if (by === undefined || !able || said.includes(who.id)) return [];
    return [{ rule: 'excluded', people: [who.id], text: `${name} was ruled out by ${by}.` }];
  });
}

function nobodyText(rule: 'qualified' | 'level', seat: SeatModel, before: readonly Member[]): string {
  if (before.length === 0) return 'There are no interviewers.';
  if (rule === 'level') {
    const levels = [...new Set(seat.people ? [seat.seat.level] : seat.needs.map(need => need.level))].filter(
      Boolean,
    );
    return `${countWords(before.length, 'person', 'people')} could take ${seatWords(seat)}, but nobody of ${levels.join(' or ')} level.`;
  }
  const skills = [...new Set(seat.needs.map(need => need.skill))].filter(Boolean);
  if (seat.people) return `Nobody is named for ${seatWords(seat)}, or none of them takes interviews.`;
  return `Nobody ${skills.length > 0 ? `with ${skills.join(' or ')}` : 'in the pool'} can take ${seatWords(seat)}.`;
}

/** A smallest set of seats, as far as dropping one by one finds it, that cannot be filled with different people. */
function tooFewFor(seats: readonly SeatModel[]): SeatModel[] {
  const fillable = (some: readonly SeatModel[]) => assign(some.map(anyChoice)) !== undefined;
  let stuck = seats.filter(seat => seat.emptyCost >= IMPOSSIBLE);
  if (fillable(stuck)) return [];
  for (const seat of stuck) {
    const fewer = stuck.filter(one => one !== seat);
    if (!fillable(fewer)) stuck = fewer;
  }
  return stuck;
}

const anyChoice = ({ members }: SeatModel) => ({
  members: [...members],
  costs: Array.from(members, () => 0),
});

/** People whom the loop requires and who may take none of its seats. */
export function requiredReasons(model: LoopModel): Reason[] {
  const { team } = model.ground;
  const seats = model.interviews.flatMap(interview => interview.seats);
  const ids = [...new Set(model.loop.must)];
  return membersRequired(model.loop, model.ground).flatMap((index, i) => {
    if (seats.some(seat => seat.members.includes(index))) return [];
    const named = model.loop.named?.[ids[i]!];
    const name = team[index]?.name ?? named?.name ?? ids[i]!;
    const asked = named ? `, as ${named.by} asked,` : '';
    const text = `${name} has to take part${asked} and can take none of the seats.`;
    return [{ rule: 'required', people: [ids[i]!], text }];
  });
}
