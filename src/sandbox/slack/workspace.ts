import { createNamer } from './block-ids.ts';
import { channelOf, createDirectory } from './directory.ts';
import type { Directory } from './directory.ts';
import { createFaults } from './faults.ts';
import type { Faults } from './faults.ts';
import { createJournal } from './journal.ts';
import type { Journal } from './journal.ts';
import type { Json } from './json.ts';
import { createLifetimes } from './lifetimes.ts';
import type { Lifetimes } from './lifetimes.ts';
import type { Newsroom } from './news.ts';
import type { LocalSlackOptions } from './options.ts';
import { createTimeline } from './timeline.ts';
import type { Timeline } from './timeline.ts';
import { settle, startUpstream } from './upstream.ts';
import type { Upstream } from './upstream.ts';
import { createViews } from './views.ts';
import type { Views } from './views.ts';

/** Everything that a reset makes anew. */
export type Workspace = {
  options: LocalSlackOptions;
  teamName: string;
  now: () => Temporal.Instant;
  news: Newsroom;
  directory: Directory;
  timeline: Timeline;
  views: Views;
  lifetimes: Lifetimes;
  journal: Journal;
  faults: Faults;
  upstream: Upstream;
  named: (blocks: readonly unknown[]) => Json[];
};

export async function createWorkspace(options: LocalSlackOptions, news: Newsroom): Promise<Workspace> {
  const now = options.now ?? (() => Temporal.Now.instant());
  const teamName = options.teamName ?? 'Local';
  const directory = createDirectory(options);
  for (const seed of options.channels) directory.add(channelOf(seed, directory));
  const upstream = await startUpstream({ botToken: options.botToken, teamName, directory });
  await settle(upstream, directory, options.botToken);
  return {
    options,
    teamName,
    now,
    news,
    directory,
    upstream,
    timeline: createTimeline(news, now),
    views: createViews(news),
    lifetimes: createLifetimes(options.elapsedMs ?? (() => Date.now())),
    journal: createJournal(news, now),
    faults: createFaults(),
    named: createNamer(),
  };
}
