import { mergeSpans, type Spans } from '../time/spans.ts';
import { type Axis, tickAtOrAfter, tickAtOrBefore, tickToMs } from './axis.ts';
import { addRange, type Bitmap, emptyBitmap, removeRange } from './bitmap.ts';
import type { Interview, Problem, Room, RoomNeed } from './problem.ts';

/** One interview in a room, in ticks. */
export type RoomClaim = { readonly room: string; readonly start: number; readonly end: number };

type Kept = { readonly room: Room; readonly busy: Spans; claims: readonly RoomClaim[] };

/**
 * The rooms of a problem, and what is planned in them. Interviews of one loop never overlap, so that a start fits where
 * any room that is large enough is free: which one is chosen afterwards.
 */
export class Rooms {
  /** When each is taken by others, in the order of the problem. */
  readonly busy: readonly Spans[];
  readonly #kept: readonly Kept[];
  readonly #axis: Axis;

  constructor(rooms: readonly Room[], axis: Axis) {
    this.#axis = axis;
    this.busy = rooms.map(({ busy }) =>
      mergeSpans(busy.flatMap(one => [one.start.epochMilliseconds, one.end.epochMilliseconds])),
    );
    this.#kept = rooms
      .map((room, i): Kept => ({ room, busy: this.busy[i]!, claims: [] }))
      .sort((a, b) => bySize(a.room, b.room));
  }

  /** Those of `starts` at which a room for the interview is free; all of them where it needs none. */
  keepStarts(starts: Bitmap, { room: need, minutes }: Interview): Bitmap {
    if (!need) return starts;
    const duration = (minutes * 60_000) / this.#axis.tickMs;
    const free = emptyBitmap(this.#axis.ticks);
    for (const kept of this.#fitting(need)) {
      const own = this.#freeStarts(kept, duration);
      for (let word = 0; word < free.length; word += 1) free[word]! |= own[word]!;
    }
    return starts.map((word, w) => word & free[w]!);
  }

  /** Ids of the rooms that are large enough and free from one tick to another; the smallest first, then by name. */
  freeAt(need: RoomNeed, start: number, end: number): string[] {
    return this.#fitting(need)
      .filter(kept => this.#isFree(kept, start, end))
      .map(kept => kept.room.id);
  }

  /** Whether any room is large enough at all. */
  hasFitting(need: RoomNeed): boolean {
    return this.#fitting(need).length > 0;
  }

  claim(claims: readonly RoomClaim[]): void {
    for (const kept of this.#kept)
      kept.claims = [...kept.claims, ...claims.filter(claim => claim.room === kept.room.id)];
  }

  release(claims: readonly RoomClaim[]): void {
    for (const kept of this.#kept) kept.claims = kept.claims.filter(claim => !claims.includes(claim));
  }

  /** The rooms with what is planned in them as busy time. */
  withClaims(): NonNullable<Problem['rooms']> {
    const at = (tick: number) => Temporal.Instant.fromEpochMilliseconds(tickToMs(this.#axis, tick));
    return this.#kept.map(({ room, claims }) => ({
      ...room,
      busy: [...room.busy, ...claims.map(({ start, end }) => ({ start: at(start), end: at(end) }))],
    }));
  }

  #fitting({ seats, site }: RoomNeed): Kept[] {
    return this.#kept.filter(
      ({ room }) => (room.seats ?? Infinity) >= seats && (site === undefined || room.site === site),
    );
  }

  #isFree({ busy, claims }: Kept, start: number, end: number): boolean {
    const from = tickToMs(this.#axis, start);
    const to = tickToMs(this.#axis, end);
    for (let at = 0; at < busy.length; at += 2) if (busy[at]! < to && from < busy[at + 1]!) return false;
    return !claims.some(claim => claim.start < end && start < claim.end);
  }

  #freeStarts({ busy, claims }: Kept, duration: number): Bitmap {
    const axis = this.#axis;
    const starts = emptyBitmap(axis.ticks);
    addRange(starts, 0, axis.ticks);
    for (let at = 0; at < busy.length; at += 2)
      removeRange(starts, tickAtOrBefore(axis, busy[at]!) - duration + 1, tickAtOrAfter(axis, busy[at + 1]!));
    for (const { start, end } of claims) removeRange(starts, start - duration + 1, end);
    return starts;
  }
}

/** Large ones are left to those who need them. */
function bySize(a: Room, b: Room): number {
  const bySeats = (a.seats ?? Infinity) - (b.seats ?? Infinity);
  if (a.seats !== b.seats) return bySeats;
  const [first, second] = [a.name ?? a.id, b.name ?? b.id];
  if (first !== second) return first < second ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
