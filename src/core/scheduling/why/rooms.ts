import { isEmpty } from '../bitmap.ts';
import type { Reason } from '../explain.ts';
import type { InterviewModel } from '../interview-model.ts';
import type { LoopModel } from '../loop-model.ts';
import type { RoomNeed } from '../problem.ts';
import { listWords, nameOf } from '../words.ts';

/** Of a loop that would fit if it needed no rooms: which rooms are missing, of the least that would do. */
export function missingRooms(model: LoopModel): Reason[] {
  const needing = model.interviews.filter(one => one.interview.room);
  const never = needing.filter(one => isEmpty(one.starts));
  const short = never.length > 0 ? never : needing;
  const byNeed = Map.groupBy(short, one => wordsOf(one.interview.room!));
  return [...byNeed].map(([words, some]) => {
    const text = `${sentence(words, some, model)}.`;
    return { rule: 'roomNeeded', text, ...(some.length === 1 ? { interview: some[0]!.interview.id } : {}) };
  });
}

function sentence(words: string, some: readonly InterviewModel[], { loop, ground }: LoopModel): string {
  const names = listWords(some.map(({ interview }) => interview.name ?? interview.id));
  if (!ground.rooms.hasFitting(some[0]!.interview.room!)) return `There is no room ${words} for ${names}`;
  return some.every(one => isEmpty(one.starts))
    ? `No room ${words} is free for ${names} at any time that ${nameOf(loop)} can`
    : `No room ${words} is free for ${names} when ${nameOf(loop)} and the interviewers are`;
}

/** `of 4 seats in Berlin` */
const wordsOf = ({ seats, site }: RoomNeed): string =>
  `of ${seats} seats${site === undefined ? '' : ` in ${site}`}`;
