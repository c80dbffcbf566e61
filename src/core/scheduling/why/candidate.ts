import { type Spans, subtractSpans } from '../../time/spans.ts';
import { isEmpty } from '../bitmap.ts';
import { startsOf } from '../compile-loop.ts';
import type { CandidateRule } from '../constraints/rule.ts';
import { CANDIDATE_RULES } from '../constraints/rules.ts';
import type { Reason } from '../explain.ts';
import type { LoopModel } from '../loop-model.ts';
import type { Interview } from '../problem.ts';
import { placeOf } from '../team.ts';
import { nameOf } from '../words.ts';

/** Interviews that the candidate's side alone rules out, each with the rule that takes the last start. */
export function candidateReasons(model: LoopModel): Reason[] {
  return model.interviews
    .filter(({ starts }) => isEmpty(starts))
    .map(({ interview }) => {
      const rule = interview.fixedStart ? 'windows' : lastRule(model, interview);
      return { rule, interview: interview.id, text: `${textOf(rule, interview, nameOf(model.loop))}.` };
    });
}

type CandidateRuleName = (typeof CANDIDATE_RULES)[number]['name'];

function lastRule({ loop, ground }: LoopModel, interview: Interview): CandidateRuleName {
  const { axis, now, places, problem } = ground;
  const place = placeOf(places, loop.zone, problem, axis);
  let open: Spans = [axis.from, axis.to];
  for (const rule of CANDIDATE_RULES as readonly CandidateRule<CandidateRuleName>[]) {
    open = subtractSpans(open, rule.blocked({ loop, place, axis, now }));
    if (isEmpty(startsOf(interview, open, axis))) return rule.name;
  }
  return 'windows';
}

function textOf(
  rule: CandidateRuleName,
  { minutes, name, id, fixedStart }: Interview,
  candidate: string,
): string {
  const what = `${minutes} minutes for ${name ?? id}`;
  if (fixedStart) return `${name ?? id} is fixed to a time outside of the time that is planned`;
  if (rule === 'windows') return `${candidate} offers no ${what}`;
  if (rule === 'avoid') return `The time that ${candidate} keeps free leaves no ${what}`;
  return `The minimum notice leaves no ${what} of what ${candidate} offers`;
}
