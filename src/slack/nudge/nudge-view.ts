import type { Button, KnownBlock } from '@slack/types';
import type { Matter } from '../../core/clock/matters.ts';
import { plural } from '../../core/loop/text.ts';
import { actions, context, header, message, type MessageView, section, settled } from '../blocks/blocks.ts';
import { oneLine, short } from '../blocks/fit.ts';
import { lines, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import { IN_MESSAGE, withRows } from '../blocks/room.ts';
import { dateWords, duration } from '../blocks/time.ts';
import { boardRef } from '../board/board-refs.ts';
import { button } from '../kernel/kinds.ts';
import { nextSteps } from './next-step.ts';
import { handOverRef, passRef, snoozeRef } from './nudge-refs.ts';

/** One matter of a reminder, as it stands at the moment of reading. */
export type NudgeItem = {
  /** Whom it is about: `Mia Okafor (Senior Backend Engineer)`. */
  title: string;
  /** As long as it is open. */
  matter: Matter | undefined;
  /** Whose turn it was when it was said, and their name. */
  person: string;
  owner: string;
  rung: number;
  /** Whether the reader may settle it, and is not only to know of it. */
  mayDo: boolean;
  state: 'open' | 'settled' | 'handed over' | 'put off';
};

export type NudgeModel = {
  items: readonly NudgeItem[];
  /** What could not be sent in time, as sentences. */
  late: readonly string[];
  /** Of the reader, on which it was sent. */
  day: Temporal.PlainDate;
  reader: string;
  isPerson: boolean;
  discreet: boolean;
  now: Temporal.Instant;
};

export function nudgeMessage(model: NudgeModel): MessageView {
  const { items, late, reader } = model;
  const open = items.filter(i => i.state === 'open');
  const own = open.filter(i => i.person === reader);
  const others = open.filter(i => i.person !== reader);
  if (open.length === 0 && late.length === 0) {
    const over = overWords(model);
    return settled(over, [section(mrkdwn`:white_check_mark: ${over}`)]);
  }
  const title = titleOf(own.length, others.length);
  const text = [title, ...open.map(i => `${sayItem(i, model)}${sinceWords(i, model)}`), ...late].join(' ');
  const ended = items.filter(i => i.state !== 'open');
  return message(
    text,
    withRows({
      room: IN_MESSAGE,
      head: [header(title)],
      rows: [
        ...own.map(i => itemBlocks(i, model)),
        ...headed('These lie with others, and you can help', others.length > 0 && own.length > 0),
        ...others.map(i => itemBlocks(i, model)),
        ...headed('And while messages could not be sent', late.length > 0),
        ...late.map(words => [section(mrkdwn`${oneLine(words, 400)}`)]),
      ],
      more: left => mrkdwn`${left} more: \`/hire stalled\``,
      foot: ended.length > 0 ? [context(endedWords(ended))] : [],
    }),
  );
}

const headed = (words: string, isShown: boolean): KnownBlock[][] =>
  isShown ? [[section(mrkdwn`*${words}*`)]] : [];

function titleOf(own: number, others: number): string {
  if (own > 0) return plural(own, 'thing waits for you', 'things wait for you');
  if (others > 0) return plural(others, 'thing has been lying for days', 'things have been lying for days');
  return 'While messages could not be sent';
}

function overWords({ items, day }: NudgeModel): string {
  const about = oneLine([...new Set(items.map(i => i.title))].join(', '), 300);
  const isPutOff = items.some(i => i.state === 'put off');
  return `Reminder of ${dateWords(day)}, ${about}: ${isPutOff ? 'put off or settled.' : 'this is settled. Thank you.'}`;
}

const MARKS = { settled: ':white_check_mark:', 'handed over': ':arrow_right:', 'put off': ':zzz:' } as const;

function endedWords(ended: readonly NudgeItem[]): Mrkdwn {
  const all = ended.flatMap(i =>
    i.state === 'open' ? [] : mrkdwn`${MARKS[i.state]} ${i.title}: ${i.state}`,
  );
  return lines(...all);
}

function sayItem({ matter, owner, person }: NudgeItem, { discreet, reader }: NudgeModel): string {
  const said = (discreet ? matter?.sayDiscreetly : matter?.say) ?? '';
  return person === reader ? said : `${said} It waits for ${short(owner)}.`;
}

function itemBlocks(item: NudgeItem, model: NudgeModel): KnownBlock[] {
  const { matter, person } = item;
  const { reader, isPerson } = model;
  if (!matter) return [];
  const since = sinceWords(item, model).trim();
  const head = section(
    lines(
      mrkdwn`${oneLine(sayItem(item, model), 400)}`,
      mrkdwn`_${short(matter.role.title)}${since ? ` · ${since}` : ''}_`,
    ),
  );
  if (!isPerson) return [head];
  const own = person === reader;
  const steps = item.mayDo ? nextSteps(matter) : [];
  const board = own && steps.length > 0 ? [] : [button(boardRef, 'Board', { role: matter.role.id })];
  return [head, actions(...steps, ...board, ...(own ? waysOut(item, matter, model) : []))];
}

/** Reminders are looked for each minute: what fell due since the last look is not late. */
const FRESH = { minutes: 5 };

function sinceWords({ matter }: NudgeItem, { now }: NudgeModel): string {
  if (!matter || Temporal.Instant.compare(matter.at, now) >= 0) return '';
  const isFresh = Temporal.Instant.compare(matter.at.add(FRESH), now) > 0;
  return isFresh ? ' Due now.' : ` Due ${duration(matter.at, now)} ago.`;
}

/** At first there is only the way to do it; whoever is reminded again, or only once, can put it off or hand it on. */
function waysOut({ rung }: NudgeItem, matter: Matter, { now }: NudgeModel): Button[] {
  const { key, about, rule, notAfter } = matter;
  const isFirstOfSeveral = rung === 0 && rule.ladder.filter(r => r.includes('person')).length > 1;
  if (isFirstOfSeveral) return [];
  const ids = { matter: key, about };
  const isTomorrowEarly = Temporal.Instant.compare(now.add({ hours: 24 }), notAfter) < 0;
  return [
    ...(isTomorrowEarly ? [button(snoozeRef, 'Tomorrow', ids)] : []),
    ...(rule.action ? [button(handOverRef, 'Hand over', ids)] : []),
    button(passRef, 'Not me', ids),
  ];
}
