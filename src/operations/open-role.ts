import { findPipeline, languagesOf } from '../core/kits/catalogue.ts';
import type { Language, PersonId, RoleLevel } from '../core/loop/glossary.ts';
import { LAYERS, type Layer, ROLE_LEVELS } from '../core/loop/glossary.ts';
import { readSite, sitesOf } from '../core/loop/meeting-rooms.ts';
import type { Pipeline } from '../core/loop/pipeline.ts';
import type { Role } from '../core/loop/situation.ts';
import { cleanName, listed, shorten } from '../core/loop/text.ts';
import { readFields, UserError } from '../core/user-error.ts';
import { lockWorkspace } from '../store/locks.ts';
import { listRooms } from '../store/meeting-rooms.ts';
import { insertRole, listRoles } from '../store/roles.ts';
import { findWorkspace } from '../store/workspaces.ts';
import { authorise } from './authorise.ts';
import { operate } from './operate.ts';
import { postNotice } from './outbox.ts';
import { requirePerson } from './require.ts';
import type { Actor, World } from './world.ts';

/** As typed: everything is checked by the operation. */
export type RoleInput = {
  title: string;
  level: string;
  layers: readonly string[];
  language: Language;
  hiringManager: PersonId;
  recruiter: PersonId;
  channel: string;
  headCount: string;
  targetDay: string;
  pipeline: string;
  /** The office of interviews in a room; empty where all are on video. */
  site?: string | undefined;
};

const HEAD_COUNT_LIMIT = 50;
const LATEST_TARGET = { days: 730 };

/** Opens a role with a copy of its pipeline: a later change of the file does not move candidates under way. */
export async function openRole(world: World, actor: Actor, input: RoleInput): Promise<Role> {
  return operate(world, actor, 'open-role', async step => {
    await authorise(step, 'open a role');
    // Titles tell roles apart: two that are opened at once must see each other.
    await lockWorkspace(step.tx, step.team);
    const workspace = await findWorkspace(step.tx, step.team);
    const zone = workspace?.zone ?? 'UTC';
    const open = await listRoles(step.tx, step.team);
    const sites = sitesOf(await listRooms(step.tx, step.team));
    const fields = readFields<RoleFields>({
      ...roleReaders(world, input, zone, step.now),
      site: () => readSite(input.site ?? '', findPipeline(world.catalogue, input.pipeline), sites),
      title: () => freshTitle(input.title, open),
    });
    const { hiringManager, recruiter } = input;
    await requirePerson(step, hiringManager, 'hiringManager');
    await requirePerson(step, recruiter, 'recruiter');
    const role: Role = {
      team: step.team,
      id: step.nextId(),
      ...fields,
      hiringManager,
      recruiter,
      zone,
      openedAt: step.now,
      closed: undefined,
    };
    await insertRole(step.tx, role, step.by);
    await step.audit(`role:${role.id}`, { after: input });
    for (const person of new Set([hiringManager, recruiter])) {
      if (person === step.by) continue;
      await postNotice(step, {
        key: `role-opened:${role.id}:${person}`,
        ref: { notice: 'role-opened', ids: { role: role.id } },
        to: person,
        subject: role.id,
      });
    }
    return role;
  });
}

type RoleFields = Pick<
  Role,
  'title' | 'level' | 'language' | 'headCount' | 'targetDay' | 'pipeline' | 'channel' | 'site'
> & {
  layers: Layer[];
};

function roleReaders(world: World, input: RoleInput, zone: string, now: Temporal.Instant) {
  return {
    level: () => oneOf(ROLE_LEVELS, input.level, 'level') as RoleLevel,
    layers: () => readRoleLayers(input.layers),
    language: () => knownLanguage(world, input.language),
    headCount: () => readHeadCount(input.headCount),
    targetDay: () => futureDay(input.targetDay, now, zone),
    pipeline: () => knownPipeline(world, input.pipeline),
    channel: () => readChannel(input.channel),
  };
}

function oneOf(allowed: readonly string[], value: string, what: string): string {
  if (allowed.includes(value)) return value;
  throw new UserError(`"${value}" is no ${what}.`, `Choose ${listed(allowed, 'or')}.`);
}

function freshTitle(text: string, open: readonly Role[]): string {
  const title = cleanName(text, 'The title');
  if (!open.some(r => r.title.toLowerCase() === title.toLowerCase())) return title;
  const hint = 'Give this one a title that tells them apart, or raise the head-count of the other.';
  throw new UserError(`A role named "${title}" is open already.`, hint);
}

function readRoleLayers(values: readonly string[]): Layer[] {
  for (const value of values) oneOf(LAYERS, value, 'layer');
  if (values.length === 0)
    throw new UserError('A role owns at least one layer.', `Choose of ${listed(LAYERS, 'or')}.`);
  return LAYERS.filter(layer => values.includes(layer));
}

function readChannel(text: string): string {
  const channel = text.trim();
  // Slack takes names for channels too: one that we do not know as a channel would not be asked for its privacy.
  if (/^[CG][A-Z0-9]{2,30}$/.test(channel)) return channel;
  if (channel)
    throw new UserError(`"${shorten(channel, 40)}" is no channel.`, 'Choose one from the list of channels.');
  throw new UserError('A role needs a channel.', 'Choose the one that gets its digest.');
}

function readHeadCount(text: string): number {
  const count = Number(text);
  if (/^\s*\d+\s*$/.test(text) && count >= 1 && count <= HEAD_COUNT_LIMIT) return count;
  throw new UserError(`The head-count is a whole number from 1 to ${HEAD_COUNT_LIMIT}, got "${text}".`);
}

function knownLanguage(world: World, language: string): Language {
  return oneOf(
    languagesOf(world.catalogue).map(l => l.id),
    language,
    'language with a pack of questions',
  );
}

function knownPipeline(world: World, id: string): Pipeline {
  const found = findPipeline(world.catalogue, id);
  // The role keeps what the pipeline says; the version of the file it came from is not part of that.
  if (found) {
    const { name, stages, pools } = found;
    return { id: found.id, name, stages, ...(pools ? { pools } : {}) };
  }
  const known = world.catalogue.pipelines.map(p => p.id);
  throw new UserError(`There is no pipeline "${id}".`, `Choose ${listed(known, 'or')}.`);
}

/** @throws UserError for what is no day, has passed, or lies beyond two years. */
function futureDay(text: string, now: Temporal.Instant, zone: string): Temporal.PlainDate {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const day = readDay(text, today);
  if (Temporal.PlainDate.compare(day, today) <= 0) {
    throw new UserError(`The target date ${day.toString()} is not in the future.`, 'Choose a later day.');
  }
  if (Temporal.PlainDate.compare(day, today.add(LATEST_TARGET)) > 0) {
    throw new UserError(
      `The target date ${day.toString()} is more than two years away.`,
      'Choose an earlier day.',
    );
  }
  return day;
}

function readDay(text: string, today: Temporal.PlainDate): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch (cause) {
    const example = today.add({ days: 47 }).toString();
    throw new UserError(`"${text}" is not a date.`, `Write year-month-day, for example ${example}.`, {
      cause,
    });
  }
}
