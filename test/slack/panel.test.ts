import { afterEach, beforeEach, expect, test } from 'vitest';
import { pipelineSchema } from '../../src/core/loop/pipeline.ts';
import { blockTime } from '../../src/operations/block-time.ts';
import { setInterviewer } from '../../src/operations/set-interviewer.ts';
import { catalogue } from '../world.ts';
import { ANA, BO, CY, DEE, INTERVIEWERS, LEE, RAE } from './company/cast.ts';
import { type Life, lifeIn } from './company/life.ts';
import { type Person, sitDown } from './company/person.ts';
import { actor, type Company, startCompany } from './company/start.ts';

/** Two of two pools beside a lead, and somebody who leads where one can come: what a team writes into its own pipeline. */
const PANEL = pipelineSchema.parse({
  id: 'panel',
  name: 'A panel',
  pools: ['raisers', 'elders'],
  stages: [
    { id: 'resume', name: 'Resume', kind: 'resume', minutes: 5, target_days: 2, pass_rate: [0.1, 0.2] },
    {
      id: 'panel',
      name: 'Panel',
      kind: 'technical',
      minutes: 60,
      target_days: 5,
      pass_rate: [0.3, 0.4],
      covers: ['layers'],
      seats: [
        { kind: 'lead', level: 'senior' },
        { kind: 'second', pool: ['raisers', 'elders'], level: 'junior', count: 2 },
        { kind: 'second', skill: 'leadership', optional: true },
      ],
    },
  ],
});

let company: Company;
let life: Life;
let rae: Person;
let ada: string;

beforeEach(async () => {
  const pipelines = [...catalogue.pipelines, { ...PANEL, version: 'test' }];
  company = await startCompany({ catalogue: { ...catalogue, pipelines } });
  life = lifeIn(company.world);
  const role = await life.openRole({ pipeline: 'panel' });
  ada = await life.add(role.id, 'Ada Moreau');
  await life.decide(ada);
  rae = sitDown(company, RAE);
  await joins(BO, 'raisers');
  await joins(DEE, 'raisers');
  await joins(ANA, 'elders');
});
afterEach(() => company.close());

async function joins(person: string, pool: string): Promise<void> {
  const member = INTERVIEWERS.find(one => one.person === person)!;
  const skills = [...member.skills, `${pool}:3`];
  await setInterviewer(company.world, actor(RAE), { ...member, skills });
}

const away = (person: string, times: string) =>
  blockTime(company.world, actor(person), { zone: 'Europe/Berlin', times, title: 'Away' });
const seated = async () => (await life.read(ada)).interviews.flatMap(i => i.seats);

test('seats draw several people from several pools, and an optional one is filled where it can be', async () => {
  await rae.hire('schedule Ada Moreau');
  await rae.press('Book');
  const seats = await seated();
  const people = seats.map(s => s.person);
  expect(seats.map(s => s.kind)).toEqual(['lead', 'second', 'second', 'second']);
  expect(new Set(people).size).toBe(4);
  expect(people.filter(person => [BO, DEE, ANA].includes(person)).length).toBeGreaterThanOrEqual(2);
  expect(people).toContain(LEE);
});

test('an optional seat stays empty where nobody is free, and it says so; the others are not held up', async () => {
  for (const day of ['2026-12-03', '2026-12-04']) await away(LEE, `${day} 8-18`);
  const shown = await rae.hire('schedule Ada Moreau');
  expect(shown.text).toContain('the fourth seat of Panel stays empty');
  await rae.press('Book');
  const people = (await seated()).map(s => s.person);
  expect(people).toHaveLength(3);
  expect(people).not.toContain(LEE);
});

test('where a pool is too small it says so, and the form of the team offers the pools', async () => {
  for (const person of [ANA, DEE]) {
    const member = INTERVIEWERS.find(one => one.person === person)!;
    await setInterviewer(company.world, actor(RAE), member);
  }
  const none = await rae.hire('schedule Ada Moreau');
  expect(none.text).toContain('Nothing fits');
  expect(none.text).toMatch(/need 2 different people, and there is only 1: Bo Lindgren/);
  await rae.closeAll();
  const form = await rae.hire('team Cy Okoro');
  const pressed = /in the pool raisers/.test(JSON.stringify(form.modal))
    ? form
    : await rae.press(/Change|Edit/);
  expect(JSON.stringify(pressed.modal)).toContain('in the pool raisers');
  expect(CY).not.toBe(BO);
});
