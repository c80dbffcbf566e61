import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../src/core/ports.ts';
import { localCalendar } from '../../src/calendars/local.ts';
import { findLastAudit, insertAudit } from '../../src/store/audit.ts';
import { calendarEvents } from '../../src/store/calendar-events.ts';
import { nextInSequence, readCursor, saveCursor } from '../../src/store/cursors.ts';
import type { Tx } from '../../src/store/database.ts';
import {
  cancelEffects,
  countEffects,
  hasWaitingEffect,
  insertEffect,
  listKnownKeys,
} from '../../src/store/effects.ts';
import {
  deleteEventLink,
  findEventLink,
  findLinkOfEvent,
  saveEventLink,
} from '../../src/store/event-links.ts';
import { findMessage, insertMessage, listMessagesAbout, updateMessage } from '../../src/store/messages.ts';
import { openStore } from '../../src/store/open.ts';
import { deleteProposalsBefore, findProposal, insertProposal } from '../../src/store/proposals.ts';
import { urlOf } from '../postgres-database.ts';
import { sharedStore } from '../shared-store.ts';
import { ENGINES, MONDAY, RAE } from '../world.ts';
import { anApplication, anInterview } from './rows.ts';

const later = (hours: number) => MONDAY.add({ hours });

describe.each(ENGINES)('what is remembered on %s', engine => {
  const store = sharedStore(engine);
  const tx = (work: (tx: Tx) => Promise<unknown>) => store().db.transaction().execute(work);
  let teams = 0;
  const freshTeam = () => `T${(teams += 1)}`;

  test('of the audit: who did what to what, in its order', async () => {
    const team = freshTeam();
    const entry = { team, at: MONDAY, actor: RAE, operation: 'open-role', subject: 'role:1' };
    expect(await findLastAudit(store().db, team)).toBe(0);
    await tx(t => insertAudit(t, { ...entry, after: { at: MONDAY } }));
    const first = await findLastAudit(store().db, team);
    await tx(t => insertAudit(t, { ...entry, before: { a: 1 }, after: undefined }));
    expect(await findLastAudit(store().db, team)).toBeGreaterThan(first);
    expect(await findLastAudit(store().db, 'T-other')).toBe(0);
    const rows = await store().db.selectFrom('audit').selectAll().where('team_id', '=', team).execute();
    expect(rows.map(r => [r.before_json, r.after_json])).toEqual([
      [null, JSON.stringify({ at: MONDAY })],
      ['{"a":1}', null],
    ]);
  });

  test('of messages: where each stands, once for a key', async () => {
    const team = freshTeam();
    const { db } = store();
    const message = {
      team,
      key: 'k',
      recipient: RAE,
      ref: { notice: 'arrived', ids: { application: 'a' } },
      channel: 'D1',
      ts: '1.1',
      contentHash: 'one',
    };
    await insertMessage(db, message, 'a', MONDAY);
    await insertMessage(db, { ...message, ts: '2.2' }, 'a', MONDAY);
    await updateMessage(db, team, 'k', { channel: 'D1', ts: '1.1', contentHash: 'two' });
    const kept = { ...message, contentHash: 'two' };
    expect(await findMessage(db, team, 'k')).toEqual(kept);
    expect(await listMessagesAbout(db, team, 'a')).toEqual([kept]);
    expect(await findMessage(db, 'T-other', 'k')).toBeUndefined();
    expect(await listMessagesAbout(db, 'T-other', 'a')).toEqual([]);
  });

  test('of events: where an interview lives, and what was last heard of it', async () => {
    const team = freshTeam();
    const { db } = store();
    const interview = await anInterview(db, team, 'one');
    const link = {
      appointment: interview,
      provider: 'local',
      organiser: 'rae@acme.test',
      eventId: 'e1',
      etag: '1',
      shows: 'x',
      version: 1,
      answers: { 'ana@acme.test': 'accepted' as const },
    };
    await saveEventLink(db, team, { ...link, etag: '', answers: {} }, MONDAY);
    await saveEventLink(db, team, link, later(1));
    expect(await findEventLink(db, team, interview)).toEqual(link);
    expect(await findLinkOfEvent(db, team, 'e1')).toEqual(link);
    expect(await findLinkOfEvent(db, 'T-other', 'e1')).toBeUndefined();
    expect(await findEventLink(db, 'T-other', interview)).toBeUndefined();
    await deleteEventLink(db, team, interview);
    expect(await findEventLink(db, team, interview)).toBeUndefined();
  });

  test('of proposals: what was shown, until it is forgotten', async () => {
    const team = freshTeam();
    const { db } = store();
    const { application } = await anApplication(db, team, 'one');
    const proposal = { team, id: 'p', application: application.id, body: { options: [] }, madeAt: MONDAY };
    await tx(t => insertProposal(t, proposal, RAE));
    expect(await findProposal(db, team, 'p')).toEqual(proposal);
    expect(await findProposal(db, 'T-other', 'p')).toBeUndefined();
    await deleteProposalsBefore(db, MONDAY);
    expect(await findProposal(db, team, 'p')).toBeDefined();
    await deleteProposalsBefore(db, later(1));
    expect(await findProposal(db, team, 'p')).toBeUndefined();
  });

  test('of small facts: the last value, each workspace its own', async () => {
    const team = freshTeam();
    const { db } = store();
    await saveCursor(db, team, 'x', '1');
    await saveCursor(db, team, 'x', '2');
    expect(await readCursor(db, team, 'x')).toBe('2');
    expect(await readCursor(db, 'T-other', 'x')).toBeUndefined();
  });

  test('of sequences: every number once, whoever asks at the same time', async () => {
    const team = freshTeam();
    const numbers = await Promise.all(
      Array.from({ length: 20 }, () =>
        store()
          .db.transaction()
          .execute(t => nextInSequence(t, team, 'n')),
      ),
    );
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  });

  test('of effects: which keys are known, which wait, and how many of each kind', async () => {
    const team = freshTeam();
    const effect = (key: string) => ({
      team,
      key,
      kind: 'probe',
      lane: 'l',
      payload: {},
      notBefore: MONDAY,
      notAfter: later(1),
    });
    const keys = Array.from({ length: 1100 }, (_, i) => `k${i}`);
    await tx(async t => {
      for (const key of keys) await insertEffect(t, effect(key), MONDAY);
    });
    const known = await listKnownKeys(store().db, team, [...keys, 'unknown']);
    expect(known.size).toBe(1100);
    expect((await listKnownKeys(store().db, 'T-other', keys)).size).toBe(0);
    await tx(t => cancelEffects(t, team, 'k10', MONDAY));
    expect(await hasWaitingEffect(store().db, team, 'k10')).toBe(false);
    expect(await hasWaitingEffect(store().db, team, 'k11')).toBe(true);
    expect(await hasWaitingEffect(store().db, 'T-other', 'k11')).toBe(false);
    expect(await countEffects(store().db)).toContainEqual({
      kind: 'probe',
      outcome: 'cancelled',
      count: 111,
    });
  });
});

