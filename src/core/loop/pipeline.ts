import { z } from 'zod';
import { LAYERS, LEVELS, SEAT_KINDS } from './glossary.ts';

/**
 * What the kinds of stage mean. `meets`: needs a time in calendars. `scored`: its seats fill scorecards.
 * A new kind is one line here.
 */
export const STAGE_KINDS = {
  resume: { meets: false, scored: false },
  async: { meets: false, scored: true },
  technical: { meets: true, scored: true },
  final: { meets: true, scored: true },
} as const;
export type StageKind = keyof typeof STAGE_KINDS;

/** What an interview may cover: every layer that the role owns, its language, or one of the other topics. */
export const TOPICS = ['layers', 'language', 'project', 'collaboration', 'incidents', 'scenarios'] as const;
export type Topic = (typeof TOPICS)[number];

export const slug = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens');

/** An object of a data file: a key that it does not have is a mistake, answered with those it has. */
export function mapping<T extends z.ZodRawShape>(shape: T) {
  const keys = `only the keys ${Object.keys(shape).join(', ')}`;
  return z.strictObject(shape, { error: issue => (issue.code === 'unrecognized_keys' ? keys : undefined) });
}

/** People in one interview, counted. */
const MOST_SEATS = 4;

const seat = mapping({
  kind: z.enum(SEAT_KINDS).default('lead'),
  /** `layers`: any layer of the role; `language`: the role's language; one named skill; or `any`, as where there is a pool. */
  skill: z.enum(['any', 'layers', 'language', 'leadership', ...LAYERS]).optional(),
  /** `role`: at least the level that the role asks for. */
  level: z.enum(['role', ...LEVELS]).default('role'),
  /** One or several of the pipeline's pools: whoever sits here is in any of them. */
  pool: z.union([slug, z.array(slug).min(1).max(10)], 'the name of a pool, or a list of names').optional(),
  /** So many different people, each as the seat asks. */
  count: z.int().min(1).max(MOST_SEATS).default(1),
  /** Stays empty where nobody is free. */
  optional: z.boolean().optional(),
}).transform(({ skill, pool, ...rest }) => ({
  ...rest,
  skill: skill ?? (pool === undefined ? ('layers' as const) : ('any' as const)),
  ...(pool === undefined ? {} : { pool: [pool].flat() }),
}));

/** A seat of several people becomes as many seats. */
const seats = z
  .array(seat)
  .max(MOST_SEATS)
  .transform(all => all.flatMap(({ count, ...one }) => Array.from({ length: count }, () => ({ ...one }))))
  .refine(all => all.length <= MOST_SEATS, `at most ${MOST_SEATS} people in one interview, counted`)
  .refine(
    all => all.length === 0 || !all.every(one => one.optional),
    'at least one seat that is not optional: an interview needs somebody',
  );

/** In a room of the role's office, where it has one. What a stage says holds for its interviews, unless they differ. */
const room = z.boolean('true for interviews in a room of the office, or false').optional();

const meeting = mapping({
  id: slug,
  name: z.string().min(1).max(60),
  minutes: z.int().min(5).max(240),
  /** What the candidate gets where it differs from the team's minutes: written work takes longer than its review. */
  candidate_minutes: z.int().min(5).max(480).optional(),
  seats: seats.refine(all => all.length > 0, 'at least one seat'),
  covers: z.array(z.enum(TOPICS)).default([]),
  /** Ids of interviews of the same stage that must end before this one starts. */
  after: z.array(slug).default([]),
  room,
});

/** Only interviews listed above may be named in `after`, so that no order can be circular. */
function checkOrder(interviews: InterviewPlan[], context: z.RefinementCtx): void {
  for (const [index, { id, after }] of interviews.entries()) {
    const above = interviews.slice(0, index).map(i => i.id);
    const refuse = (message: string, ...path: (string | number)[]) =>
      context.addIssue({ code: 'custom', path: ['interviews', index, ...path], message });
    if (above.includes(id)) refuse('an id that no other interview of the stage has', 'id');
    for (const [at, earlier] of after.entries()) {
      if (above.includes(earlier)) continue;
      refuse(`the id of an interview listed above it (${above.join(', ') || 'there is none'})`, 'after', at);
    }
  }
}

