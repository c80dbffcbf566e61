import { type DueEffect, settleEffect } from '../store/due-effects.ts';
import { operate } from './operate.ts';
import { tellTrouble } from './report-trouble.ts';
import { itself, type World } from './world.ts';

/** Puts an effect that cannot be done aside and tells a person, both or neither. */
export async function giveUpEffect(world: World, effect: DueEffect, because: string): Promise<void> {
  await operate(world, itself(effect.team), 'give-up-effect', async step => {
    await settleEffect(step.tx, effect, { outcome: 'dead', at: step.now, note: because });
    await step.audit(`effect:${effect.key}`, { after: { kind: effect.kind, because } });
    await tellTrouble(step, effect, { because, key: effect.key });
  });
}
