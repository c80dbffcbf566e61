import { describe, expect, test } from 'vitest';
import type { KitRole } from '../../../src/core/kits/kit.ts';
import { type KitRequest, planKit } from '../../../src/core/kits/plan-kit.ts';
import { interviewsOf } from '../../../src/core/loop/pipeline.ts';
import { aLayerPack, aPack, aPipeline, aQuestion } from './shelf-of-questions.ts';

const role: KitRole = { layers: ['api', 'data'], level: 'senior', language: 'go' };
const project = aPack('project', { topic: 'project' }, [aQuestion('a-project', { minutes: 20 })]);
const go = aPack('go', { language: 'go' }, [aQuestion('go-1'), aQuestion('go-2')]);
const java = aPack('java', { language: 'java' }, [aQuestion('java-1')]);

function interview(stage: Record<string, unknown>) {
  const [planned] = aPipeline(stage).stages.flatMap(interviewsOf);
  if (!planned) throw new Error('The stage has no interview');
  return planned;
}

type Changes = Partial<KitRequest> & { stagePlan?: Record<string, unknown> };

function plan(changes: Changes = {}) {
  const { stagePlan = { covers: ['project', 'layers', 'language'] }, ...request } = changes;
  const packs = [aLayerPack('api', 3), aLayerPack('data', 3), project, go, java];
  return planKit({ stage: 'technical', interview: interview(stagePlan), role, packs, ...request });
}

const ids = (kit: ReturnType<typeof planKit>) => kit.questions.map(question => question.id);

describe('a kit', () => {
  test('asks each topic of its interview and the layers that nothing has tested, in the order of the plan', () => {
    expect(ids(plan())).toEqual(['a-project', 'api-1', 'data-1', 'go-1']);
  });

  test('has a timetable between the opening and the closing', () => {
    const { sections, minutes } = plan();
    expect(sections.map(section => [section.subject, section.minutes])).toEqual([
      ['opening', 5],
      ['project', 20],
      ['api', 10],
      ['data', 10],
      ['language', 10],
      ['closing', 5],
    ]);
    expect(minutes).toEqual({ available: 50, planned: 50, spare: 0 });
  });

  test('asks questions of the language of the role only', () => {
    expect(ids(plan({ role: { ...role, language: 'java' } }))).toContain('java-1');
    const kit = plan({ role: { ...role, language: 'cobol' } });
    expect(kit.gaps).toEqual([
      {
        subject: 'language',
        level: 'senior',
        because:
          'no question on language for senior that may still be asked in a stage of the kind technical',
      },
    ]);
  });

  test('never uses what was used before or is retired, and says so when nothing is left', () => {
    expect(ids(plan({ used: ['api-1', 'data-1', 'data-2'] }))).toEqual([
      'a-project',
      'api-2',
      'data-3',
      'go-1',
    ]);
    const retiring = aPack('ours', { layer: 'api' }, [], { retire: ['api-1', 'api-2', 'api-3'] });
    const kit = plan({ packs: [aLayerPack('api', 3), aLayerPack('data', 3), project, go, retiring] });
    expect(kit.covers).toEqual(['data']);
    expect(kit.gaps.map(gap => gap.subject)).toEqual(['api']);
  });

  test('takes the least asked questions first', () => {
    const exposure = { 'api-1': 4, 'api-2': 2, 'api-3': 3, 'go-1': 1 };
    expect(ids(plan({ exposure }))).toEqual(['a-project', 'api-2', 'data-1', 'go-2']);
  });

  test('prefers layers that are uncovered and uses time left for more of them', () => {
    const kit = plan({ uncovered: ['data'], stagePlan: { covers: ['layers'], minutes: 35 } });
    expect(ids(kit)).toEqual(['api-1', 'data-1']);
    expect(kit.covers).toEqual(['api', 'data']);
  });

  test('asks about the layer that was asked least where every layer is covered', () => {
    const kit = plan({ uncovered: [], used: ['data-1'], stagePlan: { covers: ['layers'], minutes: 20 } });
    expect(ids(kit)).toEqual(['api-1']);
  });

  test('stays within the minutes by choosing shorter questions', () => {
    const long = aPack('long', { topic: 'project' }, [
      aQuestion('epic', { minutes: 45 }),
      aQuestion('short', { minutes: 12 }),
    ]);
    const kit = plan({ packs: [aLayerPack('api', 1), aLayerPack('data', 1), long, go] });
    expect(ids(kit)).toEqual(['short', 'api-1', 'data-1', 'go-1']);
  });

  test('names the topic for which no time is left', () => {
    const kit = plan({ stagePlan: { covers: ['project', 'language'], minutes: 30 } });
    expect(ids(kit)).toEqual(['a-project']);
    expect(kit.gaps).toEqual([
      { subject: 'language', level: 'senior', because: 'its 25 minutes are taken by other topics' },
    ]);
  });

  test('is a copy: a pack that changes afterwards does not change it', () => {
    const packs = structuredClone([aLayerPack('api', 3), aLayerPack('data', 3), project, go]);
    const kit = plan({ packs });
    const before = structuredClone(kit);
    for (const pack of packs) pack.questions.splice(0);
    expect(kit).toEqual(before);
    expect(kit.questions[1]?.pack).toEqual({ id: 'api', version: 'api-1' });
  });

  test('is plain data, the same after a trip through the database', () => {
    const kit = plan();
    expect(JSON.parse(JSON.stringify(kit))).toEqual(kit);
  });
});

