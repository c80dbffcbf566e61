import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Kit, KitRole } from '../../../src/core/kits/kit.ts';
import type { Pack } from '../../../src/core/kits/pack.ts';
import { type LoopRequest, planLoop, proveCoverage } from '../../../src/core/kits/plan-loop.ts';
import { LAYERS, type Layer } from '../../../src/core/loop/glossary.ts';
import { aLayerPack, aPack, aPipeline, aQuestion } from './shelf-of-questions.ts';

const role: KitRole = { layers: ['api', 'data', 'distributed'], level: 'senior', language: 'go' };
const packs = role.layers.map(layer => aLayerPack(layer, 3));
const idsOf = (kit: Kit) => kit.questions.map(question => question.id);

describe('a loop', () => {
  test('shares the layers among its interviews and asks nothing twice', () => {
    const { kits, gaps } = planLoop({ pipeline: aPipeline({ minutes: 30 }, { minutes: 30 }), role, packs });
    expect(gaps).toEqual([]);
    expect(kits.map(({ kit }) => idsOf(kit))).toEqual([
      ['api-1', 'data-1'],
      ['api-2', 'distributed-1'],
    ]);
    const all = kits.flatMap(({ kit }) => idsOf(kit));
    expect(new Set(all).size).toBe(all.length);
  });

  test('gives a layer to the only interview that can test it', () => {
    const late = [
      aLayerPack('api', 2),
      aLayerPack('data', 2, { stage: 'final' }),
      aLayerPack('distributed', 2),
    ];
    const pipeline = aPipeline({ minutes: 25 }, { minutes: 15, kind: 'final' });
    const { covered, gaps } = planLoop({ pipeline, role, packs: late });
    expect(gaps).toEqual([]);
    expect(covered.map(({ layer, stageId }) => [layer, stageId])).toEqual([
      ['api', 'stage-1'],
      ['data', 'stage-2'],
      ['distributed', 'stage-1'],
    ]);
  });

  test('says before booking which layer it cannot cover at the level, and why', () => {
    const pipeline = aPipeline({ minutes: 60 });
    expect(proveCoverage(pipeline, { ...role, level: 'junior' }, packs).gaps[0]).toEqual({
      subject: 'api',
      level: 'junior',
      because: 'no question on api for junior may still be asked in a stage technical',
    });
    expect(proveCoverage(aPipeline({ minutes: 25 }), role, packs).gaps).toEqual([
      { subject: 'distributed', level: 'senior', because: 'the interviews have no minutes left for it' },
    ]);
    expect(proveCoverage(aPipeline({ covers: ['collaboration'] }), role, packs).gaps[0]?.because).toBe(
      'no interview that is still to come is about layers',
    );
  });

  test('does not count a topic as missing that another interview asks', () => {
    const go = aPack('go', { language: 'go' }, [aQuestion('go-1')]);
    const pipeline = aPipeline({ covers: ['layers', 'language'] }, { covers: ['layers', 'language'] });
    expect(proveCoverage(pipeline, role, [...packs, go]).gaps).toEqual([]);
    expect(proveCoverage(pipeline, role, packs).gaps.map(gap => gap.subject)).toEqual([
      'language',
      'language',
    ]);
  });

  test('keeps kits that were handed out and repeats nothing of an earlier loop', () => {
    const pipeline = aPipeline({ minutes: 30 }, { minutes: 30 });
    const first = planLoop({ pipeline, role, packs }).kits[0];
    if (!first) throw new Error('No kit');
    const again = planLoop({ pipeline, role, packs, done: [first], before: ['distributed-1'] });
    expect(again.kits.map(({ stageId }) => stageId)).toEqual(['stage-2']);
    const asked = again.kits.flatMap(({ kit }) => idsOf(kit));
    expect(asked).toContain('distributed-2');
    expect(asked.filter(id => idsOf(first.kit).includes(id) || id === 'distributed-1')).toEqual([]);
  });

  test('hands on what an interview did not get to', () => {
    const pipeline = aPipeline({ minutes: 30 }, { minutes: 25 });
    const first = planLoop({ pipeline, role, packs }).kits[0];
    if (!first) throw new Error('No kit');
    const missed = first.kit.covers[0];
    const asked = first.kit.questions.filter(q => q.subject !== missed).map(q => q.id);
    const next = planLoop({ pipeline, role, packs, done: [{ ...first, asked }] });
    expect(next.kits[0]?.kit.covers).toContain(missed);
    expect(next.gaps).toEqual([]);
  });

  test('gives layers to people who know them where it can', () => {
    const pipeline = aPipeline({ minutes: 30 }, { minutes: 30 });
    const seats = [
      {
        stageId: 'stage-1',
        interviewId: 'stage-1',
        seats: [{ kind: 'lead' as const, skills: ['distributed'] }],
      },
    ];
    const { kits } = planLoop({ pipeline, role: { ...role, layers: ['api', 'distributed'] }, packs, seats });
    expect(kits.map(({ kit }) => kit.covers)).toEqual([['distributed'], ['api', 'distributed']]);
  });
});

