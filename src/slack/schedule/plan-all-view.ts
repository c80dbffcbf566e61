import type { KnownBlock, ModalView } from '@slack/types';
import type { Named } from '../../core/loop/named-people.ts';
import { plural } from '../../core/loop/text.ts';
import type { Situation } from '../../core/loop/situation.ts';
import type { PlanForAll, Progress } from '../../operations/plan-all.ts';
import {
  actions,
  confirm,
  context,
  divider,
  message,
  type MessageView,
  modalView,
  section,
} from '../blocks/blocks.ts';
import { fit, short } from '../blocks/fit.ts';
import { joined, lines, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import { IN_MESSAGE, IN_VIEW, type Room, sections, withRows } from '../blocks/room.ts';
import { timesRef } from '../candidate/candidate-refs.ts';
import { button } from '../kernel/kinds.ts';
import { namedWords } from './named-words.ts';
import { asOfWords, interviewText, reasonsOf } from './option-words.ts';
import { bookAllRef, peopleOfAllRef, scheduleRef } from './schedule-refs.ts';

const TITLE = 'Schedule everybody';

/** How far the search is, and what it has so far. */
export function progressView({ waiting, unplaced, cost, bound, done }: Progress): ModalView {
  const part = Math.min(10, Math.floor(done * 10));
  const bar = `${'▓'.repeat(part)}${'░'.repeat(10 - part)}`;
  const placed = waiting - unplaced;
  return modalView('schedule.planning', '', {
    title: TITLE,
    blocks: [
      section(mrkdwn`:hourglass_flowing_sand: Planning ${plural(waiting, 'candidate')} together… ${bar}`),
      context(mrkdwn`Best so far: ${placed} of ${waiting} have a time, ${costWords(cost, bound)}.`),
    ],
  });
}

/** A bound of nothing says nothing. */
const costWords = (cost: number, bound: number) =>
  bound > 0 ? `at a cost of ${cost}; no plan costs less than ${bound}` : `at a cost of ${cost}`;

export type PlanModel = {
  plan: PlanForAll;
  /** Of those whose calendars cannot be read. */
  names: ReadonlyMap<string, string>;
  /** By application, who has to take part and who may not. */
  named: ReadonlyMap<string, Named>;
  /** Of the reader. */
  zone: string;
};

export function planView(model: PlanModel): ModalView {
  return modalView('schedule.plan', '', { title: TITLE, blocks: planBlocks(model, IN_VIEW) });
}

/** For whoever closed the modal before the plan was there. */
export function planMessage(model: PlanModel): MessageView {
  return message(headline(model.plan), planBlocks(model, IN_MESSAGE));
}

function headline({ placed, unplaced, withoutTimes }: PlanForAll): string {
  const waiting = placed.length + unplaced.length + withoutTimes.length;
  if (waiting === 0) return 'Nobody waits to be booked right now.';
  if (placed.length === 0)
    return waiting === 1
      ? 'The one candidate who waits for a time can have none yet.'
      : `None of the ${waiting} candidates who wait for a time can have one yet.`;
  if (waiting === 1) return 'The one candidate who waits for a time can have one.';
  return `${placed.length} of ${waiting} candidates who wait for a time can have one.`;
}

function planBlocks(model: PlanModel, room: Room): KnownBlock[] {
  const { plan } = model;
  return withRows({
    room,
    head: [section(mrkdwn`*${headline(plan)}*`), ...bookBlocks(plan)],
    rows: [
      ...plan.placed.map(one => placedRow(one, model)),
      ...plan.unplaced.map(one => unplacedRow(one, model)),
      ...plan.withoutTimes.map(noTimesRow),
    ],
    more: left => mrkdwn`${left} more do not fit here; they are booked with the others.`,
    foot: [divider, context(certainty(model))],
  });
}

function bookBlocks({ id, madeAt, placed }: PlanForAll): KnownBlock[] {
  if (placed.length === 0) return [];
  const all = placed.length === 1 ? 'Book it' : `Book all ${placed.length}`;
  const text = `${plural(placed.length, 'candidate')} and everybody who interviews them are invited.`;
  return [
    actions(
      button(
        bookAllRef,
        all,
        { plan: id, at: String(madeAt.epochMilliseconds) },
        {
          style: 'primary',
          confirm: confirm('Book the whole plan?', text, all, 'Not yet'),
        },
      ),
    ),
  ];
}

function placedRow(
  { situation, itinerary, cost }: PlanForAll['placed'][number],
  model: PlanModel,
): KnownBlock[] {
  const times = itinerary.interviews.map(i => interviewText(i, { situation, zone: model.zone }));
  const head = mrkdwn`:calendar: ${nameLine(situation)}`;
  const [first, ...rest] = sections([head, ...namedLines(situation, model), ...times]);
  const { id } = situation.application;
  const choose = button(
    peopleOfAllRef,
    'Choose people',
    { application: id },
    { label: `Choose people for ${situation.candidate.name}` },
  );
  return [
    divider,
    ...(first ? [{ ...first, accessory: choose }] : []),
    ...rest,
    context(reasonsOf(itinerary, mrkdwn`cost ${cost}`)),
  ];
}

function namedLines(situation: Situation, { named }: PlanModel): Mrkdwn[] {
  const known = named.get(situation.application.id);
  return known ? namedWords(known, situation) : [];
}

const WHY = 300;

function unplacedRow({ situation, because }: PlanForAll['unplaced'][number], model: PlanModel): KnownBlock[] {
  const why = because.slice(0, 3).map(text => mrkdwn`${fit(text, WHY)}`);
  const ids = { application: situation.application.id };
  const help = button(scheduleRef, 'What would help', ids, {
    label: `What would help ${situation.candidate.name}`,
  });
  return [
    divider,
    section(
      lines(
        mrkdwn`:no_entry_sign: ${nameLine(situation)} stays without a time.`,
        ...namedLines(situation, model),
        ...why,
      ),
      help,
    ),
  ];
}

function noTimesRow(situation: Situation): KnownBlock[] {
  const ids = { application: situation.application.id };
  const add = button(timesRef, 'Add times', ids, { label: `Add times of ${situation.candidate.name}` });
  return [divider, section(mrkdwn`:no_entry_sign: ${nameLine(situation)} has offered no times yet.`, add)];
}

const nameLine = ({ candidate, role }: Situation): Mrkdwn =>
  mrkdwn`*${short(candidate.name)}* · ${short(role.title)}`;

function certainty({ plan, names, zone }: PlanModel): Mrkdwn {
  const { cost, bound, unreadable } = plan;
  const best = cost <= bound ? 'No plan costs less.' : `No plan costs less than ${bound}.`;
  const people = unreadable.slice(0, 10).map(p => short(names.get(p) ?? 'somebody'));
  return joined(
    [
      plan.placed.length > 0
        ? mrkdwn`The plan costs ${cost}: days of waiting, breaks, load of interviewers and seniors in seats that need none. ${best}`
        : undefined,
      mrkdwn`Times are in your own zone.${asOfWords(plan.asOf, zone)}`,
      people.length > 0
        ? mrkdwn`:no_entry: Calendars that cannot be read count as busy: ${people.join(', ')}${unreadable.length > people.length ? ` and ${unreadable.length - people.length} more` : ''}.`
        : undefined,
    ],
    ' ',
  );
}
