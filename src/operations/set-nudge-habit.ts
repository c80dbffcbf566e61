import { nudgeRules } from '../core/clock/nudge-rules.ts';
import { InputError, readFields, UserError } from '../core/user-error.ts';
import { type NudgeHabit, saveNudgeHabit } from '../store/nudge-habits.ts';
import { findWorkspace } from '../store/workspaces.ts';
import { operate } from './operate.ts';
import type { Actor, World } from './world.ts';

/** Sets when somebody is reminded each day, at the earliest, and of what. It is theirs alone to say. */
export async function setNudgeHabit(
  world: World,
  actor: Actor,
  { time: text, wanted }: { time: string; wanted: readonly string[] },
): Promise<NudgeHabit> {
  return operate(world, actor, 'set-nudge-habit', async step => {
    const workspace = await findWorkspace(step.tx, step.team);
    const { time } = readFields({ time: () => readTime(text) });
    if (workspace && Temporal.PlainTime.compare(time, workspace.quietFrom) >= 0) {
      const end = workspace.quietFrom.toString({ smallestUnit: 'minute' });
      throw new InputError({
        time: `${text} is in the quiet hours, which begin at ${end}. Choose an earlier time.`,
      });
    }
    const muted = nudgeRules.map(r => r.id).filter(id => !wanted.includes(id));
    const habit = { person: step.by, time, muted };
    await saveNudgeHabit(step.tx, step.team, habit);
    await step.audit(`person:${step.by}`, { after: { nudges: { time: text, muted } } });
    return habit;
  });
}

function readTime(text: string): Temporal.PlainTime {
  try {
    return Temporal.PlainTime.from(text);
  } catch (cause) {
    throw new UserError(`"${text}" is not a time of day.`, 'Write it as 09:00.', { cause });
  }
}