const layers = fc.uniqueArray(fc.constantFrom(...LAYERS), { minLength: 1, maxLength: 5 });
const somePacks = fc.tuple(...LAYERS.map(layer => aRandomPack(layer)));
const someStages = fc.array(
  fc.record({ minutes: fc.integer({ min: 10, max: 60 }), kind: fc.constantFrom('technical', 'final') }),
  {
    minLength: 1,
    maxLength: 3,
  },
);

function aRandomPack(layer: Layer): fc.Arbitrary<Pack> {
  const question = fc.record({
    minutes: fc.integer({ min: 5, max: 25 }),
    stage: fc.constantFrom(['technical'], ['final'], ['technical', 'final']),
  });
  return fc.array(question, { maxLength: 3 }).map(list =>
    aPack(
      layer,
      { layer },
      list.map((changes, at) => aQuestion(`${layer}-${at}`, changes)),
    ),
  );
}

const requests: fc.Arbitrary<LoopRequest> = fc.record({
  pipeline: someStages.map(stages => aPipeline(...stages)),
  role: layers.map(layers => ({ layers, level: 'senior' as const, language: 'go' })),
  packs: somePacks,
  exposure: fc.dictionary(fc.constantFrom('api-0', 'data-1', 'distributed-0'), fc.nat(5)),
});

describe('every loop', () => {
  test('stays within its minutes, repeats nothing and accounts for each layer', () => {
    fc.assert(
      fc.property(requests, request => {
        const { kits, covered, gaps } = planLoop(request);
        for (const { kit } of kits) expect(kit.minutes.spare).toBeGreaterThanOrEqual(0);
        const all = kits.flatMap(({ kit }) => idsOf(kit));
        expect(new Set(all).size).toBe(all.length);
        const told = [...covered.map(proof => proof.layer), ...gaps.map(gap => gap.subject)];
        expect(told.toSorted()).toEqual([...request.role.layers].toSorted());
        for (const proof of covered) expect(all).toContain(proof.questionId);
      }),
    );
  });

  test('covers as many layers as any division of them could', () => {
    fc.assert(
      fc.property(requests, request => {
        expect(planLoop(request).covered).toHaveLength(mostLayers(request));
      }),
    );
  });

  test('is the same for the same request, whatever the order of the packs', () => {
    fc.assert(
      fc.property(requests, request => {
        const again = planLoop({ ...request, packs: request.packs.toReversed() });
        expect(JSON.stringify(again)).toBe(JSON.stringify(planLoop(request)));
      }),
    );
  });

  test('evens out how often questions are asked', () => {
    const exposure: Record<string, number> = {};
    const pipeline = aPipeline({ minutes: 25 });
    for (let loop = 0; loop < 30; loop += 1) {
      const { kits } = planLoop({ pipeline, role: { ...role, layers: ['api', 'data'] }, packs, exposure });
      for (const id of kits.flatMap(({ kit }) => idsOf(kit))) exposure[id] = (exposure[id] ?? 0) + 1;
    }
    expect(Object.values(exposure)).toEqual(Array.from({ length: 6 }, () => 10));
  });
});

/** By trying every way to give each layer to one interview or to none. */
function mostLayers({ pipeline, role, packs }: LoopRequest): number {
  const least = (layer: Layer, kind: string) =>
    Math.min(
      Infinity,
      ...packs
        .filter(pack => pack.layer === layer)
        .flatMap(pack => pack.questions.filter(q => q.stage.some(s => s === kind)).map(q => q.minutes)),
    );
  const rooms = pipeline.stages.map(stage => ({
    kind: stage.kind,
    left: stage.minutes - (stage.minutes >= 45 ? 10 : 5),
    places: 3,
  }));
  const search = (open: readonly Layer[]): number => {
    const [layer, ...rest] = open;
    if (!layer) return 0;
    let best = search(rest);
    for (const room of rooms) {
      const minutes = least(layer, room.kind);
      if (room.places === 0 || minutes > room.left) continue;
      room.left -= minutes;
      room.places -= 1;
      best = Math.max(best, 1 + search(rest));
      room.left += minutes;
      room.places += 1;
    }
    return best;
  };
  return search(role.layers);
}
