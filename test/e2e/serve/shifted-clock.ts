/**
 * Preloaded into a served process (`node --import`): its clock stands ahead of the machine's by `CLOCK_AHEAD_MS`, so
 * that days can pass between two starts. Timers run as ever.
 */
export const clockAheadMs = Number(process.env['CLOCK_AHEAD_MS'] ?? 0);

const RealDate = Date;
const now = () => RealDate.now() + clockAheadMs;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args) => Reflect.construct(target, args.length === 0 ? [now()] : args) as Date,
  get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
});

const instant = Temporal.Now.instant.bind(Temporal.Now);
Object.defineProperty(Temporal.Now, 'instant', {
  value: () => instant().add({ milliseconds: clockAheadMs }),
});
