import { type Spans, subtractSpans } from '../../time/spans.ts';
import { assign } from '../assign.ts';
import { type Axis, tickAtOrAfter, tickAtOrBefore } from '../axis.ts';
import { type Bitmap, addRange, eachTick, emptyBitmap, isEmpty, removeRange } from '../bitmap.ts';
import { choicesOf } from '../choices.ts';
import type { TimeRule } from '../constraints/rule.ts';
import { CAP_RULES, FREE_TIME_RULES, KEPT_TIME_RULES, type RuleName } from '../constraints/rules.ts';
import type { Reason } from '../explain.ts';
import { IMPOSSIBLE, type InterviewModel, type SeatModel } from '../interview-model.ts';
import type { LoopModel } from '../loop-model.ts';
import { liftedCaps } from '../loop-people.ts';
import type { Member } from '../member.ts';
import { listWords, nameOf } from '../words.ts';
import { seatWords } from '../seat-words.ts';

/** Interviews that fit at no time by themselves: a seat for which nobody can come, or seats never free together. */
export function timeReasons(model: LoopModel): Reason[] {
  return model.interviews.flatMap(interview => {
    const empty = interview.seats.filter(
      seat => seat.emptyCost >= IMPOSSIBLE && isEmpty(startsWith(seat, interview)),
    );
    if (empty.length > 0) return empty.flatMap(seat => seatReasons(seat, interview, model));
    return togetherReasons(interview, model);
  });
}

/** Starts of the interview at which somebody can take the seat. */
function startsWith(seat: SeatModel, { starts }: InterviewModel): Bitmap {
  return starts.map((word, w) => word & seat.profiles.reduce((all, profile) => all | profile.starts[w]!, 0));
}

function togetherReasons(interview: InterviewModel, model: LoopModel): Reason[] {
  const all = interview.seats.filter(seat => seat.emptyCost >= IMPOSSIBLE);
  const common = all.reduce(
    (starts, seat) => starts.map((word, w) => word & startsWith(seat, interview)[w]!),
    interview.starts,
  );
  const { id, name = id } = interview.interview;
  if (isEmpty(common)) {
    const text = `Never when ${nameOf(model.loop)} can are people for all seats of ${name} free together.`;
    return [{ rule: 'busy', interview: id, text }];
  }
  let fillable = false;
  eachTick(common, tick => {
    fillable ||= assign(all.map(seat => choicesOf(seat, tick, all.length))) !== undefined;
  });
  if (fillable) return [];
  return [
    {
      rule: 'distinct',
      interview: id,
      text: `Never are enough different people for the ${all.length} seats of ${name} free at once. At one time or another, ${peopleAt(all, common, model)} could come.`,
    },
  ];
}

/** Who could take any of the seats at any of these starts. */
function peopleAt(seats: readonly SeatModel[], starts: Bitmap, { ground }: LoopModel): string {
  const free = seats.flatMap(({ members, profiles }) =>
    [...members].filter((_, k) => profiles[k]!.starts.some((word, w) => (word & starts[w]!) !== 0)),
  );
  return namesWords([...new Set(free)].sort((a, b) => a - b).map(index => ground.team[index]!.name));
}

const MOST_NAMES = 6;

function namesWords(names: readonly string[]): string {
  if (names.length <= MOST_NAMES) return listWords(names);
  const some = names.slice(0, MOST_NAMES - 1);
  return `${some.join(', ')} and ${names.length - some.length} others`;
}

/** By rule, the people whose last possible start it takes. */
function seatReasons(seat: SeatModel, interview: InterviewModel, model: LoopModel): Reason[] {
  const lifted = liftedCaps(model.loop);
  const byRule = Map.groupBy(seat.members, index => {
    const member = model.ground.team[index]!;
    return lastRule(
      { ...member, lifted: lifted.get(member.who.id) ?? member.lifted },
      interview,
      model.ground.axis,
    );
  });
  return [...byRule].map(([rule, indexes]) => {
    const people = indexes.map(index => model.ground.team[index]!);
    const names = namesWords(people.map(one => one.name));
    const text = `For ${seatWords(seat)}, ${TEXTS[rule]?.(names, nameOf(model.loop)) ?? `${names} cannot`}.`;
    const ids = people.map(one => one.who.id);
    return { rule, interview: seat.interview.id, seat: seat.seat.id, people: ids, text };
  });
}

const TEXTS: Partial<Record<RuleName, (names: string, candidate: string) => string>> = {
  hours: (names, candidate) => `the times of ${candidate} are outside of the hours of ${names}`,
  daysOff: (names, candidate) => `days off of ${names} cover all of their hours that ${candidate} can`,
  busy: (names, candidate) => `meetings of ${names} cover all of their hours that ${candidate} can`,
  buffer: names => `the distance between meetings leaves no time of ${names}`,
  lunch: names => `lunch takes the last time of ${names}`,
  perDay: names => `the daily cap of ${names} is reached`,
  perWeek: names => `the weekly cap of ${names} is reached`,
};

/** Adds rule after rule to what somebody could take, and names the one that leaves nothing. */
function lastRule(member: Member, interview: InterviewModel, axis: Axis): RuleName {
  let open: Spans = [axis.from, axis.to];
  for (const rule of [...FREE_TIME_RULES, ...KEPT_TIME_RULES] as readonly TimeRule<RuleName>[]) {
    open = subtractSpans(open, rule.blocked(member, axis));
    if (isEmpty(startsIn(open, interview, axis))) return rule.name;
  }
  const starts = startsIn(open, interview, axis);
  for (const rule of CAP_RULES as readonly TimeRule<RuleName>[]) {
    const full = rule.blocked(member, axis);
    for (let at = 0; at < full.length; at += 2) {
      removeRange(starts, tickAtOrAfter(axis, full[at]!), tickAtOrAfter(axis, full[at + 1]!));
    }
    if (isEmpty(starts)) return rule.name;
  }
  return 'busy';
}

function startsIn(open: Spans, { starts, duration }: InterviewModel, axis: Axis): Bitmap {
  const possible = emptyBitmap(axis.ticks);
  for (let at = 0; at < open.length; at += 2) {
    addRange(possible, tickAtOrAfter(axis, open[at]!), tickAtOrBefore(axis, open[at + 1]!) - duration + 1);
  }
  return possible.map((word, w) => word & starts[w]!);
}
