const MINUTE_MS = 60_000;

/**
 * Calls within a minute, counted for the project and for whoever they are made in the name of.
 * @see https://developers.google.com/workspace/calendar/api/guides/quota
 */
export class Quota {
  /** What is left for everybody together; set by tests. */
  left = Infinity;
  /** Calls in the name of one person within a minute. */
  each = 600;
  readonly #calls = new Map<string, number[]>();

  /** Whether one more call in this name may pass. */
  takes(user: string, now: number): boolean {
    const recent = (this.#calls.get(user) ?? []).filter(at => at > now - MINUTE_MS);
    this.#calls.set(user, [...recent, now]);
    this.left -= 1;
    return this.left >= 0 && recent.length < this.each;
  }

  /** How many calls each person has made within the last minute of theirs. */
  get used(): ReadonlyMap<string, number> {
    return new Map([...this.#calls].map(([user, calls]) => [user, calls.length]));
  }

  refill(): void {
    this.left = Infinity;
    this.each = 600;
    this.#calls.clear();
  }
}
