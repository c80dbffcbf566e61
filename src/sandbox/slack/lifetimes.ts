/** Things that Slack hands out and takes back: trigger ids and response URLs. */

const TRIGGER_LIFE_MS = 3000;
const HOOK_LIFE_MS = 30 * 60_000;
const HOOK_USES = 5;

/** Who may open a modal, from where; `view` where the trigger comes from inside a modal. */
export type Trigger = { user: string; view?: string; channel?: string };
export type Hook = {
  user: string;
  channel: string;
  /** The message whose button was pressed, which replace_original and delete_original mean. */
  original?: string;
};

export type Lifetimes = ReturnType<typeof createLifetimes>;

export function createLifetimes(elapsedMs: () => number) {
  const triggers = new Map<string, Trigger & { born: number; used: boolean }>();
  const hooks = new Map<string, Hook & { born: number; uses: number }>();
  let made = 0;

  return {
    trigger(trigger: Trigger): string {
      const id = `${Math.floor(Date.now() / 1000)}.${++made}.${crypto.randomUUID().replaceAll('-', '')}`;
      triggers.set(id, { ...trigger, born: elapsedMs(), used: false });
      return id;
    },
    useTrigger(id: string): Trigger | 'invalid_trigger_id' | 'exchanged_trigger_id' | 'expired_trigger_id' {
      const trigger = triggers.get(id);
      if (!trigger) return 'invalid_trigger_id';
      if (trigger.used) return 'exchanged_trigger_id';
      if (elapsedMs() - trigger.born > TRIGGER_LIFE_MS) return 'expired_trigger_id';
      trigger.used = true;
      return trigger;
    },
    hook(hook: Hook): string {
      const id = `${++made}-${crypto.randomUUID()}`;
      hooks.set(id, { ...hook, born: elapsedMs(), uses: 0 });
      return id;
    },
    useHook(id: string): Hook | 'expired_url' | 'used_url' | 'no_such_url' {
      const hook = hooks.get(id);
      if (!hook) return 'no_such_url';
      if (elapsedMs() - hook.born > HOOK_LIFE_MS) return 'expired_url';
      if (hook.uses >= HOOK_USES) return 'used_url';
      hook.uses += 1;
      return hook;
    },
  };
}
