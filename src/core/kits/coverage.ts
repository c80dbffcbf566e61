import type { Layer } from '../loop/glossary.ts';
import type { InterviewPlan, Stage } from '../loop/pipeline.ts';
import { type Gap, type Kit, type KitQuestion, type KitRole, layersTested } from './kit.ts';
import { isLayer } from './subject.ts';

/** A kit that stands. `asked`: what its scorecards say was asked, once they are in; until then all of it counts. */
export type DoneKit = { stageId: string; kit: Kit; asked?: readonly string[] | undefined };

type CoveredLayer = { layer: Layer; stageId: string; interviewId: string; questionId: string };
/** Where each layer of a role is tested, and by name what nothing tests. */
export type Coverage = { covered: CoveredLayer[]; gaps: Gap[] };
export type PlannedKit = { stageId: string; kit: Kit };

/** An interview that has to be planned yet. */
type ComingPart = { stage: Stage; interview: InterviewPlan };

/** The layers of the role that no kit has tested: where scorecards are in, only what was really asked counts. */
export function openLayers(role: KitRole, done: readonly DoneKit[]): Layer[] {
  const tested = layersTested(role, done.flatMap(questionsAsked));
  return role.layers.filter(layer => !tested.includes(layer));
}

function questionsAsked({ kit, asked }: DoneKit): KitQuestion[] {
  return asked ? kit.questions.filter(question => asked.includes(question.id)) : kit.questions;
}

/** Where the kits that stand and those just planned test each layer, and what none of them tests. */
export function coverageOf(
  role: KitRole,
  done: readonly DoneKit[],
  kits: readonly PlannedKit[],
  coming: readonly ComingPart[],
): Coverage {
  const asked = [...done, ...kits].flatMap(item =>
    questionsAsked(item).map(question => ({ item, question })),
  );
  const covered = role.layers.flatMap((layer): CoveredLayer[] => {
    const proof = asked.find(({ question }) => question.covers.includes(layer));
    if (!proof) return [];
    const { item, question } = proof;
    const interviewId = item.kit.interview.id;
    return [{ layer, stageId: item.stageId, interviewId, questionId: question.id }];
  });
  const missing = role.layers.filter(layer => !covered.some(proof => proof.layer === layer));
  const topics = kits.flatMap(({ kit }) => kit.gaps).filter(gap => !isLayer(gap.subject));
  const untested = topics.filter(
    ({ subject }) => subject === 'scenarios' || !asked.some(({ question }) => question.subject === subject),
  );
  return { covered, gaps: [...missing.map(layer => layerGap(role, layer, coming, kits)), ...untested] };
}

function layerGap(
  role: KitRole,
  subject: Layer,
  coming: readonly ComingPart[],
  kits: readonly PlannedKit[],
): Gap {
  const { level } = role;
  const testing = coming.filter(({ interview }) => interview.covers.includes('layers'));
  if (testing.length === 0) {
    return { subject, level, because: 'no interview that is still to come is about layers' };
  }
  const without = kits.filter(({ kit }) => kit.gaps.some(gap => gap.subject === subject));
  if (without.length < testing.length) {
    return { subject, level, because: 'the interviews have no minutes left for it' };
  }
  const kinds = [...new Set(testing.map(({ stage }) => stage.kind))].join(' or ');
  return {
    subject,
    level,
    because: `no question on ${subject} for ${level} may still be asked in a stage ${kinds}`,
  };
}
