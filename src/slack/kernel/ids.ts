/** What buttons and modals carry: opaque ids only. Slack shows `value` and `private_metadata` to nobody, but keeps them. */
export type Ids<K extends string = string> = Readonly<Record<K, string>>;

export function writeIds(ids: Readonly<Record<string, string>>): string {
  return new URLSearchParams(ids).toString();
}

/** Missing ids read as empty: the operation then finds nothing under them and says so. */
export function readIds(text: string | undefined): Ids {
  const ids = Object.fromEntries(new URLSearchParams(text ?? ''));
  return new Proxy(ids, {
    get: (target, key) => (typeof key === 'string' ? (target[key] ?? '') : undefined),
  });
}
