import type { Layer } from '../loop/glossary.ts';
import { scenarioSets } from './choose-scenarios.ts';
import { type KitQuestion, type KitRole, layersTested } from './kit.ts';
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

/** `wanted`: the layers it has to test. `elsewhere`: what the rest of the loop asks, as far as that is known. */
export type DraftRequest = {
  room: Room;
  role: KitRole;
  wanted: readonly Layer[];
  elsewhere: readonly KitQuestion[];
};

/** One question for each topic of the interview and each layer it has to test, the freshest that leave room for the rest. */
export function draftFor(request: DraftRequest): Draft {
  const { room, role } = request;
  const chosen = room.interview.covers.includes('scenarios') ? chooseScenarios(request) : [];
  const subjects = [...singleTopics(room.interview), ...layersToAsk(request, chosen)];
  const slots = affordable(room, minutesOf(chosen), subjects);
  for (const [index, subject] of slots.entries()) {
    const kept = slots.slice(index + 1).reduce((sum, later) => sum + leastMinutes(room, later), 0);
    const left = room.available - minutesOf(chosen) - kept;
    const question = room.shelf.find(q => q.subject === subject && q.minutes <= left);
    if (question) chosen.push(question);
  }
  return { room, role, chosen };
}

/** Scenarios that leave room for the layers wanted, and of those the ones that have most to do with the role. */
function chooseScenarios({ room, role, wanted }: DraftRequest): KitQuestion[] {
  const left = room.available - leastForTopics(room);
  const sets = scenarioSets(room.shelf, left);
  const leavesRoom = sets.filter(set => {
    const open = wanted.filter(layer => !set.some(question => question.covers.includes(layer)));
    return minutesOf(set) + leastForLayers(room, open) <= left;
  });
  const foreign = (set: readonly KitQuestion[]) => set.length - set.filter(q => isOwned(role, q)).length;
  const [best = []] = (leavesRoom.length > 0 ? leavesRoom : sets).toSorted((a, b) => foreign(a) - foreign(b));
  return [...best];
}

const isOwned = (role: KitRole, question: KitQuestion) => layersTested(role, [question]).length > 0;

/** The layers wanted; where none is, the one that the loop has tested least, as an interview about layers asks about some. */
function layersToAsk(request: DraftRequest, chosen: readonly KitQuestion[]): Layer[] {
  const { room, role, wanted, elsewhere } = request;
  const open = wanted.filter(layer => !chosen.some(question => question.covers.includes(layer)));
  if (open.length > 0 || !room.interview.covers.includes('layers')) return open;
  const asked = [...elsewhere, ...chosen];
  return role.layers
    .filter(layer => Number.isFinite(leastMinutes(room, layer)))
    .toSorted((a, b) => timesTested(a, asked) - timesTested(b, asked))
    .slice(0, 1);
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

/** The rest is for answers that take longer: an interview that is planned to the last minute overruns. */
const FILLED = 0.9;

/** Uses minutes that are left for more questions: on what the interview asks least about, then the loop. */
export function fillTime(draft: Draft, filling: Filling): Draft {
  const { room, chosen } = draft;
  const left = Math.floor(room.available * FILLED) - minutesOf(chosen);
  const fitting = filling.fresh.filter(q => q.minutes <= left && !chosen.some(c => c.id === q.id));
  const [next] = fillers(draft, filling.known)
    .map(subject => ({
      subject,
      here: timesTested(subject, chosen),
      elsewhere: timesTested(subject, filling.elsewhere),
    }))
    .toSorted((a, b) => a.here - b.here || depth(a.subject) - depth(b.subject) || a.elsewhere - b.elsewhere)
    .flatMap(({ subject }) => fitting.find(question => question.subject === subject) ?? []);
  return next ? fillTime({ ...draft, chosen: [...chosen, next] }, filling) : draft;
}

/** Layers come first: a role is hired for those. */
const depth = (subject: Subject) => (isLayer(subject) ? 0 : 1);

/** A second project or a fourth scenario adds little; a second question on anything else adds depth. */
function fillers({ room, role, chosen }: Draft, known: readonly Layer[]): Subject[] {
  const layers = [...new Set(chosen.map(question => question.subject).filter(isLayer))];
  const open = layers.length < MOST_LAYERS ? role.layers : layers;
  const others = singleTopics(room.interview).filter(topic => topic !== 'project');
  return [
    ...(room.interview.covers.includes('layers') ? open.filter(layer => known.includes(layer)) : []),
    ...others,
  ];
}

function timesTested(subject: Subject, questions: readonly KitQuestion[]): number {
  return questions.filter(q => q.subject === subject || (isLayer(subject) && q.covers.includes(subject)))
    .length;
}
