import { weekCosts } from '../week-amounts.ts';
import { tickAtOrAfter, tickAtOrBefore, tickToMs } from '../axis.ts';
import { bufferMs } from '../constraints/buffer.ts';
import type { PricedAvailability, PricedStarts } from './priced-availability.ts';
import type { Claim } from './shared-availability.ts';

/**
 * A price for something that loops compete for. `used`: how often loops that plan alone take it; `wanted`: how often
 * it is cheapest to give. The difference says where the price should go.
 */
type Price = { amount: number; used: number; wanted: number };
type WeekPrice = Price & {
  readonly member: number;
  readonly week: number;
  /** Interviews that there are already, and how many more there may be. */
  readonly load: number;
  readonly most: number;
};
type TimePrice = Price & { readonly member: number; readonly starts: (amount: number) => PricedStarts };

/**
 * What people's time is priced at in a lower bound: interviews of a week, in the place of the cost of load; and, once
 * loops have met there, interviews of a day with a cap, and single ticks that two cannot have.
 */
export class Prices {
  readonly #availability: PricedAvailability;
  readonly #loadWeight: number;
  /** By member and week, what an interview costs beside load and price. */
  readonly #weekCosts: readonly Int32Array[];
  readonly #mostOfDay: (member: number, day: number) => number;
  readonly #weeks: readonly (readonly WeekPrice[])[];
  readonly #days = new Map<string, TimePrice>();
  readonly #ticks = new Map<string, TimePrice>();
  #claims: Claim[] = [];

  /** `most`: how many more interviews a week, or a day, of a member may take. */
  constructor(
    availability: PricedAvailability,
    most: { week(member: number, week: number): number; day(member: number, day: number): number },
  ) {
    this.#availability = availability;
    this.#mostOfDay = (member, day) => most.day(member, day);
    const { team, weights } = availability.ground;
    this.#loadWeight = weights.load;
    this.#weekCosts = team.map(member => weekCosts(member, { ...weights, load: 0 }));
    this.#weeks = team.map(({ index, weekCount }) =>
      Array.from(weekCount, (load, week) => {
        return { member: index, week, load, most: most.week(index, week), amount: 0, used: 0, wanted: 0 };
      }),
    );
  }

  /** Half-way between what the last and the next interview of each week cost in a plan. */
  startFrom(counts: (member: number, week: number) => number): void {
    for (const one of this.#weeks.flat()) {
      const added = counts(one.member, one.week) - one.load;
      one.amount = this.#loadWeight * (added > 0 ? 2 * (one.load + added) : 2 * one.load + 1);
    }
  }

  /** Puts the prices, as whole numbers, on everybody's time. */
  apply(): void {
    this.#claims = [];
    for (const { member, week, amount } of this.#weeks.flat()) {
      this.#availability.weekAmounts(member).amounts[week] =
        this.#weekCosts[member]![week]! + Math.round(amount);
    }
    const timed = [...this.#days.values(), ...this.#ticks.values()].filter(one => Math.round(one.amount) > 0);
    const byMember = Map.groupBy(timed, one => one.member);
    for (const { index } of this.#availability.ground.team) {
      const prices = byMember.get(index) ?? [];
      this.#availability.priceStarts(
        index,
        prices.map(one => one.starts(Math.round(one.amount))),
      );
    }
  }

  use(claim: Claim): void {
    this.#claims.push(claim);
  }

  /** What the team gets back for the cheapest numbers of interviews at these prices: 0 or less. */
  refund(): number {
    this.#count();
    const weeks = this.#weeks.flat().reduce((sum, one) => sum + this.#refundOfWeek(one), 0);
    const timed = [...this.#days.values(), ...this.#ticks.values()];
    return timed.reduce((sum, one) => sum - Math.round(one.amount) * one.wanted, weeks);
  }

  /** As far as would gain `gap` if all went as the prices say (Polyak). */
  move(gap: number): void {
    const all: Price[] = [...this.#weeks.flat(), ...this.#days.values(), ...this.#ticks.values()];
    const slack = ({ amount, used, wanted }: Price) => (amount === 0 && used < wanted ? 0 : used - wanted);
    const norm = all.reduce((sum, one) => sum + slack(one) ** 2, 0);
    for (const one of all) one.amount = Math.max(0, one.amount + (gap / Math.max(1, norm)) * slack(one));
  }

  #refundOfWeek(one: WeekPrice): number {
    const price = Math.round(one.amount);
    const cost = (n: number) => this.#loadWeight * ((one.load + n) ** 2 - one.load ** 2);
    one.wanted = 0;
    while (one.wanted < one.most && cost(one.wanted + 1) - cost(one.wanted) < price) one.wanted += 1;
    return cost(one.wanted) - price * one.wanted;
  }

  #count(): void {
    for (const weeks of this.#weeks) for (const one of weeks) one.used = 0;
    for (const one of [...this.#days.values(), ...this.#ticks.values()]) one.used = 0;
    for (const claim of this.#claims) this.#weeks[claim.member]![this.#weekOf(claim)]!.used += 1;
    this.#countDays();
    this.#countTicks();
  }

  #weekOf({ member, start }: Claim): number {
    return this.#availability.weekAmounts(member).ends.findIndex(end => start < end);
  }

  #countDays(): void {
    const { axis, team } = this.#availability.ground;
    const used = tally(this.#claims, ({ member, start }) => {
      const ms = tickToMs(axis, start);
      return [`${member} ${team[member]!.days.findIndex(day => ms < day.end)}`];
    });
    for (const [key, count] of used) {
      const [member, day] = key.split(' ').map(Number) as [number, number];
      const { days } = team[member]!;
      const wanted = this.#mostOfDay(member, day);
      if (count > wanted && !this.#days.has(key)) {
        const from = tickAtOrAfter(axis, days[day]!.start);
        const to = tickAtOrAfter(axis, days[day]!.end);
        const starts = (amount: number): PricedStarts => ({ from: () => from, to, amount });
        this.#days.set(key, { member, wanted, used: 0, amount: 0, starts });
      }
      const price = this.#days.get(key);
      if (price) price.used = count;
    }
  }

  /** An interview takes its ticks and those of the distance after it: no two of one person share any. */
  #countTicks(): void {
    const { axis, team } = this.#availability.ground;
    const margin = (member: number) => tickAtOrBefore(axis, axis.origin + bufferMs(team[member]!));
    const used = tally(this.#claims, ({ member, start, end }) =>
      Array.from({ length: end - start + margin(member) }, (_, tick) => `${member} ${start + tick}`),
    );
    for (const [key, count] of used) {
      if (count > 1 && !this.#ticks.has(key)) {
        const [member, tick] = key.split(' ').map(Number) as [number, number];
        const after = margin(member);
        const starts = (amount: number): PricedStarts => {
          return { from: duration => tick - duration - after + 1, to: tick + 1, amount };
        };
        this.#ticks.set(key, { member, wanted: 1, used: 0, amount: 0, starts });
      }
      const price = this.#ticks.get(key);
      if (price) price.used = count;
    }
  }
}

function tally<T>(items: readonly T[], keys: (item: T) => readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) for (const key of keys(item)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
