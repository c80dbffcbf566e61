import { describe, expect, test } from 'vitest';
import type { Interviewer, Person } from '../../src/core/loop/people.ts';
import {
  deletePause,
  findInterviewer,
  insertPause,
  listInterviewers,
  saveInterviewer,
} from '../../src/store/interviewers.ts';
import type { Tx } from '../../src/store/database.ts';
import {
  findPerson,
  findStanding,
  listPeople,
  listStaff,
  namesOf,
  replaceStaff,
  savePerson,
} from '../../src/store/people.ts';
import { findWorkspace, listWorkspaces, saveWorkspace } from '../../src/store/workspaces.ts';
import { sharedStore } from '../shared-store.ts';
import { ENGINES, MONDAY } from '../world.ts';

const NONE = { email: undefined, zone: undefined, isAdmin: false, isBot: false, isOutside: false };
const person = (team: string, id: string, extra: Partial<Person> = {}): Person => ({
  team,
  id,
  name: id,
  ...NONE,
  ...extra,
});

describe.each(ENGINES)('people on %s', engine => {
  const store = sharedStore(engine);
  const tx = (work: (tx: Tx) => Promise<void>) => store().db.transaction().execute(work);

  test('are kept as Slack tells of them, each in their workspace', async () => {
    const { db } = store();
    const ana = person('T1', 'UA', {
      name: 'Ana',
      email: 'ana@acme.test',
      zone: 'Europe/Berlin',
      isAdmin: true,
    });
    await savePerson(db, person('T1', 'UA', { name: 'Before' }), MONDAY);
    await savePerson(db, ana, MONDAY);
    await savePerson(db, person('T1', 'UB', { name: 'Bo' }), MONDAY);
    await savePerson(db, person('T2', 'UA', { name: 'Somebody else' }), MONDAY);
    expect(await findPerson(db, 'T1', 'UA')).toEqual(ana);
    expect((await listPeople(db, 'T1')).map(p => p.name)).toEqual(['Ana', 'Bo']);
    expect(await findPerson(db, 'T3', 'UA')).toBeUndefined();
    expect(await namesOf(db, 'T1', ['UA', 'UB', 'UX'])).toEqual(
      new Map([
        ['UA', 'Ana'],
        ['UB', 'Bo'],
      ]),
    );
    expect(await namesOf(db, 'T1', [])).toEqual(new Map());
  });

  test('have the standing that they were given, unless they left', async () => {
    const { db } = store();
    for (const p of [
      person('T4', 'UA'),
      person('T4', 'UB', { isOutside: true }),
      person('T4', 'UC', { isAdmin: true }),
    ])
      await savePerson(db, p, MONDAY);
    const staff = ['UA', 'UB'].map(id => ({ person: id, duty: 'recruiter' as const }));
    await tx(t => replaceStaff(t, 'T4', [...staff, { person: 'UA', duty: 'admin' }], 'UC', MONDAY));
    expect(await findStanding(db, 'T4', 'UA')).toEqual({ admin: true, recruiter: true, outside: false });
    expect(await findStanding(db, 'T4', 'UB')).toEqual({ admin: false, recruiter: false, outside: true });
    expect(await findStanding(db, 'T4', 'UC')).toEqual({ admin: true, recruiter: false, outside: false });
    expect(await findStanding(db, 'T5', 'UA')).toEqual({ admin: false, recruiter: false, outside: false });
    await tx(t => replaceStaff(t, 'T4', [], 'UC', MONDAY));
    expect(await listStaff(db, 'T4')).toEqual([]);
  });

  test('who interview are kept with their hours and skills, in one order', async () => {
    const { db } = store();
    await savePerson(db, person('T6', 'UA', { name: 'Ana', email: 'ana@acme.test' }), MONDAY);
    const ana: Interviewer = {
      team: 'T6',
      person: 'UA',
      name: 'Ana',
      email: 'ana@acme.test',
      level: 'senior',
      zone: 'Europe/Berlin',
      hours: { mon: [['09:00', '12:00']] },
      offHours: { tue: [['18:00', '20:00']] },
      perDay: 2,
      perWeek: undefined,
      bufferMinutes: 15,
      skills: { typescript: 3, api: 2, data: 1 },
      learns: [],
      paused: false,
      isOutside: false,
    };
    await tx(t => saveInterviewer(t, ana, MONDAY));
    const found = await findInterviewer(db, 'T6', 'UA');
    expect(found).toEqual(ana);
    expect(Object.keys(found?.skills ?? {})).toEqual(['api', 'data', 'typescript']);
    await tx(t => insertPause(t, 'T6', 'UA', 'UB', MONDAY));
    expect((await findInterviewer(db, 'T6', 'UA'))?.paused).toBe(true);
    await tx(t => deletePause(t, 'T6', 'UA'));
    await tx(t => saveInterviewer(t, { ...ana, skills: { data: 3 }, perDay: undefined }, MONDAY));
    expect(await findInterviewer(db, 'T6', 'UA')).toMatchObject({ skills: { data: 3 }, perDay: undefined });
    expect(await listInterviewers(db, 'T6', [])).toEqual([]);
    expect(await listInterviewers(db, 'T7')).toEqual([]);
  });

  test('work in a workspace with habits of its own', async () => {
    const { db } = store();
    const habits = {
      team: 'T8',
      name: 'Acme',
      zone: 'Europe/Berlin',
      quietFrom: Temporal.PlainTime.from('18:00'),
      quietTo: Temporal.PlainTime.from('09:00'),
      digestTime: Temporal.PlainTime.from('09:30'),
      daysOff: [{ day: Temporal.PlainDate.from('2026-12-25'), name: 'Christmas' }],
      spread: 'even' as const,
      focus: 'whole' as const,
      noticeHours: 24,
    };
    await tx(t => saveWorkspace(t, habits));
    expect(await findWorkspace(db, 'T8')).toEqual(habits);
    await tx(t => saveWorkspace(t, { ...habits, daysOff: [] }));
    expect((await findWorkspace(db, 'T8'))?.daysOff).toEqual([]);
    expect(await listWorkspaces(db)).toContain('T8');
    expect(await findWorkspace(db, 'T9')).toBeUndefined();
  });
});
