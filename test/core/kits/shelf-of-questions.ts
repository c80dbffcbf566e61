import { type Pack, packSchema } from '../../../src/core/kits/pack.ts';
import { type Pipeline, pipelineSchema } from '../../../src/core/loop/pipeline.ts';

/** Small packs and pipelines whose every question and minute a test can foresee. */
export function aQuestion(id: string, changes: Record<string, unknown> = {}) {
  return {
    id,
    levels: ['senior'],
    stage: ['technical'],
    minutes: 10,
    prompt: `What about ${id}?`,
    listen_for: ['a reason'],
    probes: ['Why?', 'What if not?', 'How would you know?'],
    ...changes,
  };
}

export function aPack(id: string, subject: Record<string, string>, questions: object[], more = {}): Pack {
  return { ...packSchema.parse({ id, ...subject, questions, ...more }), version: `${id}-1` };
}

/** A pack of a layer with as many technical questions for seniors as asked for: `data-1`, `data-2`, … */
export function aLayerPack(layer: string, count: number, changes: Record<string, unknown> = {}): Pack {
  const ids = Array.from({ length: count }, (_, index) => `${layer}-${index + 1}`);
  return aPack(
    layer,
    { layer },
    ids.map(id => aQuestion(id, changes)),
  );
}

export function aPipeline(...stages: Record<string, unknown>[]): Pipeline {
  const usual = {
    kind: 'technical',
    minutes: 60,
    target_days: 5,
    pass_rate: [0.3, 0.4],
    covers: ['layers'],
    seats: [{}],
  };
  const named = stages.map((stage, index) => {
    const id = `stage-${index + 1}`;
    return Object.assign({ id, name: `Stage ${index + 1}` }, usual, stage);
  });
  return pipelineSchema.parse({ id: 'test', name: 'Test', stages: named });
}
