/** What a person meant by a few typed words. `near` is best first and never holds everything. */
export type Match<T> = { kind: 'one'; found: T } | { kind: 'many'; found: T[] } | { kind: 'none'; near: T[] };

const NEAR = 5;
/** How alike two words must be to be offered: a letter or two off in a name. */
const ALIKE = 0.45;
/** Longer than any name: the rest of what was typed is not looked at. */
const TYPED = 200;

/**
 * Finds what is called so: the whole name wins over a name that has all typed words as beginnings of its own, and
 * where nothing has, the most alike are offered. Case, accents and punctuation do not matter.
 */
export function matchByName<T>(typed: string, items: readonly T[], nameOf: (item: T) => string): Match<T> {
  const wanted = fold(typed.slice(0, TYPED));
  const folded = items.map(item => ({ item, name: fold(nameOf(item)) }));
  const exact = folded.filter(f => f.name === wanted);
  const beginning = folded.filter(f => beginsAll(wanted, f.name));
  const found = exact.length > 0 ? exact : beginning;
  if (found.length === 1 && found[0]) return { kind: 'one', found: found[0].item };
  if (found.length > 1) return { kind: 'many', found: found.map(f => f.item) };
  const near = folded
    .map(f => ({ item: f.item, ...alikeness(wanted, f.name) }))
    .filter(f => f.best >= ALIKE)
    .sort((a, b) => b.overall - a.overall || b.best - a.best);
  return { kind: 'none', near: near.slice(0, NEAR).map(f => f.item) };
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function beginsAll(wanted: string, name: string): boolean {
  const words = name.split(' ');
  return wanted !== '' && wanted.split(' ').every(typed => words.some(word => word.startsWith(typed)));
}

/**
 * How alike names are, from 0 to 1: `best` by their most alike words, so that one word right is enough to be offered;
 * `overall` by every word that was typed, so that what has them all comes first.
 */
function alikeness(wanted: string, name: string): { best: number; overall: number } {
  const whole = dice(wanted, name);
  const words = name.split(' ');
  const each = wanted.split(' ').map(typed => Math.max(...words.map(word => dice(typed, word))));
  const mean = each.reduce((sum, one) => sum + one, 0) / each.length;
  return { best: Math.max(whole, ...each), overall: Math.max(whole, mean) };
}

/** Share of the pairs of neighbouring letters that both have (Sørensen–Dice), from 0 to 1. */
function dice(a: string, b: string): number {
  const x = pairs(a);
  const y = pairs(b);
  if (x.length + y.length === 0) return 0;
  const left = [...y];
  let shared = 0;
  for (const pair of x) {
    const at = left.indexOf(pair);
    if (at < 0) continue;
    left.splice(at, 1);
    shared += 1;
  }
  return (2 * shared) / (x.length + y.length);
}

function pairs(text: string): string[] {
  const padded = ` ${text} `;
  return Array.from({ length: padded.length - 1 }, (_, i) => padded.slice(i, i + 2));
}
