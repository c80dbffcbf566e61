import { localCalendar } from '../src/calendars/local.ts';
import type { Calendar, Outcome } from '../src/core/ports.ts';
import { calendarEvents } from '../src/store/calendar-events.ts';
import type { Store } from '../src/store/database.ts';

type Call = 'create' | 'update' | 'cancel' | 'answer' | 'read' | 'changes';
/** `away`: nothing is done. `lost`: it is done, and the answer is lost on the way. `throws`: it is done, and we fail. */
type Trouble = 'away' | 'lost' | 'throws' | Outcome<never>;

const AWAY: Outcome<never> = { kind: 'unavailable', because: 'http 503' };

/** The local calendar behind a line that fails as it is told to; `calls` counts what was asked. */
export class TroubledCalendar {
  readonly calls: Call[] = [];
  readonly #next = new Map<Call, Trouble[]>();

  /** What becomes of the next calls of one kind, in turn; after these they succeed again. */
  next(call: Call, ...troubles: Trouble[]): void {
    this.#next.set(call, [...(this.#next.get(call) ?? []), ...troubles]);
  }

  /** To be given to a test world. */
  readonly make = ({ db }: Store): Calendar => {
    const inner = localCalendar(calendarEvents(db));
    return {
      ...inner,
      create: draft => this.#through('create', () => inner.create(draft)),
      update: (draft, etag) => this.#through('update', () => inner.update(draft, etag)),
      cancel: (team, of, id) => this.#through('cancel', () => inner.cancel(team, of, id)),
      answer: (team, of, id, given) => this.#through('answer', () => inner.answer(team, of, id, given)),
      read: (team, of, id) => this.#through('read', () => inner.read(team, of, id)),
      changes: (team, cursor) => this.#through('changes', () => inner.changes(team, cursor)),
    };
  };

  async #through<T>(call: Call, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    this.calls.push(call);
    const trouble = this.#next.get(call)?.shift();
    if (trouble === undefined) return work();
    if (trouble === 'away') return AWAY;
    if (typeof trouble !== 'string') return trouble;
    await work();
    if (trouble === 'throws') throw new Error('the process was cut off');
    return AWAY;
  }
}