const stage = mapping({
  id: slug,
  name: z.string().min(1).max(60),
  kind: z.enum(Object.keys(STAGE_KINDS) as [StageKind, ...StageKind[]]),
  minutes: z.int().min(1).max(480),
  candidate_minutes: z.int().min(5).max(480).optional(),
  target_days: z.int().min(0).max(60),
  pass_rate: z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)]),
  seats: seats.default([]),
  covers: z.array(z.enum(TOPICS)).default([]),
  room,
  /** For a stage of several interviews (an onsite loop): each with its own minutes, seats and topics. */
  interviews: z.array(meeting).max(8).optional(),
})
  .refine(s => s.pass_rate[0] <= s.pass_rate[1], {
    path: ['pass_rate'],
    message: 'the lower rate first, for example [0.3, 0.4]',
  })
  .refine(s => !STAGE_KINDS[s.kind].scored || s.seats.length > 0 || (s.interviews?.length ?? 0) > 0, {
    path: ['seats'],
    message: 'at least one seat, as this kind of stage ends in scorecards',
  })
  .refine(s => STAGE_KINDS[s.kind].meets || (!s.room && !s.interviews?.some(i => i.room)), {
    path: ['room'],
    message: 'no room: nobody meets in this kind of stage, only in technical and final ones',
  })
  .superRefine((s, context) => checkOrder(s.interviews ?? [], context));

export const pipelineSchema = mapping({
  id: slug,
  name: z.string().min(1).max(60),
  stages: z
    .array(stage)
    .min(1)
    .max(12)
    .refine(stages => new Set(stages.map(s => s.id)).size === stages.length, 'stages with ids of their own'),
  /** Groups of interviewers that seats draw from; `/hire team` says who is in which. */
  pools: z.array(slug).max(20).optional(),
}).superRefine(checkPools);

/** A name that is written wrong would be a pool that nobody is ever in. */
function checkPools(
  { stages, pools = [] }: { stages: readonly z.infer<typeof stage>[]; pools?: readonly string[] | undefined },
  context: z.RefinementCtx,
): void {
  const check = (all: z.infer<typeof seats>, path: PropertyKey[]) => {
    const unknown = all.flatMap(one => one.pool ?? []).find(name => !pools.includes(name));
    if (unknown === undefined) return;
    const known = pools.length > 0 ? pools.join(', ') : 'there is none';
    const message = `pools that the pipeline lists under "pools" (${known}), not "${unknown}"`;
    context.addIssue({ code: 'custom', path, message });
  };
  for (const [at, one] of stages.entries()) {
    check(one.seats, ['stages', at, 'seats']);
    for (const [i, meeting] of (one.interviews ?? []).entries())
      check(meeting.seats, ['stages', at, 'interviews', i, 'seats']);
  }
}

export type Pipeline = z.infer<typeof pipelineSchema>;
export type Stage = Pipeline['stages'][number];
export type SeatPlan = Stage['seats'][number];
export type InterviewPlan = z.infer<typeof meeting>;

/** The interviews of a stage: those it lists, or the stage itself as its only one. A resume screen has none. */
export function interviewsOf(stage: Stage): InterviewPlan[] {
  if (!STAGE_KINDS[stage.kind].scored) return [];
  const { id, name, minutes, candidate_minutes, seats, covers, room } = stage;
  if (stage.interviews) return stage.interviews.map(one => ({ room, ...one }));
  return [{ id, name, minutes, candidate_minutes, seats, covers, after: [], room }];
}

export function stageAfter(pipeline: Pipeline, stageId: string): Stage | undefined {
  const at = pipeline.stages.findIndex(s => s.id === stageId);
  return at < 0 ? undefined : pipeline.stages[at + 1];
}

export function stageOf(pipeline: Pipeline, stageId: string): Stage {
  const found = pipeline.stages.find(s => s.id === stageId);
  if (!found) throw new Error(`Pipeline ${pipeline.id} has no stage ${stageId}`);
  return found;
}
