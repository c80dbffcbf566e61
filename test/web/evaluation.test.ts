import { describe, expect, test } from 'vitest';
import { evaluationLink } from '../../src/operations/evaluation-link.ts';
import { submitScorecard } from '../../src/operations/submit-scorecard.ts';
import type { World } from '../../src/operations/world.ts';
import { createPages } from '../../src/web/pages.ts';
import { card } from '../cards.ts';
import { quietLog } from '../quiet-log.ts';
import { type Loop, miaToBook } from '../loop-steps.ts';
import { actor, ANA, CY, GUEST, HANA, TEAM } from '../world.ts';

const SITE = { url: 'https://hire.example.com/', secret: 'a secret of thirty-two bytes or more' };
const NASTY = '<script>alert(1)</script> | # *not* [a](https://evil.example) `link` & </blockquote>';

/** Mia with a card of Ana's, and an interview whose card is still owed. */
async function scored(): Promise<{ world: World; loop: Loop; lead: string }> {
  const loop = await miaToBook();
  loop.world.site = SITE;
  const { seat, interview } = await loop.book();
  loop.world.clock.set(interview.booking.time.end);
  return { world: loop.world, loop, lead: seat.person };
}

const linkFor = (world: World, { application }: Loop, person: string) =>
  evaluationLink(world, { team: TEAM, person, application }) ?? '';

const pagesOf = (world: World) =>
  createPages({
    world,
    log: quietLog().log,
    notReady: async () => undefined,
    metrics: () => Promise.reject(new Error('none')),
  });

async function get(world: World, url: string): Promise<{ status: number; text: string; headers: Headers }> {
  const { pathname } = new URL(url);
  const response = await pagesOf(world).request(pathname);
  return { status: response.status, text: await response.text(), headers: response.headers };
}

describe('the page of an evaluation', () => {
  test('shows whoever may read it all there is, and nothing that was written is taken for mark-up', async () => {
    const { world, loop, lead } = await scored();
    const seat = (await loop.booked()).seat;
    const filled = await card(loop.world, await loop.situation(), seat.id, 'no');
    const quotes = { [Object.keys(filled.depths)[0] ?? '']: NASTY };
    await submitScorecard(world, actor(lead), { seat: seat.id, card: { ...filled, quotes, reason: NASTY } });

    const { status, text, headers } = await get(world, linkFor(world, loop, HANA));
    expect(status).toBe(200);
    for (const said of [
      'Mia Okafor',
      'Where knowledge stopped',
      'Ana Alvarez',
      'What they say',
      'Hana Sato decides',
    ])
      expect(text).toContain(said);
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    const written = text.replace('<script src="/assets/print.js" defer></script>', '');
    expect(written).not.toMatch(/<script|javascript:|<[^>]*\son\w+=/i);
    expect(text).not.toMatch(/\bURAE\b|\bUHANA\b|\bid-\d{4}\b/);
    expect(headers.get('cache-control')).toBe('no-store, private');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");

    const markdown = await get(world, `${linkFor(world, loop, HANA)}.md`);
    expect(markdown.headers.get('content-type')).toContain('text/markdown');
    expect(markdown.headers.get('content-disposition')).toContain('attachment');
    expect(markdown.text).toContain('# Mia Okafor');
    expect(markdown.text).not.toMatch(/(?<!\\)<script/);
    expect(markdown.text).not.toContain('[a](');
    // Each line of a table has as many columns as its head.
    const tables = markdown.text.split('\n').filter(line => line.startsWith('|'));
    const columns = tables.map(line => line.replaceAll(String.raw`\|`, '').split('|').length);
    expect(new Set(columns)).toEqual(new Set([7, 5]));
  });

  test('shows nothing of others to whoever owes a card, and opens to them with it', async () => {
    const { world, loop, lead } = await scored();
    const before = await get(world, linkFor(world, loop, lead));
    expect(before.text).toContain('You see the others’ cards when yours is in');
    expect(before.text).not.toContain('They argued every choice');
    await loop.score((await loop.booked()).seat);
    const after = await get(world, linkFor(world, loop, lead));
    expect(after.text).toContain('They argued every choice');
  });

  test('is not there for a stranger, a guest, after an hour, with another secret, changed or cut', async () => {
    const { world, loop } = await scored();
    const good = linkFor(world, loop, HANA);
    expect((await get(world, good)).status).toBe(200);
    const token = new URL(good).pathname.slice('/e/'.length);
    const [body = '', signature = ''] = token.split('.');
    const grant = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...grant, person: CY })).toString('base64url');
    const other = evaluationLink(
      { ...world, site: { ...SITE, secret: 'another secret of thirty-two bytes' } },
      { team: TEAM, person: HANA, application: loop.application },
    );
    const bad = [
      linkFor(world, loop, CY),
      linkFor(world, loop, GUEST),
      `https://x.example/e/${forged}.${signature}`,
      `https://x.example/e/${body}.`,
      `https://x.example/e/${body}`,
      `https://x.example/e/${token.slice(0, -1)}`,
      `https://x.example/e/${'a'.repeat(5000)}.b`,
      other ?? '',
      evaluationLink(world, { team: 'T999', person: HANA, application: loop.application }) ?? '',
    ];
    for (const url of bad) {
      const { status, text } = await get(world, url);
      expect({ url, status }).toEqual({ url, status: 404 });
      expect(text).not.toContain('Mia');
    }
    loop.world.clock.advance({ minutes: 61 });
    expect((await get(world, good)).status).toBe(404);
    expect(evaluationLink({ ...world, site: undefined }, { team: TEAM, person: ANA, application: '' })).toBe(
      undefined,
    );
  });
});
