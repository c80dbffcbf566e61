import type { PersonId } from '../core/loop/glossary.ts';
import { FOCUSES, SPREADS, type Workspace } from '../core/loop/people.ts';
import { cleanLine, cleanZone, listed, shorten } from '../core/loop/text.ts';
import { readFields, UserError } from '../core/user-error.ts';
import { listStaff, replaceStaff } from '../store/people.ts';
import { lockWorkspace } from '../store/locks.ts';
import { findWorkspace, saveWorkspace } from '../store/workspaces.ts';
import { authorise } from './authorise.ts';
import { operate } from './operate.ts';
import { requirePerson } from './require.ts';
import type { Actor, World } from './world.ts';

/** As typed: everything is checked by the operation. */
export type SettingsInput = {
  zone: string;
  quietFrom: string;
  quietTo: string;
  digestTime: string;
  /** Empty where nobody wants the digest of all roles. */
  digestChannel?: string;
  /** One a line: `2026-12-25 Christmas`. */
  daysOff: string;
  /** One of `SPREADS`; left out, it stays as it is. */
  spread?: string;
  /** One of `FOCUSES`; left out, it stays as it is. */
  focus?: string;
  /** Hours; left out, it stays as it is. */
  noticeHours?: string;
  admins: readonly PersonId[];
  recruiters: readonly PersonId[];
};

const DAYS_OFF_LIMIT = 60;

/** Sets the habits of the company and who runs hiring in it. Slack's own workspace admins always may. */
export async function changeSettings(world: World, actor: Actor, input: SettingsInput): Promise<Workspace> {
  return operate(world, actor, 'change-settings', async step => {
    await authorise(step, 'change the settings');
    await lockWorkspace(step.tx, step.team);
    const before = await findWorkspace(step.tx, step.team);
    const fields = readFields<Omit<Workspace, 'team' | 'name'>>({
      zone: () => cleanZone(input.zone),
      quietFrom: () => readTime(input.quietFrom),
      quietTo: () => readTime(input.quietTo),
      digestTime: () => readTime(input.digestTime),
      daysOff: () => readDaysOff(input.daysOff),
      spread: () =>
        readOneOf(SPREADS, input.spread ?? before?.spread ?? 'balanced', 'way to spread interviews'),
      noticeHours: () => readNotice(input.noticeHours ?? String(before?.noticeHours ?? 2)),
      focus: () =>
        readOneOf(FOCUSES, input.focus ?? before?.focus ?? 'cut', 'way to treat long free stretches'),
    });
    if (Temporal.PlainTime.compare(fields.quietTo, fields.quietFrom) >= 0) {
      throw new UserError(
        'Quiet hours run from the evening to the next morning: the start must be later in the day than the end.',
      );
    }
    for (const person of input.admins) await requirePerson(step, person, 'admins');
    for (const person of input.recruiters) await requirePerson(step, person, 'recruiters');
    const { digestChannel } = input;
    const channel = digestChannel ? { digestChannel } : {};
    const workspace = { team: step.team, name: before?.name ?? '', ...fields, ...channel };
    const staff = [
      ...[...new Set(input.admins)].map(person => ({ person, duty: 'admin' as const })),
      ...[...new Set(input.recruiters)].map(person => ({ person, duty: 'recruiter' as const })),
    ];
    const staffBefore = await listStaff(step.tx, step.team);
    await saveWorkspace(step.tx, workspace);
    await replaceStaff(step.tx, step.team, staff, step.by, step.now);
    await step.audit(`workspace:${step.team}`, {
      before: { ...before, staff: staffBefore },
      after: { ...workspace, staff },
    });
    return workspace;
  });
}

function readTime(text: string): Temporal.PlainTime {
  try {
    return Temporal.PlainTime.from(text);
  } catch (cause) {
    throw new UserError(`"${text}" is not a time of day.`, 'Write it as 09:00.', { cause });
  }
}

function readOneOf<T extends object>(choices: T, text: string, what: string): keyof T & string {
  const names = Object.keys(choices) as (keyof T & string)[];
  const found = names.find(name => name === text);
  if (!found) throw new UserError(`"${text}" is no ${what}.`, `Choose ${listed(names, 'or')}.`);
  return found;
}

/** A week. */
const MOST_NOTICE = 168;

function readNotice(text: string): number {
  const hours = Number(text);
  if (/^\s*\d+\s*$/.test(text) && hours <= MOST_NOTICE) return hours;
  throw new UserError(
    `Notice is a whole number of hours from 0 to ${MOST_NOTICE}, got "${shorten(text, 20)}".`,
  );
}

function readDaysOff(text: string): Workspace['daysOff'] {
  const lines = text
    .split('\n')
    .map(l => l.trim())
    .filter(l => l !== '');
  if (lines.length > DAYS_OFF_LIMIT)
    throw new UserError(`Up to ${DAYS_OFF_LIMIT} days off fit, got ${lines.length}.`);
  const days = lines.map(line => {
    const [word = '', ...name] = line.split(/\s+/);
    try {
      const day = Temporal.PlainDate.from(word, { overflow: 'reject' });
      return { day, name: shorten(cleanLine(name.join(' ')), 60) };
    } catch (cause) {
      throw new UserError(
        `"${shorten(cleanLine(line), 40)}" does not start with a date.`,
        'Write one day a line: 2026-12-25 Christmas.',
        { cause },
      );
    }
  });
  return [...new Map(days.map(d => [d.day.toString(), d])).values()];
}