describe('an async kit', () => {
  const scenario = (id: string, kind: string, layers: string[], minutes = 10) =>
    aQuestion(id, { scenario: kind, layers, stage: 'async', minutes });
  const scenarios = aPack('scenarios', { topic: 'scenarios' }, [
    scenario('db-plain', 'database', ['data']),
    scenario('db-infra', 'database', ['data', 'infrastructure']),
    scenario('api-plain', 'api-design', ['api']),
    scenario('bug-app', 'debugging', ['application']),
    scenario('bug-data', 'debugging', ['data']),
  ]);
  const written = (changes: Changes) =>
    plan({
      stage: 'async',
      packs: [scenarios],
      stagePlan: { kind: 'async', minutes: 20, candidate_minutes: 30, covers: ['scenarios'] },
      ...changes,
    });

  test('has one database, one API design and one debugging scenario in the minutes of the candidate', () => {
    const kit = written({});
    expect(kit.questions.map(question => question.scenario)).toEqual(['database', 'api-design', 'debugging']);
    expect(kit.minutes).toEqual({ available: 30, planned: 30, spare: 0 });
    expect(kit.sections.map(section => section.subject)).toEqual(['scenarios']);
  });

  test('prefers scenarios that have to do with the layers of the role', () => {
    const kit = written({ role: { ...role, layers: ['infrastructure', 'application'] } });
    expect(ids(kit)).toEqual(['db-infra', 'api-plain', 'bug-app']);
    expect(kit.covers).toEqual(['infrastructure', 'application']);
  });

  test('leaves out the last kinds where time is short, and names what is missing', () => {
    const kit = written({
      stagePlan: { kind: 'async', minutes: 20, candidate_minutes: 20, covers: ['scenarios'] },
    });
    expect(ids(kit)).toEqual(['db-plain', 'api-plain']);
    expect(kit.gaps.map(gap => gap.because)).toEqual([
      'no debugging scenario for senior fits its 20 minutes',
    ]);
  });
});

describe('the seats of an interview', () => {
  const two = { covers: ['project', 'layers', 'language'], seats: [{}, { kind: 'second' }] };
  const who = (kit: ReturnType<typeof planKit>, seat: number) =>
    kit.questions.filter(question => kit.askedBy[question.id] === seat).map(question => question.id);

  test('share one plan, split by minutes', () => {
    const kit = plan({ stagePlan: two });
    expect(who(kit, 0)).toEqual(['a-project', 'go-1']);
    expect(who(kit, 1)).toEqual(['api-1', 'data-1']);
  });

  test('ask what their people know', () => {
    const kit = plan({
      stagePlan: two,
      seats: [
        { kind: 'lead', skills: ['api'] },
        { kind: 'second', skills: ['data'] },
      ],
    });
    expect(who(kit, 0)).toContain('api-1');
    expect(who(kit, 1)).toContain('data-1');
  });

  test('leave the asking to whoever reverse-shadows, and nothing to a shadow', () => {
    const kit = plan({ seats: [{ kind: 'lead' }, { kind: 'reverse-shadow' }, { kind: 'shadow' }] });
    expect(new Set(Object.values(kit.askedBy))).toEqual(new Set([1]));
  });
});
