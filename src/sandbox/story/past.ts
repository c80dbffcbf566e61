import type { Stage } from './actors.ts';
import { accept, apply, book, decideOn, offer, review, score } from './moves.ts';

/** Candidates of the weeks before: what the digests count. Nobody is told of them any more. */
export async function tellThePast(stage: Stage, payments: string): Promise<void> {
  stage.at('2026-10-29T10:00');
  const early = [];
  for (const name of [
    'Olu Adeyemi',
    'Petra Kovac',
    'Quentin Roy',
    'Rosa Lima',
    'Sven Dahl',
    'Tara Singh',
    'Uwe Brandt',
    'Vera Popov',
    'Wim Jansen',
  ]) {
    early.push(await apply(stage, payments, name, 'Europe/Berlin'));
  }
  const [olu, petra, quentin, ...others] = early;
  if (!olu || !petra || !quentin) throw new Error('The past has no beginning');
  stage.at('2026-10-30T15:00');
  for (const [at, candidate] of others.entries()) {
    const reason =
      at % 2 === 0 ? 'No backend system of their own shipped so far.' : 'Looks for a front-end role.';
    await decideOn(stage, candidate, 'reject', 'rae', reason);
  }
  for (const candidate of [olu, petra, quentin]) await decideOn(stage, candidate, 'advance', 'rae');
  stage.at('2026-11-02T09:30');
  for (const candidate of [olu, petra, quentin]) await review(stage, candidate, 'ana');
  stage.at('2026-11-05T16:00');
  await score(stage, olu, [
    {
      verdict: 'yes',
      notes: 'Indexed for the query at hand and said what it costs on writes.',
      reason: 'Sound answers in all three scenarios.',
    },
  ]);
  await score(stage, petra, [
    {
      verdict: 'no',
      notes: 'Could not say how the API stays compatible.',
      reason: 'Stopped at the first follow-up each time.',
    },
  ]);
  await score(stage, quentin, [
    {
      verdict: 'yes',
      notes: 'Found the slow query from the plan alone.',
      reason: 'Debugged calmly and explained every step.',
    },
  ]);
  stage.at('2026-11-06T11:00');
  await decideOn(stage, olu, 'advance', 'hana');
  await decideOn(stage, petra, 'reject', 'hana', 'The API scenario stayed at the surface.');
  await decideOn(stage, quentin, 'withdraw', 'rae', 'Took another offer.');
  await interviewOlu(stage, olu);
}

async function interviewOlu(stage: Stage, olu: Parameters<typeof offer>[1]): Promise<void> {
  await offer(stage, olu, 'Mon 2026-11-09 09:00-17:00\nTue 2026-11-10 09:00-17:00');
  await book(stage, olu);
  await accept(stage, olu);
  stage.at('2026-11-11T10:00');
  await score(stage, olu, [
    {
      verdict: 'no',
      notes: 'The project was mostly the work of others; could not defend the store they chose.',
      reason: 'Not yet at senior level in data.',
    },
  ]);
  stage.at('2026-11-12T14:00');
  await decideOn(stage, olu, 'reject', 'hana', 'Depth in data stopped at the first probe.');
}
