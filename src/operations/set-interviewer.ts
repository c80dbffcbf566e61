import { isDeepStrictEqual } from 'node:util';
import { LAYERS, type Level, LEVELS, type PersonId, type Quality } from '../core/loop/glossary.ts';
import { languagesOf, poolsOf } from '../core/kits/catalogue.ts';
import type { Interviewer, WeeklyHours } from '../core/loop/people.ts';
import { LEARNED_KINDS } from '../core/loop/learners.ts';
import type { StageKind } from '../core/loop/pipeline.ts';
import { cleanZone, listed } from '../core/loop/text.ts';
import { readHours } from '../core/loop/hours-text.ts';
import { InputError, readFields, UserError } from '../core/user-error.ts';
import { findInterviewer, saveInterviewer } from '../store/interviewers.ts';
import { lockInterviewers } from '../store/locks.ts';
import { insertTraining, insertTrainingEnd, listTrainings } from '../store/trainings.ts';
import { authorise } from './authorise.ts';
import { operate, type Step } from './operate.ts';
import { refreshAbout } from './outbox.ts';
import { requirePerson } from './require.ts';
import type { Actor, World } from './world.ts';

/** As typed: everything is checked by the operation. Caps are empty where there are none. */
export type InterviewerInput = {
  person: PersonId;
  level: string;
  zone: string;
  hours: string;
  /** Hours outside of these that they allow. As it is where left out; nobody allows any for somebody else. */
  offHours?: string | undefined;
  perDay: string;
  perWeek: string;
  buffer: string;
  /** `data:3`: a skill and how well they know it. */
  skills: readonly string[];
  /** Kinds of interview that they learn. As it is where left out. */
  learns?: readonly string[] | undefined;
  /** Refused where they interview already: what is known of them would be lost. */
  isNew?: boolean;
};

const CAP_LIMIT = 20;
const BUFFER_LIMIT = 120;

/** Makes somebody an interviewer, or changes what they interview on and when. Level and skills are not set by oneself. */
export async function setInterviewer(
  world: World,
  actor: Actor,
  input: InterviewerInput,
): Promise<Interviewer> {
  return operate(world, actor, 'set-interviewer', async step => {
    const person = await requirePerson(step, input.person, 'person');
    await lockInterviewers(step.tx, step.team, [input.person]);
    const before = await findInterviewer(step.tx, step.team, input.person);
    if (before && input.isNew)
      throw new InputError({
        person: `${before.name} interviews already. Change what is known with /hire team ${before.name}.`,
      });
    const fields = readFields<Fields>({
      level: () => readLevel(input.level),
      zone: () => cleanZone(input.zone),
      hours: () => readHours(input.hours),
      offHours: () => readOffHours(actor, input, before),
      perDay: () => readCount(input.perDay, 'The cap a day', CAP_LIMIT),
      perWeek: () => readCount(input.perWeek, 'The cap a week', CAP_LIMIT),
      buffer: () => readCount(input.buffer, 'The buffer', BUFFER_LIMIT) ?? 0,
      skills: () => readSkills(world, input.skills),
      learns: () => (input.learns ? readKinds(input.learns) : (before?.learns ?? [])),
    });
    const sameJudgment = before && isDeepStrictEqual(judgmentOf(before), judgmentOf(fields));
    // Hours are anybody's own matter; who may judge what is the team's.
    await authorise(step, sameJudgment ? 'change these hours' : 'change the team', { owner: input.person });
    const { buffer, ...rest } = fields;
    const interviewer: Interviewer = {
      team: step.team,
      person: person.id,
      name: person.name,
      email: person.email,
      ...rest,
      bufferMinutes: buffer,
      paused: before?.paused ?? false,
      isOutside: person.isOutside,
    };
    await saveInterviewer(step.tx, interviewer, step.now);
    await changeTrainings(step, interviewer, before?.learns ?? []);
    await step.audit(`interviewer:${person.id}`, { before, after: interviewer });
    await refreshAbout(step, `person:${person.id}`, [person.id]);
    return interviewer;
  });
}

const judgmentOf = ({ level, skills, learns }: Pick<Interviewer, 'level' | 'skills' | 'learns'>) => ({
  level,
  skills,
  learns: learns.toSorted(),
});

async function changeTrainings(
  step: Step,
  { person, learns }: Interviewer,
  before: readonly StageKind[],
): Promise<void> {
  for (const stage of learns.filter(kind => !before.includes(kind)))
    await insertTraining(step.tx, step.team, { id: step.nextId(), person, stage, since: step.now }, step.by);
  for (const training of await listTrainings(step.tx, step.team, [person])) {
    if (learns.includes(training.stage)) continue;
    const end = { why: 'stopped' as const, at: step.now, by: step.by };
    await insertTrainingEnd(step.tx, step.team, training.id, end);
  }
}

function readOffHours(actor: Actor, input: InterviewerInput, before: Interviewer | undefined): WeeklyHours {
  const known = before?.offHours ?? {};
  const asked = input.offHours === undefined ? known : readHours(input.offHours);
  if (actor.person === input.person || isDeepStrictEqual(asked, known)) return asked;
  throw new UserError('Only they themselves allow time outside of their hours.', 'They can with /hire me.');
}

type Fields = Pick<Interviewer, 'level' | 'zone' | 'offHours' | 'perDay' | 'perWeek' | 'learns'> & {
  hours: WeeklyHours;
  buffer: number;
  skills: Record<string, Quality>;
};

function readLevel(text: string): Level {
  const level = LEVELS.find(l => l === text);
  if (!level) throw new UserError(`"${text}" is no level.`, `Choose ${listed(LEVELS, 'or')}.`);
  return level;
}

function readCount(text: string, what: string, most: number): number | undefined {
  if (text.trim() === '') return undefined;
  const count = Number(text);
  if (/^\s*\d+\s*$/.test(text) && count <= most) return count;
  throw new UserError(`${what} is a whole number from 0 to ${most}, got "${text}".`);
}

function readKinds(chosen: readonly string[]): StageKind[] {
  return [...new Set(chosen)].map(text => {
    const kind = LEARNED_KINDS.find(k => k === text);
    if (!kind)
      throw new UserError(`"${text}" is no kind of interview.`, `Choose from ${listed(LEARNED_KINDS)}.`);
    return kind;
  });
}

function readSkills(world: World, chosen: readonly string[]): Record<string, Quality> {
  const { catalogue } = world;
  const known = [...LAYERS, 'leadership', ...languagesOf(catalogue).map(l => l.id), ...poolsOf(catalogue)];
  const skills: Record<string, Quality> = {};
  for (const text of chosen) {
    const [skill = '', quality] = text.split(':');
    if (!known.includes(skill) || !['1', '2', '3'].includes(quality ?? '')) {
      throw new UserError(`"${text}" is no skill.`, `Skills are ${listed(known)}, each from 1 to 3.`);
    }
    skills[skill] = Math.max(skills[skill] ?? 1, Number(quality)) as Quality;
  }
  if (Object.keys(skills).length === 0)
    throw new UserError('An interviewer knows at least one layer, language or leadership.');
  return skills;
}
