import { z } from 'zod';
import { LEVELS, SEAT_KINDS } from '../loop/glossary.ts';
import { WEEKDAYS } from '../loop/people.ts';
import { readInstant } from '../time/read-instant.ts';
import { BUSY_CLASSES, CAPS } from './problem.ts';
import { TERMS, type Term } from './weights.ts';

const id = z.string().min(1).max(200);
const date = z.string().refine(isDate, 'expected a date such as "2026-12-03"');
const week = z.string().regex(/^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/, 'expected an ISO week such as "2026-W49"');
const zone = z.string().refine(isZone, 'expected an IANA time zone such as "Europe/Berlin"');
const count = z.int().min(0).max(100_000);

const instant = z.string().transform((text, ctx) => {
  const read = WITH_DATE.test(text) ? parsed(() => readInstant(text)) : undefined;
  if (read) return read;
  ctx.addIssue({ code: 'custom', message: 'expected an instant such as "2026-12-03T09:00:00Z"' });
  return z.NEVER;
});
/** Temporal reads years of six digits as well, and dates without dashes. */
const WITH_DATE = /^\d{4}-\d\d-\d\dT/;

type Ends = readonly [start: Temporal.Instant, end: Temporal.Instant, ...unknown[]];
const forwards = ([start, end]: Ends) =>
  start.epochMilliseconds < end.epochMilliseconds || Temporal.Instant.compare(start, end) < 0;
const span = z
  .tuple([instant, instant])
  .refine(forwards, 'the end is not after the start')
  .transform(([start, end]) => ({ start, end }));

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day such as "09:00"');
const wallEnd = z.union([wallTime, z.literal('24:00')], 'expected a time of day such as "17:30", or "24:00"');
const wallSpan = z
  .tuple([wallTime, wallEnd])
  .refine(([start, end]) => start < end, 'the end is not after the start; midnight at the end is "24:00"');
const hours = z.strictObject(Object.fromEntries(WEEKDAYS.map(day => [day, z.array(wallSpan).optional()])));
const avoided = z.array(
  z
    .unknown()
    .transform((value, ctx) =>
      looksLocal(value) ? parseAs(wallSpan, value, ctx) : parseAs(span, value, ctx),
    ),
);

const busyClass = z.enum(BUSY_CLASSES);
const busy = z
  .tuple(
    [instant, instant, busyClass.optional(), z.string().max(500).optional()],
    `expected [start, end], [start, end, class] or [start, end, class, title]; classes are ${BUSY_CLASSES.join(', ')}`,
  )
  .refine(forwards, 'the end is not after the start')
  .transform(([start, end, kind, title]) => ({
    start,
    end,
    ...(kind && { class: kind }),
    ...(title && { title }),
  }));

const quality = z.union([z.literal(1), z.literal(2), z.literal(3)], 'expected a quality of 1, 2 or 3');
const cap = z.int().min(0).max(1000).nullable().optional();

const interviewer = z.strictObject({
  id,
  name: id.optional(),
  zone,
  hours,
  level: z.enum(LEVELS),
  skills: z.record(z.string(), quality).default({}),
  perDay: cap,
  perWeek: cap,
  bufferMinutes: z.int().min(0).max(1440).optional(),
  load: z.record(week, count).optional(),
  loadByDay: z.record(date, count).optional(),
  busy: z.array(busy).default([]),
  avoid: avoided.optional(),
  avoidExcept: z.array(date).optional(),
  daysOff: z.array(date).optional(),
  offHours: hours.optional(),
  alsoFree: z.array(span).optional(),
  prefers: hours.optional(),
});

const need = {
  skill: z.string().min(1).nullable().optional(),
  minQuality: quality.optional(),
  level: z.enum(LEVELS).nullable().optional(),
  /** Ids of interviewers, or the name of one of the file's `pools`. */
  pool: z
    .union([z.array(id), id], 'expected a list of interviewer ids or the name of a pool')
    .nullable()
    .optional(),
};

const seat = z.strictObject({
  id,
  name: id.optional(),
  kind: z.enum(SEAT_KINDS).optional(),
  ...need,
  anyOf: z.array(z.strictObject(need)).min(1).optional(),
  people: z.array(z.strictObject({ id, quality })).optional(),
  count: z.int().min(1).max(8).optional(),
  optional: z.boolean().optional(),
});

const interview = z.strictObject({
  id,
  name: id.optional(),
  minutes: z.int().min(1).max(1440),
  after: z.array(id).optional(),
  last: z.boolean().optional(),
  fixedStart: instant.optional(),
  room: z.strictObject({ seats: z.int().min(1).max(1000), site: id.optional() }).optional(),
  seats: z.array(seat).min(1).max(8),
});

const loop = z.strictObject({
  id,
  name: id.optional(),
  candidate: id.optional(),
  zone,
  windows: z.array(span),
  avoid: avoided.optional(),
  prefers: z.array(span).optional(),
  sameDay: z.boolean().optional(),
  maxIdleMinutes: z.int().min(0).max(10_080).nullable().optional(),
  priority: z.int().min(1).max(1000).optional(),
  noticeMinutes: z.int().min(0).max(525_600).optional(),
  deadline: instant.optional(),
  must: z.array(id).optional(),
  never: z.array(id).optional(),
  named: z.record(id, z.strictObject({ name: id, by: id })).optional(),
  met: z.array(id).optional(),
  overrides: z
    .array(z.strictObject({ person: id, cap: z.enum(CAPS), period: z.union([date, week]).optional() }))
    .optional(),
  interviews: z.array(interview).min(1).max(8),
});

const weight = z.int().min(0).max(10_000).optional();

/** The file that `plan` reads; `version` 1 of its format. */
export const problemSchema = z.strictObject({
  version: z.literal(1),
  from: instant,
  to: instant,
  stepMinutes: z
    .int()
    .min(1)
    .max(60)
    .refine(step => 60 % step === 0, 'expected a number of minutes that divides 60, such as 15')
    .optional(),
  take: z.int().min(1).max(100).optional(),
  mode: z.enum(['each', 'joint', 'starts']).default('each'),
  budgetMs: z.int().min(1).max(600_000).default(3000),
  seed: z.int().min(0).max(0xffff_ffff).optional(),
  weights: z
    .strictObject(Object.fromEntries(TERMS.map(term => [term, weight])) as Record<Term, typeof weight>)
    .optional(),
  now: instant.optional(),
  daysOff: z.array(date).optional(),
  rooms: z
    .array(
      z.strictObject({
        id,
        name: id.optional(),
        seats: z.int().min(1).max(1000).optional(),
        site: id.optional(),
        busy: z.array(span),
      }),
    )
    .optional(),
  /** Named groups of interviewers, for `pool`. */
  pools: z.record(id, z.array(id)).optional(),
  interviewers: z.array(interviewer).max(5000),
  loops: z.array(loop).max(2000),
});

export type ProblemFile = z.output<typeof problemSchema>;

function parseAs<T extends z.ZodType>(schema: T, value: unknown, ctx: z.RefinementCtx): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues)
    ctx.addIssue({ code: 'custom', path: issue.path, message: issue.message });
  return z.NEVER;
}

const looksLocal = (value: unknown) => Array.isArray(value) && /^\d\d:\d\d$/.test(String(value[0]));

function isDate(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    parsed(() => Temporal.PlainDate.from(text, { overflow: 'reject' })) !== undefined
  );
}

function isZone(name: string): boolean {
  return /^[A-Za-z]/.test(name) && parsed(() => new Temporal.ZonedDateTime(0n, name)) !== undefined;
}

/** Temporal can only be asked whether it understands a text by letting it throw. */
function parsed<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
