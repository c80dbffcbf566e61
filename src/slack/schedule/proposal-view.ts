import type { KnownBlock, ModalView } from '@slack/types';
import type { Named } from '../../core/loop/named-people.ts';
import {
  changesText,
  type Proposal,
  type ProposedChange,
  type ProposedItinerary,
} from '../../core/loop/proposal.ts';
import { type Interview, openStage, type Situation } from '../../core/loop/situation.ts';
import { actions, confirm, context, divider, modalView, section } from '../blocks/blocks.ts';
import { fit, short } from '../blocks/fit.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { IN_VIEW, sections, withRows } from '../blocks/room.ts';
import { spanIn } from '../blocks/time.ts';
import { timesRef } from '../candidate/candidate-refs.ts';
import { button } from '../kernel/kinds.ts';
import { apartText } from './apart-words.ts';
import { namedWords } from './named-words.ts';
import { asOfWords, interviewText, nowText } from './option-words.ts';
import { bookRef, changeRef, peopleRef, rescheduleRef } from './schedule-refs.ts';

export type ProposalModel = {
  situation: Situation;
  proposal: Proposal;
  /** The interviews that are to get another time. */
  moving: readonly Interview[];
  /** Who has to take part, and who may not. */
  named: Named;
  /** Of those whose calendars cannot be read. */
  names: ReadonlyMap<string, string>;
  /** Of the reader. */
  zone: string;
  justTaken?: boolean;
};

const TITLES = { book: 'Schedule', move: 'Reschedule', replace: 'Replace' };

/** The ways to book, best first, each with its reasons; or why there is none, and what would help. */
export function proposalView(model: ProposalModel): ModalView {
  const { proposal } = model;
  const blocks = proposal.options.length > 0 ? optionBlocks(model) : nothingFits(model);
  return modalView('schedule.proposal', '', { title: TITLES[proposal.purpose], blocks });
}

function headBlocks(model: ProposalModel): KnownBlock[] {
  const { situation, proposal, moving, named, zone, justTaken } = model;
  const { candidate, role } = situation;
  const stage = openStage(situation)?.name ?? '';
  const taken = mrkdwn`:warning: That time was just taken by something else. Here is what is free now.`;
  const [first, ...rest] = sections([
    ...(justTaken ? [taken] : []),
    mrkdwn`*${short(candidate.name)}* · ${stage} · ${short(role.title)}`,
    ...moving.flatMap(one => nowText(one, zone) ?? []),
    ...namedWords(named, situation),
  ]);
  if (!first || proposal.purpose === 'replace') return [...(first ? [first] : []), ...rest];
  const choose = button(peopleRef, 'Choose people', { proposal: proposal.id });
  return [{ ...first, accessory: choose }, ...rest];
}

function optionBlocks(model: ProposalModel): KnownBlock[] {
  const { situation, proposal } = model;
  const honest = proposal.proven
    ? 'Nothing better exists.'
    : 'The search was cut short: there may be something better.';
  const { name, zone } = situation.candidate;
  return withRows({
    room: IN_VIEW,
    head: headBlocks(model),
    rows: proposal.options.map((option, at) => oneOption(model, option, at)),
    more: left => mrkdwn`${left} more options do not fit here: book a part, then ask again.`,
    foot: [
      divider,
      context(
        mrkdwn`${honest} Times are in your own zone; ${short(name)} is in ${zone}.${asOfWords(proposal.asOf, model.zone)}`,
      ),
      ...unreadable(model),
    ],
  });
}

function oneOption(model: ProposalModel, option: ProposedItinerary, at: number): KnownBlock[] {
  const { proposal, moving, zone } = model;
  const [first, ...others] = sections(option.interviews.map(i => interviewText(i, model)));
  if (!first) return [];
  return [
    divider,
    { ...first, accessory: bookOf(proposal, at) },
    ...others,
    context(apartText(option, { options: proposal.options, moving, zone })),
  ];
}

