import type { TeamId } from '../core/loop/glossary.ts';
import { reviveEffect } from '../store/dead-effects.ts';
import { operate } from './operate.ts';
import { itself, type World } from './world.ts';

/** Has effects done that were given up, once whatever kept them from being done is mended. @returns those that will be. */
export async function replayEffects(world: World, team: TeamId, keys: readonly string[]): Promise<string[]> {
  return operate(world, itself(team), 'replay-effects', async step => {
    const revived: string[] = [];
    for (const key of keys) {
      if (!(await reviveEffect(step.tx, team, key, step.now))) continue;
      await step.audit(`effect:${key}`, { after: { replayed: true } });
      revived.push(key);
    }
    return revived;
  });
}
