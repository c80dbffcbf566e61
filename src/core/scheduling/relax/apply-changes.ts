import { levelRank } from '../../loop/glossary.ts';
import type { Change } from '../changes.ts';
import type { Interviewer, Loop, Problem, SeatNeed } from '../problem.ts';

/** The problem with the changes made, for the planning of this one loop; the other loops are left out. */
export function applyChanges(problem: Problem, loopId: string, changes: readonly Change[]): Problem {
  const loops = problem.loops.filter(loop => loop.id === loopId);
  return {
    ...problem,
    interviewers: problem.interviewers.map(who => changes.reduce(changePerson, who)),
    loops: loops.map(loop => applyToLoop(loop, changes)),
  };
}

export function applyToLoop(loop: Loop, changes: readonly Change[]): Loop {
  return changes.reduce(changeLoop, loop);
}

function changePerson(who: Interviewer, change: Change): Interviewer {
  if (!('person' in change) || change.person !== who.id) return who;
  switch (change.kind) {
    case 'skip-buffer':
      return { ...who, bufferMinutes: 0 };
    case 'move-busy':
      return { ...who, busy: who.busy.filter(busy => busy.class !== 'movable' || !isSameTime(busy, change)) };
    case 'over-lunch':
      return { ...who, avoidExcept: [...(who.avoidExcept ?? []), change.date] };
    case 'off-hours':
      return { ...who, alsoFree: [...(who.alsoFree ?? []), { start: change.start, end: change.end }] };
    case 'raise-cap':
    case 'meet-again':
    case 'let-in':
    case 'without':
      break;
  }
  return who;
}

type Stretch = { readonly start: Temporal.Instant; readonly end: Temporal.Instant };
const isSameTime = (a: Stretch, b: Stretch) => a.start.equals(b.start) && a.end.equals(b.end);

function changeLoop(loop: Loop, change: Change): Loop {
  switch (change.kind) {
    case 'raise-cap': {
      const { person, cap, period } = change;
      return { ...loop, overrides: [...(loop.overrides ?? []), { person, cap, period }] };
    }
    case 'ask-candidate':
      return { ...loop, windows: [...loop.windows, { start: change.start, end: change.end }] };
    case 'longer-break':
      return { ...loop, maxIdleMinutes: change.minutes };
    case 'split-days':
      return { ...loop, sameDay: false };
    case 'candidate-lunch':
      return { ...loop, avoid: [] };
    case 'short-notice':
      return { ...loop, noticeMinutes: 0 };
    case 'any-order':
      return { ...loop, interviews: loop.interviews.map(one => ({ ...one, after: [], last: false })) };
    case 'on-video':
      return onVideo(loop);
    case 'meet-again':
      return { ...loop, met: loop.met?.filter(person => person !== change.person) };
    case 'let-in':
      return { ...loop, never: loop.never?.filter(person => person !== change.person) };
    case 'without':
      return { ...loop, must: loop.must?.filter(person => person !== change.person) };
    case 'lower-level':
    case 'leave-empty':
      return { ...loop, interviews: loop.interviews.map(one => changeSeat(one, change)) };
    case 'skip-buffer':
    case 'move-busy':
    case 'over-lunch':
    case 'off-hours':
      break;
  }
  return loop;
}

/** The loop with no interview in a room. */
export function onVideo(loop: Loop): Loop {
  return { ...loop, interviews: loop.interviews.map(({ room: _, ...one }) => one) };
}

function changeSeat(
  interview: Loop['interviews'][number],
  change: Extract<Change, { readonly kind: 'lower-level' | 'leave-empty' }>,
): Loop['interviews'][number] {
  if (interview.id !== change.interview) return interview;
  const seats = interview.seats.map(seat => {
    if (seat.id !== change.seat) return seat;
    if (change.kind === 'leave-empty') return { ...seat, optional: true };
    const lower = <T extends SeatNeed>(need: T): T => ({
      ...need,
      level: need.level && levelRank(need.level) > levelRank(change.to) ? change.to : need.level,
    });
    return { ...lower(seat), anyOf: seat.anyOf?.map(lower) };
  });
  return { ...interview, seats };
}
