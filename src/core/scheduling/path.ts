/** Starts of interviews in the order of time, each as one number: the tick, then the interview of the model. */
export type Path = readonly number[];
export type Start = { readonly interview: number; readonly tick: number };

const RADIX = 16;

export function step({ interview, tick }: Start): number {
  return RADIX * tick + interview;
}

/** Comes before every step of its tick and after all steps before it: where a path could go on from. */
export function threshold(tick: number): number {
  return RADIX * tick - 1;
}

export function stepsOf(path: Path): Start[] {
  return path.map(one => ({ interview: one % RADIX, tick: Math.floor(one / RADIX) }));
}

/** Lexicographic: the earlier first start, then the earlier second one; a beginning before what goes on from it. */
export function comesBefore(a: Path, b: Path): boolean {
  for (let i = 0; i < a.length && i < b.length; i += 1) if (a[i] !== b[i]) return a[i]! < b[i]!;
  return a.length < b.length;
}
