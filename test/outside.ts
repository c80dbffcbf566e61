import type { Mail, Mailer, Messenger, NoticeRef, Outcome, Posted } from '../src/core/ports.ts';
import { createDispatcher, type Dispatcher } from '../src/jobs/dispatcher.ts';
import type { Outside } from '../src/jobs/job.ts';
import { jobs } from '../src/jobs/job-kinds.ts';
import { type LogLine, quietLog } from './quiet-log.ts';
import type { TestWorld } from './world.ts';

export type Post = { to: string; notice: string; ids: NoticeRef['ids'] };

/** Slack and a mail server that keep what they are sent, and can be told how to answer. */
export type Recorded = {
  outside: Outside;
  dispatcher: Dispatcher;
  posts: Post[];
  refreshes: Posted[];
  homes: string[];
  mails: Mail[];
  log: LogLine[];
  /** Answers of the next calls, before they succeed again. */
  slackSays: Outcome<never>[];
  mailSays: Outcome<never>[];
  /** Runs all effects that are due. */
  drain: () => Promise<void>;
};

/** Everything that is outside of a world, and the dispatcher that carries it out. */
export function recordOutside(world: TestWorld): Recorded {
  const { log, lines } = quietLog();
  const recorded = { posts: [], refreshes: [], homes: [], mails: [], slackSays: [], mailSays: [] } as Pick<
    Recorded,
    'posts' | 'refreshes' | 'homes' | 'mails' | 'slackSays' | 'mailSays'
  >;
  const outside: Outside = {
    world,
    messenger: recordingMessenger(recorded),
    mailer: recordingMailer(recorded),
    log,
  };
  const dispatcher = createDispatcher(outside, jobs, { alone: true });
  return { ...recorded, outside, dispatcher, log: lines, drain: () => dispatcher.drain() };
}

function recordingMessenger(on: Pick<Recorded, 'posts' | 'refreshes' | 'homes' | 'slackSays'>): Messenger {
  return {
    post: async (_team, to, { notice, ids }) => {
      const refused = on.slackSays.shift();
      if (refused) return refused;
      on.posts.push({ to, notice, ids });
      return { kind: 'ok', value: { channel: `D${to}`, ts: String(on.posts.length), contentHash: 'first' } };
    },
    refresh: async (_team, _to, _ref, at) => {
      on.refreshes.push(at);
      return { kind: 'ok', value: at };
    },
    publishHome: async (_team, person) => {
      on.homes.push(person);
      return { kind: 'ok', value: undefined };
    },
  };
}

function recordingMailer(on: Pick<Recorded, 'mails' | 'mailSays'>): Mailer {
  return {
    send: async mail => {
      const refused = on.mailSays.shift();
      if (refused) return refused;
      on.mails.push(mail);
      return { kind: 'ok', value: undefined };
    },
  };
}
