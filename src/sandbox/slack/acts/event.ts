import { deliver } from '../delivery.ts';
import { BOT_USER, madeId } from '../ids.ts';
import type { Json } from '../json.ts';
import type { PersonSeed } from '../options.ts';
import { eventEnvelope } from '../payloads.ts';
import { userObject } from '../user-object.ts';
import { viewObject } from '../views.ts';
import { impossible, noteUnanswered, outcomeOf } from './act.ts';
import type { Outcome, Stage } from './act.ts';

/** Slack tries four times over six minutes; here the second attempt follows at once and is the last. */
export async function sendEvent({ workspace }: Stage, event: Json): Promise<Outcome> {
  const seed = `${String(event['type'])} ${workspace.timeline.freshTs()}`;
  const json = eventEnvelope({ event_ts: workspace.timeline.freshTs(), ...event }, madeId('Ev', seed));
  const first = await deliver(workspace, { json });
  if (first.kind === 'answered') return outcomeOf(first);
  const reason = first.error === 'operation_timeout' ? 'http_timeout' : 'http_error';
  const headers = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': reason };
  const second = await deliver(workspace, { json, headers });
  noteUnanswered(workspace, `The event ${String(event['type'])}`, second);
  return outcomeOf(second);
}

/** A person opens the Home tab of the app. */
export function openHome(
  stage: Stage,
  { user, tab = 'home' }: { user: string; tab?: 'home' | 'messages' },
): Promise<Outcome> {
  const { directory, views } = stage.workspace;
  const home = views.home(user);
  return sendEvent(stage, {
    type: 'app_home_opened',
    user,
    channel: directory.dmWithApp(user)?.id,
    tab,
    ...(home ? { view: viewObject(home) } : {}),
  });
}

/** A person's profile changes: another zone, another name, gone. */
export async function changePerson(
  stage: Stage,
  { user, patch }: { user: string; patch: Partial<PersonSeed> },
): Promise<Outcome> {
  const { directory, news, now } = stage.workspace;
  const person = directory.change(user, patch);
  if (!person) return impossible(`There is no person ${user}`);
  news.tell({ what: 'workspace' });
  return sendEvent(stage, { type: 'user_change', user: userObject(person, now()), cache_ts: 0 });
}

/** Somebody comes into a channel; Slack tells the app where it is the app or the app is there too. */
export function memberJoined(
  stage: Stage,
  given: { user: string; channel: string; inviter: string },
): Promise<Outcome> {
  const channel = stage.workspace.directory.channel(given.channel);
  if (!channel?.members.has(BOT_USER)) return Promise.resolve({ kind: 'done', ms: 0 });
  return sendEvent(stage, {
    type: 'member_joined_channel',
    user: given.user,
    channel: channel.id,
    channel_type: channel.kind === 'public' ? 'C' : 'G',
    inviter: given.inviter,
  });
}
