import { describe, expect, test } from 'vitest';
import {
  countHires,
  findApplicationOf,
  insertApplication,
  insertDecision,
  insertStageEntry,
  replaceWindows,
} from '../../src/store/applications.ts';
import {
  findCandidate,
  findCandidateByEmail,
  insertCandidate,
  updateCandidate,
} from '../../src/store/candidates.ts';
import { isDuplicate } from '../../src/store/conflicts.ts';
import type { Tx } from '../../src/store/database.ts';
import { listStagePasses } from '../../src/store/funnel.ts';
import { findRole, insertRole, insertRoleClosure, listRoles, updateRole } from '../../src/store/roles.ts';
import {
  findApplicationOfInterview,
  findSituation,
  findSituationOfInterview,
  listOpenSituations,
  listSituationsNamed,
  listSituationsOfCandidate,
} from '../../src/store/situations.ts';
import { sharedStore } from '../shared-store.ts';
import { ENGINES, HANA, MONDAY, RAE } from '../world.ts';
import { aCandidate, anApplication, anInterview, aRole } from './rows.ts';

const later = (hours: number) => MONDAY.add({ hours });

describe.each(ENGINES)('applications on %s', engine => {
  const store = sharedStore(engine);
  const tx = (work: (tx: Tx) => Promise<void>) => store().db.transaction().execute(work);
  let teams = 0;
  const freshTeam = () => `T${(teams += 1)}`;
  const refused = async (work: (tx: Tx) => Promise<void>) => {
    try {
      await tx(work);
      return 'done';
    } catch (error) {
      return isDuplicate(error) ? 'duplicate' : 'refused';
    }
  };

  test('belong to a role that is kept whole, open until it is closed', async () => {
    const team = freshTeam();
    const { db } = store();
    const role = aRole(team, 'r1', { title: 'Ingénieure <b>', layers: ['distributed', 'api'] });
    await tx(t => insertRole(t, role, RAE));
    await tx(t => insertRole(t, aRole(team, 'r2', { openedAt: later(1) }), RAE));
    expect(await findRole(db, team, 'r1')).toEqual({ ...role, layers: ['api', 'distributed'] });
    await tx(t => updateRole(t, { ...role, headCount: 3, layers: ['api'] }));
    expect(await findRole(db, team, 'r1')).toMatchObject({ headCount: 3, layers: ['api'] });
    const closed = { why: 'filled' as const, at: later(2), by: HANA };
    await tx(t => insertRoleClosure(t, { ...role, closed }));
    expect((await findRole(db, team, 'r1'))?.closed).toEqual(closed);
    expect((await listRoles(db, team)).map(r => r.id)).toEqual(['r2']);
    expect((await listRoles(db, team, 'all')).map(r => r.id)).toEqual(['r2', 'r1']);
    expect(await refused(t => insertRoleClosure(t, { ...role, closed }))).toBe('duplicate');
    expect(await findRole(db, 'T-other', 'r1')).toBeUndefined();
  });

  test('belong to a candidate, who is told apart by their address within a workspace', async () => {
    const [team, other] = [freshTeam(), freshTeam()];
    const { db } = store();
    const mia = aCandidate(team, 'c1', {
      name: 'Mia',
      email: 'mia@example.com',
      resumeUrl: 'https://x.org/',
    });
    await tx(t => insertCandidate(t, mia, RAE));
    expect(await findCandidateByEmail(db, team, 'mia@example.com')).toEqual(mia);
    expect(await findCandidateByEmail(db, other, 'mia@example.com')).toBeUndefined();
    const twin = { ...mia, id: 'c2' };
    expect(await refused(t => insertCandidate(t, twin, RAE))).toBe('duplicate');
    expect(await refused(t => insertCandidate(t, { ...twin, team: other }, RAE))).toBe('done');
    await tx(t => updateCandidate(t, { ...mia, name: 'Mia O.', resumeUrl: undefined }));
    expect(await findCandidate(db, team, 'c1')).toMatchObject({ name: 'Mia O.', resumeUrl: undefined });
    expect(await findCandidate(db, other, 'c1')).toBeUndefined();
  });

  test('cannot be of a role or a candidate of another workspace', async () => {
    const [team, other] = [freshTeam(), freshTeam()];
    const { application } = await anApplication(store().db, team, 'one');
    expect(await refused(t => insertApplication(t, { ...application, team: other, id: 'x' }, RAE))).toBe(
      'refused',
    );
    expect(await refused(t => insertApplication(t, { ...application, id: 'x' }, RAE))).toBe('duplicate');
    expect(await findApplicationOf(store().db, other, 'c-one', 'r-one')).toBeUndefined();
    expect(await findApplicationOf(store().db, team, 'c-one', 'r-one')).toEqual(application);
  });

  test('are in each stage once, which is decided once', async () => {
    const team = freshTeam();
    const { application, entry } = await anApplication(store().db, team, 'one');
    const again = { ...entry, id: 'e2' };
    expect(await refused(t => insertStageEntry(t, application, again, RAE))).toBe('duplicate');
    const decision = { kind: 'hire' as const, reason: 'Yes', at: later(1), by: HANA };
    await tx(t => insertDecision(t, application, entry, decision));
    const other = { ...decision, kind: 'reject' as const };
    expect(await refused(t => insertDecision(t, application, entry, other))).toBe('duplicate');
    expect(await countHires(store().db, team, application.roleId)).toBe(1);
    expect(await countHires(store().db, team, 'r-other')).toBe(0);
    expect(await listStagePasses(store().db, team, application.roleId)).toEqual([
      { stage: 'technical', enteredAt: MONDAY, decided: { kind: 'hire', at: later(1) } },
    ]);
  });

  test('have the windows that were offered last, earliest first', async () => {
    const team = freshTeam();
    const { application } = await anApplication(store().db, team, 'one');
    const window = (h: number) => ({ start: later(h), end: later(h + 1) });
    await tx(t => replaceWindows(t, application, [window(30), window(20)], MONDAY));
    await tx(t => replaceWindows(t, application, [window(50), window(40)], later(1)));
    const found = await findSituation(store().db, team, application.id);
    expect(found).toMatchObject({ windows: [window(40), window(50)], windowsOfferedAt: later(1) });
    await tx(t => replaceWindows(t, application, [], later(2)));
    expect((await findSituation(store().db, team, application.id))?.windows).toEqual([]);
  });

  test('are open until decided or their role is closed, longest waiting first', async () => {
    const team = freshTeam();
    const { db } = store();
    const open = await anApplication(db, team, 'open');
    const done = await anApplication(db, team, 'done', open.application.roleId);
    const gone = await anApplication(db, team, 'gone');
    const decision = { kind: 'reject' as const, reason: 'No', at: later(1), by: HANA };
    await tx(t => insertDecision(t, done.application, done.entry, decision));
    const closed = { why: 'cancelled' as const, at: later(1), by: HANA };
    await tx(t => insertRoleClosure(t, aRole(team, gone.application.roleId, { closed })));
    const ids = async (role?: string) =>
      (await listOpenSituations(db, team, role)).map(s => s.application.id);
    expect(await ids()).toEqual(['a-open']);
    expect(await ids(gone.application.roleId)).toEqual([]);
    expect(await listOpenSituations(db, 'T-other')).toEqual([]);
  });

  test('are found by the name or how it begins, in any case and any script', async () => {
    const team = freshTeam();
    const { db } = store();
    for (const [id, name] of [
      ['o', 'ÖZGÜR Ünal'],
      ['m', 'Mia Okafor'],
    ] as const) {
      const { application } = await anApplication(db, team, id);
      await tx(t => updateCandidate(t, aCandidate(team, application.candidateId, { name })));
    }
    const found = async (name: string) =>
      (await listSituationsNamed(db, team, name)).map(s => s.application.id);
    for (const name of ['ÖZGÜR Ünal', 'özgür ünal', 'ÖZGÜR ÜNAL']) expect(await found(name)).toEqual(['a-o']);
    expect(await found('mia okafor')).toEqual(['a-m']);
    expect(await found('mia')).toEqual(['a-m']);
    expect(await found('mia okafro')).toEqual([]);
    expect(await listSituationsNamed(db, 'T-other', 'Mia Okafor')).toEqual([]);
  });

  test('are found by what belongs to them, in their own workspace only', async () => {
    const team = freshTeam();
    const { db } = store();
    const interview = await anInterview(db, team, 'one');
    expect(await findApplicationOfInterview(db, team, interview)).toBe('a-one');
    expect((await findSituationOfInterview(db, team, interview))?.application.id).toBe('a-one');
    expect((await listSituationsOfCandidate(db, team, 'c-one')).map(s => s.application.id)).toEqual([
      'a-one',
    ]);
    for (const found of [
      await findApplicationOfInterview(db, 'T-other', interview),
      await findSituationOfInterview(db, 'T-other', interview),
      await findSituation(db, 'T-other', 'a-one'),
    ])
      expect(found).toBeUndefined();
    expect(await listSituationsOfCandidate(db, 'T-other', 'c-one')).toEqual([]);
  });

  test('of any number are read at once', async () => {
    const team = freshTeam();
    const { db } = store();
    const { application } = await anApplication(db, team, 'first');
    for (let n = 0; n < 20; n += 1) await anApplication(db, team, `n${n}`, application.roleId);
    expect(await listOpenSituations(db, team)).toHaveLength(21);
  });
});
