/** What buttons and modals carry: opaque ids only. Slack shows `value` and `private_metadata` to nobody, but keeps them. */
export type Ids<K extends string = string> = Readonly<Record<K, string>>;

/** Names a button or form, with what it carries. Apart from its handler where that one shows the same view again. */
export type Ref<K extends string = string> = { id: string; keys: readonly K[] };

export function ref<K extends string = never>(id: string, ...keys: K[]): Ref<K> {
  return { id, keys };
}

/** Ids, numbers and words of ours: nothing that needs more room or other characters. */
const CARRIED = /^[\w.:-]{0,100}$/;
/** Slack's limit of a button's value. */
const LONGEST = 2000;

/** @throws Error for what the other end would refuse: a mistake in a view. */
export function writeIds<K extends string>({ id, keys }: Ref<K>, ids: Ids<K>): string {
  const pairs = Object.entries<string>(ids);
  const wrong = pairs.find(([key, value]) => !keys.some(k => k === key) || !CARRIED.test(value));
  if (wrong || pairs.length !== keys.length)
    throw new Error(`${id} carries ${keys.join(', ') || 'nothing'}; got ${pairs.map(([k]) => k).join(', ')}`);
  return new URLSearchParams(pairs).toString();
}

/** Undefined where it is not what `writeIds` writes today: an older version of ours wrote it, or somebody else. */
export function readIds<K extends string>({ keys }: Ref<K>, text: string | undefined): Ids<K> | undefined {
  if ((text?.length ?? 0) > LONGEST) return undefined;
  const pairs = [...new URLSearchParams(text)];
  const known = pairs.every(([key, value]) => keys.some(k => k === key) && CARRIED.test(value));
  const ids = Object.fromEntries(pairs) as Ids<K>;
  const complete = pairs.length === keys.length && keys.every(key => Object.hasOwn(ids, key));
  return known && complete ? ids : undefined;
}
