import { openRole } from '../../operations/open-role.ts';
import { act, type Stage } from './actors.ts';
import { accept, apply, book, decideOn, offer, review, score } from './moves.ts';

export async function openPayments(stage: Stage): Promise<string> {
  stage.at('2026-10-26T09:00');
  const role = await openRole(stage.world, act(stage, 'rae'), {
    title: 'Senior Backend Engineer, Payments',
    level: 'senior',
    layers: ['api', 'data', 'distributed'],
    language: 'typescript',
    hiringManager: stage.person('hana'),
    recruiter: stage.person('rae'),
    channel: stage.channel('hiring-payments'),
    headCount: '1',
    targetDay: '2026-12-18',
    pipeline: 'backend',
    site: 'Berlin',
  });
  return role.id;
}

async function openPlatform(stage: Stage): Promise<string> {
  stage.at('2026-11-16T09:00');
  const role = await openRole(stage.world, act(stage, 'rae'), {
    title: 'Backend Engineer, Platform',
    level: 'mid',
    layers: ['application', 'infrastructure'],
    language: 'go',
    hiringManager: stage.person('tomas'),
    recruiter: stage.person('rae'),
    channel: stage.channel('hiring-platform'),
    headCount: '2',
    targetDay: '2027-01-29',
    pipeline: 'backend-panel',
  });
  return role.id;
}

/**
 * Up to a week before the sandbox opens: candidates on their way. What follows is told day by day, with its messages.
 */
export async function tellTheWeeks(stage: Stage, payments: string) {
  const platform = await openPlatform(stage);
  stage.at('2026-11-17T11:00');
  const sofia = await apply(stage, payments, 'Sofia Rossi', 'Europe/Rome');
  const jonas = await apply(stage, payments, 'Jonas Weber', 'Europe/Berlin');
  const mia = await apply(stage, payments, 'Mia Okafor', 'Europe/Paris');
  const luca = await apply(stage, payments, 'Luca Marino', 'Europe/Rome');
  const noor = await apply(stage, platform, 'Noor Haddad', 'Europe/Amsterdam');
  const viktor = await apply(stage, platform, 'Viktor Holm', 'Europe/Stockholm');
  stage.at('2026-11-18T10:00');
  for (const candidate of [sofia, jonas, mia, luca, noor, viktor])
    await decideOn(stage, candidate, 'advance', 'rae');
  for (const candidate of [sofia, jonas, mia, luca]) await review(stage, candidate, 'bo');
  stage.at('2026-11-19T15:00');
  const good = {
    verdict: 'yes' as const,
    notes: 'Clear on trade-offs, asked about failure first.',
    reason: 'At the level in all three scenarios.',
  };
  for (const candidate of [sofia, jonas, mia, luca]) await score(stage, candidate, [good]);
  stage.at('2026-11-20T11:00');
  for (const candidate of [sofia, jonas]) await decideOn(stage, candidate, 'advance', 'hana');
  await offer(stage, sofia, 'Mon-Tue 09:00-17:00');
  await book(stage, sofia);
  await accept(stage, sofia);
  stage.at('2026-11-25T10:00');
  await score(stage, sofia, [
    {
      verdict: 'strong-yes',
      notes: 'Designed for a slow downstream before being asked; knew where her cache would lie.',
      reason: 'Deepest answers on distributed work so far.',
    },
  ]);
  stage.at('2026-11-26T09:30');
  await decideOn(stage, sofia, 'advance', 'hana');
  for (const candidate of [mia, luca]) await decideOn(stage, candidate, 'advance', 'hana');
  return { platform, sofia, jonas, mia, luca, noor, viktor };
}

export type Weeks = Awaited<ReturnType<typeof tellTheWeeks>>;

/** The last days before the sandbox opens, one at a time. */
export const DAYS: readonly {
  at: string;
  tell: (stage: Stage, weeks: Weeks, payments: string) => Promise<void>;
}[] = [
  {
    at: '2026-11-30T09:20',
    async tell(stage, { noor, viktor, jonas, sofia }) {
      await offer(stage, noor, 'Mon 2026-11-30 11:30-18:00\nTue 2026-12-01 09:00-12:00');
      await book(stage, noor);
      await accept(stage, noor);
      await offer(stage, viktor, 'Tue 2026-12-01 09:00-17:00');
      await book(stage, viktor);
      await accept(stage, viktor);
      await offer(stage, jonas, 'Thu 2026-12-03 09:00-17:00\nFri 2026-12-04 09:00-12:00');
      await book(stage, jonas);
      await offer(stage, sofia, 'Thu 2026-12-03 13:00-18:00\nFri 2026-12-04 09:00-18:00');
      await book(stage, sofia);
    },
  },
  {
    at: '2026-12-01T10:10',
    async tell(stage, { mia, jonas, platform }, payments) {
      await accept(stage, jonas);
      await offer(
        stage,
        mia,
        'Thu 2026-12-03 09:00-16:00\nFri 2026-12-04 09:00-12:00\nMon 2026-12-07 13:00-18:00',
      );
      const priya = await apply(stage, payments, 'Priya Nair', 'Asia/Kolkata');
      await decideOn(stage, priya, 'advance', 'rae');
      await review(stage, priya, 'bo');
      await apply(
        stage,
        platform,
        'Alma Reyes',
        'Europe/Madrid',
        'Fri 2026-12-04 09:00-17:00\nMon 2026-12-07 09:00-17:00',
      );
    },
  },
  {
    at: '2026-12-01T17:40',
    async tell(stage, { noor, viktor }, payments) {
      await score(stage, noor, [
        {
          verdict: 'yes',
          notes: 'Untangled the pricing rule step by step, with tests first.',
          reason: 'Sound application work, explained well.',
        },
        {
          verdict: 'no',
          notes: 'Unsure what a container shares with its host; pipelines only as a user.',
          reason: 'Infrastructure stopped early.',
        },
      ]);
      await score(stage, viktor, [
        {
          verdict: 'yes',
          notes: 'Good sense for where state belongs.',
          reason: 'At the level in both layers.',
        },
      ]);
      await apply(stage, payments, 'Tom Becker', 'Europe/Berlin', 'Mon-Wed 09:00-17:00');
    },
  },
];