describe('on a postgres with the order of a language', () => {
  test('keys are called off by exactly the letters that they begin with', async () => {
    const store = sharedStoreOf();
    const { db, url } = await store;
    const name = `icu${Date.now()}`;
    await sql
      .raw(`create database ${name} template template0 locale_provider icu icu_locale 'en-US'`)
      .execute(db);
    const other = new URL(url);
    other.pathname = name;
    const icu = await openStore(other.href);
    const { migrate } = await import('../../src/store/migrate.ts');
    await migrate(icu);
    const keys = ['answer:s1:a', 'answer:S1:b', 'answer:s10:c', 'answers1:d', 'answer:s1', 'Answer:s1:e'];
    await icu.db.transaction().execute(async t => {
      for (const key of keys) {
        const effect = { team: 'T', key, kind: 'probe', lane: 'l', payload: {} };
        await insertEffect(t, { ...effect, notBefore: MONDAY, notAfter: later(1) }, MONDAY);
      }
      await cancelEffects(t, 'T', 'answer:s1:', MONDAY);
    });
    const left = await icu.db.selectFrom('effect').select('key').where('outcome', 'is', null).execute();
    expect(left.map(e => e.key).toSorted()).toEqual(keys.slice(1).toSorted());
    await icu.close();
    await sql.raw(`drop database ${name}`).execute(db);
    await store.then(s => s.close());
  });
});

async function sharedStoreOf() {
  const { takeDatabase } = await import('../postgres-database.ts');
  const url = await takeDatabase();
  return { url, ...(await openStore(url)) };
}

describe('changes of the local calendar on postgres', () => {
  const store = sharedStore('postgres');

  test('are all told to whoever follows while others write', async () => {
    const writers = await Promise.all([1, 2, 3].map(() => openStore(urlOf(store()))));
    const draft = (id: string) => ({
      id,
      team: 'T',
      organiser: { address: 'rae@acme.test', name: 'Rae' },
      title: 'X',
      description: '',
      time: { start: MONDAY, end: later(1) },
      zone: 'UTC',
      attendees: [],
    });
    const write = async (calendar: Calendar, w: number) => {
      for (let n = 0; n < 40; n += 1) await calendar.create(draft(`w${w}n${n}`));
    };
    const reader = localCalendar(calendarEvents(store().db));
    const seen = new Set<string>();
    let cursor: string | undefined;
    const read = async () => {
      const changes = await reader.changes('T', cursor);
      if (changes.kind !== 'ok') return;
      for (const event of changes.value.events) seen.add(event.eventId);
      cursor = changes.value.cursor;
    };
    const state = { writing: true };
    const following = (async () => {
      while (state.writing) await read();
      await read();
    })();
    await Promise.all(writers.map((w, n) => write(localCalendar(calendarEvents(w.db)), n)));
    state.writing = false;
    await following;
    expect(seen.size).toBe(120);
    for (const writer of writers) await writer.close();
  });
});
