import type { Layer } from '../loop/glossary.ts';
import type { StageKind } from '../loop/pipeline.ts';
import type { Draft } from './draft.ts';
import { type Gap, type Kit, type KitQuestion, type KitSeat, layersTested } from './kit.ts';
import { SCENARIOS } from './pack.ts';
import { leastMinutes, minutesOf, type Room, singleTopics } from './room.ts';
import { splitSeats } from './split-seats.ts';
import type { Subject } from './subject.ts';

export type Finish = { stage: StageKind; seats: readonly KitSeat[]; uncovered: readonly Layer[] };

/** The kit of a draft: in the order of asking, with its timetable, and with what it should test and cannot. */
export function finishKit({ room, role, chosen }: Draft, { stage, seats, uncovered }: Finish): Kit {
  const order = room.interview.covers.flatMap((topic): Subject[] =>
    topic === 'layers' ? [...role.layers] : [topic],
  );
  const questions = order.flatMap(subject => chosen.filter(question => question.subject === subject));
  const kit: Kit = {
    format: 1,
    stage,
    interview: { id: room.interview.id, name: room.interview.name },
    role: { layers: [...role.layers], level: role.level, language: role.language },
    questions,
    ...timetable(room, questions),
    covers: layersTested(role, questions),
    gaps: [
      ...topicGaps({ room, role, chosen }, stage),
      ...layerGaps({ room, role, chosen }, stage, uncovered),
    ],
    askedBy: {},
  };
  return splitSeats(kit, seats);
}

type Frame = Pick<Room, 'opening' | 'closing' | 'available'>;

/** One section a subject, between the opening and the closing. */
export function timetable(
  { opening, closing, available }: Frame,
  questions: readonly KitQuestion[],
): Pick<Kit, 'sections' | 'minutes'> {
  const sections = [...new Set(questions.map(question => question.subject))].map(subject => {
    const own = questions.filter(question => question.subject === subject);
    return { subject, minutes: minutesOf(own), questions: own.map(question => question.id) };
  });
  const planned = minutesOf(questions);
  return {
    sections: [
      ...(opening > 0 ? [{ subject: 'opening' as const, minutes: opening, questions: [] }] : []),
      ...sections,
      ...(closing > 0 ? [{ subject: 'closing' as const, minutes: closing, questions: [] }] : []),
    ],
    minutes: { available, planned, spare: available - planned },
  };
}

function topicGaps({ room, role, chosen }: Draft, stage: StageKind): Gap[] {
  const { level } = role;
  const missing = singleTopics(room.interview).filter(topic => !chosen.some(q => q.subject === topic));
  const gaps = missing.map(subject => ({ subject, level, because: reason(room, subject, level, stage) }));
  if (!room.interview.covers.includes('scenarios')) return gaps;
  const kinds = SCENARIOS.filter(kind => !chosen.some(question => question.scenario === kind));
  if (kinds.length === 0) return gaps;
  const because = `no ${kinds.join(' and no ')} scenario for ${level} fits its ${room.available} minutes`;
  return [...gaps, { subject: 'scenarios', level, because }];
}

/** Layers that nothing has tested yet and that this interview could only test if there were questions. */
function layerGaps({ room, role }: Draft, stage: StageKind, uncovered: readonly Layer[]): Gap[] {
  if (!room.interview.covers.includes('layers')) return [];
  return uncovered
    .filter(layer => leastMinutes(room, layer) === Infinity)
    .map(subject => ({ subject, level: role.level, because: reason(room, subject, role.level, stage) }));
}

function reason(room: Room, subject: Subject, level: string, stage: StageKind): string {
  return leastMinutes(room, subject) === Infinity
    ? `no question on ${subject} for ${level} that may still be asked in a stage of the kind ${stage}`
    : `its ${room.available} minutes are taken by other topics`;
}
