import type { Layer } from '../loop/glossary.ts';
import { scenarioSets } from './choose-scenarios.ts';
import type { KitQuestion, KitRole } from './kit.ts';
import {
  leastForLayers,
  leastForTopics,
  leastMinutes,
  minutesOf,
  MOST_LAYERS,
  type Room,
  singleTopics,
} from './room.ts';
import { isLayer, type Subject } from './subject.ts';

/** What is chosen for an interview so far. */
export type Draft = { room: Room; role: KitRole; chosen: readonly KitQuestion[] };

/** One question for each topic of the interview and each layer it has to test, the freshest that leave room for the rest. */
export function draftFor(room: Room, role: KitRole, wanted: readonly Layer[]): Draft {
  const chosen = room.interview.covers.includes('scenarios') ? chooseScenarios(room, wanted) : [];
  const open = wanted.filter(layer => !chosen.some(question => question.covers.includes(layer)));
  const slots = affordable(room, minutesOf(chosen), [...singleTopics(room.interview), ...open]);
  for (const [index, subject] of slots.entries()) {
    const kept = slots.slice(index + 1).reduce((sum, later) => sum + leastMinutes(room, later), 0);
    const left = room.available - minutesOf(chosen) - kept;
    const question = room.shelf.find(q => q.subject === subject && q.minutes <= left);
    if (question) chosen.push(question);
  }
  return { room, role, chosen };
}

function chooseScenarios(room: Room, wanted: readonly Layer[]): KitQuestion[] {
  const left = room.available - leastForTopics(room);
  const sets = scenarioSets(room.shelf, left);
  const leavesRoom = (set: KitQuestion[]) => {
    const open = wanted.filter(layer => !set.some(question => question.covers.includes(layer)));
    return minutesOf(set) + leastForLayers(room, open) <= left;
  };
  return [...(sets.find(leavesRoom) ?? sets[0] ?? [])];
}

/** The subjects, first ones first, that there is a question and time for. */
function affordable(room: Room, taken: number, subjects: readonly Subject[]): Subject[] {
  let minutes = taken;
  return subjects.filter(subject => {
    const least = leastMinutes(room, subject);
    if (minutes + least > room.available) return false;
    minutes += least;
    return true;
  });
}

export type Filling = {
  /** What may still be asked, freshest first. */
  fresh: readonly KitQuestion[];
  /** What the rest of the loop asks. */
  elsewhere: readonly KitQuestion[];
  /** The layers that somebody in the interview can judge. */
  known: readonly Layer[];
};

/** Uses the minutes that are left for more questions, each time on the subject that the loop has tested least. */
export function fillTime(draft: Draft, filling: Filling): Draft {
  const left = draft.room.available - minutesOf(draft.chosen);
  const fitting = filling.fresh.filter(q => q.minutes <= left && !draft.chosen.some(c => c.id === q.id));
  const asked = [...draft.chosen, ...filling.elsewhere];
  const [next] = fillers(draft, filling.known)
    .map(subject => ({ subject, times: timesTested(subject, asked) }))
    .toSorted((a, b) => a.times - b.times)
    .flatMap(({ subject }) => fitting.find(question => question.subject === subject) ?? []);
  return next ? fillTime({ ...draft, chosen: [...draft.chosen, next] }, filling) : draft;
}

/** A second project or a fourth scenario adds little; a second question on anything else adds depth. */
function fillers({ room, role, chosen }: Draft, known: readonly Layer[]): Subject[] {
  const layers = [...new Set(chosen.map(question => question.subject).filter(isLayer))];
  const open = layers.length < MOST_LAYERS ? role.layers : layers;
  return room.interview.covers.flatMap((topic): Subject[] => {
    if (topic === 'layers') return open.filter(layer => known.includes(layer));
    return topic === 'project' || topic === 'scenarios' ? [] : [topic];
  });
}

function timesTested(subject: Subject, questions: readonly KitQuestion[]): number {
  return questions.filter(q => q.subject === subject || (isLayer(subject) && q.covers.includes(subject)))
    .length;
}
