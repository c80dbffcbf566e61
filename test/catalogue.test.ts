import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadCatalogue, SHIPPED_DATA } from '../src/catalogue.ts';
import { findPack, findPipeline, languagesOf } from '../src/core/kits/catalogue.ts';
import { UserError } from '../src/core/user-error.ts';

const GOOD_PACK = `id: ours
layer: data
questions:
  - id: ours-one
    levels: [senior]
    stage: technical
    minutes: 10
    prompt: Tell me about your tables.
    listen_for: [keys]
    probes: [Which keys?, Why those?, What else?]
`;

let team: string;
beforeEach(() => {
  team = mkdtempSync(join(tmpdir(), 'hireloop-data-'));
});
afterEach(() => rmSync(team, { recursive: true }));

function write(file: string, text: string): void {
  const path = join(team, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const load = () => loadCatalogue({ folders: [SHIPPED_DATA, team] });

/** What stops these folders from being loaded. */
function refusal(folders: string[]): string {
  try {
    loadCatalogue({ folders });
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error('The catalogue was loaded in spite of the mistake');
}

/** What the error says about the team's folder, a line each, without the folder's name. */
function mistakes(): string[] {
  const lines = refusal([SHIPPED_DATA, team]).split('\n').slice(1).filter(Boolean);
  return lines.map(line => line.trim().replace(`${team}/`, ''));
}

describe('the catalogue', () => {
  test('reads what is shipped, and nobody can change it afterwards', () => {
    const catalogue = loadCatalogue({ folders: [SHIPPED_DATA] });
    expect(catalogue.pipelines.map(pipeline => pipeline.id).toSorted()).toEqual([
      'backend',
      'backend-onsite',
      'backend-panel',
    ]);
    expect(languagesOf(catalogue).map(language => language.id)).toEqual([
      'go',
      'java',
      'python',
      'typescript',
    ]);
    expect(catalogue.redFlags).toHaveLength(5);
    expect(() => Object.assign(catalogue.packs[0]?.questions[0] ?? {}, { prompt: 'x' })).toThrow(TypeError);
  });

  test('lets a team add a pack, and replace one of ours by its id', () => {
    write('packs/ours.yml', GOOD_PACK);
    write(
      'packs/go.yaml',
      GOOD_PACK.replace('id: ours\nlayer: data', 'id: go\nlanguage: go').replace('ours-one', 'go-one'),
    );
    const catalogue = load();
    expect(findPack(catalogue, 'ours')?.questions).toHaveLength(1);
    expect(findPack(catalogue, 'go')?.questions.map(question => question.id)).toEqual(['go-one']);
    expect(findPack(catalogue, 'data')?.questions.length).toBeGreaterThan(10);
  });

  test('gives a file another version when its content changes, not when a comment does', () => {
    write('packs/ours.yml', GOOD_PACK);
    const before = load();
    write('packs/ours.yml', `# a comment\n${GOOD_PACK}`);
    expect(load().version).toBe(before.version);
    write('packs/ours.yml', GOOD_PACK.replace('minutes: 10', 'minutes: 11'));
    const after = load();
    expect(after.version).not.toBe(before.version);
    expect(findPack(after, 'ours')?.version).not.toBe(findPack(before, 'ours')?.version);
    expect(findPack(after, 'data')?.version).toBe(findPack(before, 'data')?.version);
  });

  test('keeps the default pipeline with the numbers of the facts', () => {
    const stages = findPipeline(loadCatalogue({ folders: [SHIPPED_DATA] }), 'backend')?.stages ?? [];
    expect(stages.map(({ kind, minutes, pass_rate }) => [kind, minutes, ...pass_rate])).toEqual([
      ['resume', 5, 0.15, 0.2],
      ['async', 20, 0.35, 0.45],
      ['technical', 60, 0.3, 0.4],
      ['final', 60, 0.6, 0.7],
    ]);
    expect(stages.map(stage => stage.candidate_minutes)).toEqual([undefined, 30, undefined, undefined]);
  });
});

describe('a mistake in a file stops the start and says where', () => {
  test.each([
    [
      'a word that is no layer',
      'layer: data',
      'layer: dta',
      /^packs\/ours\.yml:2 layer: found "dta", expected one of application, api, data, infrastructure, distributed$/,
    ],
    [
      'no subject',
      'layer: data\n',
      '',
      /^packs\/ours\.yml:1 found .*, expected exactly one of layer, language and topic$/,
    ],
    [
      'two subjects',
      'layer: data',
      'layer: data\nlanguage: go',
      /^packs\/ours\.yml:1 found .*, expected exactly one of layer, language and topic$/,
    ],
    [
      'a level that does not exist',
      '[senior]',
      '[senior, staff]',
      /^packs\/ours\.yml:5 questions\.0\.levels\.1: found "staff", expected one of junior, mid, senior$/,
    ],
    [
      'a stage in which nothing is asked',
      'stage: technical',
      'stage: resume',
      /^packs\/ours\.yml:6 questions\.0\.stage\.0: found "resume", expected one of async, technical, final$/,
    ],
    [
      'words for a number',
      'minutes: 10',
      'minutes: ten',
      /^packs\/ours\.yml:7 questions\.0\.minutes: found "ten", expected a number$/,
    ],
    [
      'a prompt that is too long',
      'Tell me about your tables.',
      'x'.repeat(601),
      /^packs\/ours\.yml:8 questions\.0\.prompt: found "x+…, expected at most 600 characters$/,
    ],
    [
      'an empty list',
      'listen_for: [keys]',
      'listen_for: []',
      /^packs\/ours\.yml:9 questions\.0\.listen_for: found \[\], expected at least 1 entry$/,
    ],
    [
      'a missing key',
      '    minutes: 10\n',
      '',
      /^packs\/ours\.yml:4 questions\.0\.minutes: found nothing, expected a number$/,
    ],
    [
      'an unknown key',
      'minutes: 10',
      'minutes: 10\n    weight: 3',
      /^packs\/ours\.yml:8 questions\.0\.weight: found an unknown key, expected only the keys id, title, .*$/,
    ],
    [
      'an id with capitals',
      'id: ours-one',
      'id: Ours One',
      /^packs\/ours\.yml:4 questions\.0\.id: found "Ours One", expected lower-case letters, digits and single hyphens$/,
    ],
    [
      'a scenario outside its pack',
      'minutes: 10',
      'minutes: 10\n    scenario: database',
      /^packs\/ours\.yml:8 questions\.0\.scenario: found "database", expected no scenario, the pack is not one of scenarios$/,
    ],
    [
      'a question id taken by another pack',
      'id: ours-one',
      'id: data-slow-query',
      /^packs\/ours\.yml:4 questions\.0\.id: found "data-slow-query" a second time, expected an id of its own: .*data\/packs\/data\.yml has it$/,
    ],
    [
      'a retired question that nobody knows',
      'questions:',
      'retire: [data-sloow]\nquestions:',
      /^packs\/ours\.yml:3 retire\.0: found "data-sloow", expected the id of a question$/,
    ],
    [
      'a key given twice',
      'minutes: 10',
      'minutes: 10\n    minutes: 12',
      /^packs\/ours\.yml:8 found no valid YAML: Map keys must be unique$/,
    ],
    [
      'a text that starts with a star',
      'Tell me about your tables.',
      '*tables*',
      /^packs\/ours\.yml:8 found the alias \*tables\* of nothing, expected a text: quote what starts with a star$/,
    ],
    ['a list that is not closed', '[senior]', '[senior', /^packs\/ours\.yml:6 found no valid YAML: .*$/],
  ])('%s', (_, good, bad, message) => {
    write('packs/ours.yml', GOOD_PACK.replace(good, bad));
    expect(mistakes()).toEqual([expect.stringMatching(message)]);
  });

  test('a file without content', () => {
    write('packs/ours.yml', '# nothing yet\n');
    expect(mistakes()).toEqual(['packs/ours.yml:1 found nothing, expected keys with values']);
  });

  test('a rubric with an anchor that Slack would cut', () => {
    const anchors = `[a, b, c, ${'d'.repeat(76)}]`;
    write(
      'rubrics/rust.yml',
      `id: rust\nlanguage: rust\ncompetencies:\n  - id: rust\n    name: Rust\n    anchors:\n      junior: [a, b, c, d]\n      mid: [a, b, c]\n      senior: ${anchors}\n`,
    );
    expect(mistakes()).toEqual([
      'rubrics/rust.yml:8 competencies.0.anchors.mid: found ["a","b","c"], expected at least 4 entries',
      expect.stringMatching(
        /^rubrics\/rust\.yml:9 competencies\.0\.anchors\.senior\.3: found "d+…, expected at most 75 characters$/,
      ),
    ]);
  });

  test('red flags without a name', () => {
    write('rubrics/red-flags.yml', 'id: red-flags\nred_flags:\n  - id: vague\n');
    expect(mistakes()).toEqual(['rubrics/red-flags.yml:3 red_flags.0.name: found nothing, expected a text']);
  });

  test('a pipeline whose interviews wait for one another', () => {
    write(
      'pipelines/odd.yml',
      'id: odd\nname: Odd\nstages:\n  - id: day\n    name: Day\n    kind: technical\n    minutes: 60\n    target_days: 3\n    pass_rate: [0.4, 0.3]\n    interviews:\n      - { id: a, name: A, minutes: 30, seats: [{}], after: [b] }\n      - { id: b, name: B, minutes: 30, seats: [{}], after: [a] }\n',
    );
    expect(mistakes()).toEqual([
      'pipelines/odd.yml:9 stages.0.pass_rate: found [0.4,0.3], expected the lower rate first, for example [0.3, 0.4]',
      'pipelines/odd.yml:11 stages.0.interviews.0.after.0: found "b", expected the id of an interview listed above it (there is none)',
    ]);
  });

  test.each([
    ['seats: [{ pool: raiser }]', 'pools that the pipeline lists under "pools" (raisers), not "raiser"'],
    ['seats: [{ count: 3 }, { count: 2 }]', 'at most 4 people in one interview, counted'],
    ['seats: [{ optional: true }]', 'at least one seat that is not optional: an interview needs somebody'],
    ['seats: []', 'at least one seat, as this kind of stage ends in scorecards'],
    ['seats: [{ count: 0 }]', 'at least 1'],
    ['seats: [{ pool: [] }]', 'at least 1 entry'],
  ])('a panel that cannot be: %s', (seats, expected) => {
    const stage = `- { id: day, name: Day, kind: technical, minutes: 60, target_days: 3, pass_rate: [0.3, 0.4], ${seats} }`;
    write('pipelines/odd.yml', `id: odd\nname: Odd\npools: [raisers]\nstages:\n  ${stage}\n`);
    expect(mistakes()).toEqual([expect.stringContaining(`expected ${expected}`)]);
    expect(mistakes()[0]).toMatch(/^pipelines\/odd\.yml:5 stages\.0\.seats/);
  });

  test('two files of one folder with the same id', () => {
    write('packs/a.yml', GOOD_PACK);
    write('packs/b.yml', GOOD_PACK.replace('ours-one', 'ours-two'));
    expect(mistakes()).toEqual([
      `packs/b.yml:1 id: found "ours" again, expected an id of its own: ${team}/packs/a.yml has it`,
    ]);
  });

  test('a folder that is not there, one that is empty, and one without its kind of file', () => {
    const message = (folder: string) => refusal([SHIPPED_DATA, folder]);
    expect(message(join(team, 'nowhere'))).toContain('found no such folder');
    expect(message(team)).toContain('found none of the folders, expected packs, rubrics, pipelines');
    mkdirSync(join(team, 'packs'));
    expect(message(team)).toContain(`${team}/packs: found no file, expected at least one .yml file`);
  });

  test('a catalogue without rubrics says which subjects lack one', () => {
    write('packs/ours.yml', GOOD_PACK);
    expect(() => loadCatalogue({ folders: [team] })).toThrow(/no pipelines.*\n.*no rubric for application/);
  });

  test('every mistake of every file is told at once', () => {
    write(
      'packs/a.yml',
      GOOD_PACK.replace('layer: data', 'layer: dta').replace('minutes: 10', 'minutes: ten'),
    );
    write('packs/b.yml', 'id: [');
    write('pipelines/c.yml', 'id: C\n');
    const found = mistakes();
    expect(found.filter(line => line.startsWith('packs/a.yml'))).toHaveLength(2);
    expect(found.some(line => line.startsWith('packs/b.yml:1'))).toBe(true);
    expect(found.filter(line => line.startsWith('pipelines/c.yml')).length).toBeGreaterThan(1);
  });
});