function bookOf(proposal: Proposal, at: number) {
  const label = proposal.purpose === 'replace' ? 'Ask them' : 'Book';
  const look = at === 0 ? { style: 'primary' as const } : {};
  return button(
    bookRef,
    label,
    { proposal: proposal.id, option: String(at) },
    { ...look, label: `${label} option ${at + 1}` },
  );
}

const REASONS = 10;
const REASON = 200;
const CHANGES = 5;

function nothingFits(model: ProposalModel): KnownBlock[] {
  const { proposal } = model;
  const bullets = (texts: readonly string[]) => texts.map(t => mrkdwn`• ${fit(t, 2 * REASON)}`);
  const why = bullets(proposal.because.slice(0, REASONS));
  return [
    ...headBlocks(model),
    ...sections([mrkdwn`:mag: *Nothing fits.*`, ...why]),
    ...changeBlocks(model),
    ...(proposal.changes.length === 0 ? [MORE_PEOPLE] : []),
    actions(otherWay(model)),
    ...unreadable(model),
  ];
}

const MORE_PEOPLE = context(
  mrkdwn`More people help as well: \`/hire team\` adds interviewers, and says what each can judge.`,
);

/** Whoever replaces somebody keeps the candidate's time: other times of theirs would change nothing. */
function otherWay({ situation: { application }, proposal }: ProposalModel) {
  const ids = { application: application.id };
  return proposal.purpose === 'replace'
    ? button(rescheduleRef, 'Find another time', ids)
    : button(timesRef, 'Change the times they offer', ids);
}

/** Each way out with a button that takes it. */
function changeBlocks(model: ProposalModel): KnownBlock[] {
  const { proposal } = model;
  if (proposal.changes.length === 0) return [];
  const rows = proposal.changes.slice(0, CHANGES).map((one, at) => {
    const then = one.itinerary.interviews.map(i => interviewText(i, model));
    const what = capital(fit(changesText(one.changes), 2 * REASON));
    const [first = section(mrkdwn`${what}`), ...rest] = sections([mrkdwn`*${what}*. Then:`, ...then]);
    return [{ ...first, accessory: changeOf(model, one, at) }, ...rest];
  });
  return [divider, section(mrkdwn`*What would make it fit*`), ...rows.flat()];
}

function changeOf(
  { situation, proposal, zone }: ProposalModel,
  { changes, itinerary }: ProposedChange,
  at: number,
) {
  const name = short(situation.candidate.name);
  const ids = { proposal: proposal.id, change: String(at) };
  const what = capital(changesText(changes));
  const asks = changes.some(change => change.kind === 'ask-candidate');
  if (asks) {
    const text = `${fit(what, 200)}? You note their answer in the message that you get.`;
    return button(changeRef, `Ask ${fit(name, 20)}`, ids, {
      confirm: confirm('Ask the candidate?', text, 'Ask', 'Not now'),
      label: what,
    });
  }
  const first = itinerary.interviews[0];
  const then = first ? `${first.name}, ${spanIn(first, zone)}` : '';
  const refusable = changes.some(change => change.kind === 'off-hours') ? REFUSABLE : '';
  const text = `${fit(what, refusable ? 130 : 180)}, and book ${fit(then, 100)}?${refusable}`;
  return button(changeRef, proposal.purpose === 'replace' ? 'Do it and ask them' : 'Do it and book', ids, {
    confirm: confirm('Bend the rule this once?', text, 'Book', 'Not now'),
    label: `Book: ${what}`,
  });
}

const REFUSABLE = ' The invitation asks them; they may decline.';

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

function unreadable({ proposal, names }: ProposalModel): KnownBlock[] {
  const people = proposal.unreadable.map(p => names.get(p) ?? 'somebody');
  const whose = [...people, ...(proposal.unreadableRooms ?? []).map(room => `the room ${room}`)];
  if (whose.length === 0) return [];
  const shown = whose.slice(0, 10).map(short);
  const more = whose.length > shown.length ? ` and ${whose.length - shown.length} more` : '';
  return [
    context(mrkdwn`:no_entry: Calendars that cannot be read count as busy: ${shown.join(', ')}${more}.`),
  ];
}
