/** Bad days of Slack, ordered by a test: each takes the next `times` calls of one method. */

export type Fault = { times?: number } & (
  | { kind: 'rate-limited'; retryAfterSeconds: number }
  | { kind: 'error'; error: string }
  | { kind: 'http'; status: number }
  /** The call is done and its answer lost: the connection breaks. */
  | { kind: 'answer-lost' }
);

export type Faults = ReturnType<typeof createFaults>;

export function createFaults() {
  const waiting = new Map<string, { fault: Fault; left: number }[]>();
  return {
    order(method: string, fault: Fault): void {
      waiting.set(method, [...(waiting.get(method) ?? []), { fault, left: fault.times ?? 1 }]);
    },
    next(method: string): Fault | undefined {
      const [first, ...others] = waiting.get(method) ?? [];
      if (!first) return undefined;
      first.left -= 1;
      if (first.left === 0) waiting.set(method, others);
      return first.fault;
    },
  };
}
