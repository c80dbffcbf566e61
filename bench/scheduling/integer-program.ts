import loader from 'highs';

/** Its types describe the CommonJS file; what is imported is the other one, whose default is the function itself. */
const loadHighs = loader as unknown as typeof loader.default;
const highs = await loadHighs();

export type Linear = readonly (readonly [factor: number, variable: string])[];

/** A linear program with yes-or-no variables, solved by HiGHS (as WebAssembly, one thread). */
export class IntegerProgram {
  /** Together for each variable: HiGHS reads only one of several mentions. */
  readonly #costs = new Map<string, number>();
  readonly #rows: string[] = [];
  readonly #binaries: string[] = [];
  #constant = 0;

  binary(name: string, cost = 0): string {
    this.#binaries.push(name);
    this.cost([[cost, name]]);
    return name;
  }

  cost(terms: Linear): void {
    for (const [factor, name] of terms) this.#costs.set(name, (this.#costs.get(name) ?? 0) + factor);
  }

  constant(cost: number): void {
    this.#constant += cost;
  }

  require(terms: Linear, relation: '<=' | '>=' | '=', right: number): void {
    if (terms.length === 0 && (relation === '<=' ? right >= 0 : relation === '>=' ? right <= 0 : right === 0))
      return;
    this.#rows.push(`${terms.length > 0 ? terms.map(write).join('\n') : '0 nothing'} ${relation} ${right}`);
  }

  solve(seconds: number): Solution {
    const text = [
      'Minimize',
      Array.from(this.#costs, ([name, factor]) => write([factor, name])).join('\n'),
      'Subject To',
      ...this.#rows,
      'Binary',
      ...this.#binaries,
      'End',
    ].join('\n');
    const options = { time_limit: seconds, mip_abs_gap: 0.5, mip_rel_gap: 0, output_flag: false };
    const began = performance.now();
    const { Status, ObjectiveValue, Columns } = highs.solve(text, options);
    const ms = performance.now() - began;
    if (Status === 'Infeasible' || Status === 'Time limit reached') {
      const none = new Set<string>();
      return { cost: undefined, chosen: none, ms, finished: Status === 'Infeasible' };
    }
    if (Status !== 'Optimal') throw new Error(`HiGHS ended with "${Status}" after ${Math.round(ms)} ms`);
    const chosen = new Set(
      this.#binaries.filter(name => {
        const column = Columns[name];
        return column !== undefined && 'Primal' in column && column.Primal > 0.5;
      }),
    );
    return { cost: Math.round(ObjectiveValue + this.#constant), chosen, ms, finished: true };
  }
}

/** `cost`: undefined where nothing satisfies all rows or, if not `finished`, where the limit ended the search. */
type Solution = {
  readonly cost: number | undefined;
  readonly chosen: ReadonlySet<string>;
  readonly ms: number;
  readonly finished: boolean;
};

const write = ([factor, variable]: readonly [number, string]) =>
  `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${variable}`;
