import type { KnownBlock, ModalView } from '@slack/types';
import type { Proposal, ProposedInterview, ProposedItinerary } from '../../core/loop/proposal.ts';
import type { Situation } from '../../core/loop/situation.ts';
import { openStage } from '../../core/loop/situation.ts';
import { actions, context, divider, modalView, section } from '../blocks/blocks.ts';
import { joined, lines, mrkdwn, mention, type Mrkdwn, short } from '../blocks/text.ts';
import { spanIn, when } from '../blocks/time.ts';
import { button, type Ref } from '../kernel/kinds.ts';
import { timesButton } from '../candidate/candidate-verb.ts';

export const bookRef: Ref<'proposal' | 'option'> = { id: 'schedule.book' };

export type ProposalModel = {
  situation: Situation;
  proposal: Proposal;
  names: ReadonlyMap<string, string>;
  justTaken?: boolean;
};

/** The ways to book, best first, each with its reasons; or why there is none, and what would help. */
export function proposalView({ situation, proposal, names, justTaken }: ProposalModel): ModalView {
  const { candidate, role } = situation;
  const stage = openStage(situation)?.name ?? '';
  const head = lines(
    justTaken
      ? mrkdwn`:warning: That time was just taken by something else. Here is what is free now.`
      : undefined,
    mrkdwn`*${short(candidate.name)}* · ${stage} · ${short(role.title)}`,
  );
  const body =
    proposal.options.length > 0 ? optionBlocks(situation, proposal) : nothingFits(situation, proposal);
  return modalView('schedule.proposal', '', {
    title: TITLES[proposal.purpose],
    blocks: [section(head), ...body, ...unreadable(proposal, names)],
  });
}

const TITLES = { book: 'Schedule', move: 'Reschedule', replace: 'Replace' };

function optionBlocks(situation: Situation, proposal: Proposal): KnownBlock[] {
  const zone = situation.candidate.zone;
  const blocks = proposal.options.flatMap((option, at): KnownBlock[] => [
    divider,
    section(optionText(option, zone), bookOf(proposal, at)),
    context(reasonsOf(option)),
  ]);
  const honest = proposal.proven
    ? 'Nothing better exists.'
    : 'There may be something better: the search was cut short.';
  return [
    ...blocks,
    divider,
    context(
      mrkdwn`${honest} Times are shown in your own zone; ${short(situation.candidate.name)} is in ${zone}.`,
    ),
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

function optionText(option: ProposedItinerary, zone: string): Mrkdwn {
  return lines(...option.interviews.map(i => interviewText(i, zone)));
}

function interviewText(interview: ProposedInterview, zone: string): Mrkdwn {
  const people = joined(
    interview.seats.map(s =>
      s.kind === 'lead' ? mention(s.person) : mrkdwn`${mention(s.person)} (${s.kind})`,
    ),
    ', ',
  );
  return lines(mrkdwn`*${when(interview.start, zone)}* · ${interview.name}`, mrkdwn`with ${people}`);
}

const REASONS = 6;

function reasonsOf(option: ProposedItinerary): Mrkdwn {
  const reasons = [...option.reasons, ...option.interviews.flatMap(i => i.reasons)].slice(0, REASONS);
  return mrkdwn`${reasons.join(' · ') || 'Everybody is free.'}`;
}

const CHANGES = 5;

function nothingFits(situation: Situation, proposal: Proposal): KnownBlock[] {
  const why = proposal.because.slice(0, REASONS).map(b => mrkdwn`• ${b}`);
  const changes = proposal.changes.slice(0, CHANGES).map(c => mrkdwn`• ${c}`);
  return [
    section(lines(mrkdwn`:mag: *Nothing fits.*`, ...why)),
    ...(changes.length > 0 ? [section(lines(mrkdwn`*What would make it fit*`, ...changes))] : []),
    actions(button(timesButton, 'Change the times they offer', { application: situation.application.id })),
  ];
}

function unreadable({ unreadable: people }: Proposal, names: ReadonlyMap<string, string>): KnownBlock[] {
  if (people.length === 0) return [];
  const who = people
    .map(p => names.get(p) ?? 'somebody')
    .slice(0, 10)
    .join(', ');
  return [context(mrkdwn`:no_entry: Calendars that cannot be read count as busy: ${who}.`)];
}

/** Times as text, for what nobody translates: the fallback of a message, a confirmation. */
export function spansOf(option: ProposedItinerary, zone: string): string {
  return option.interviews.map(i => `${i.name}, ${spanIn(i, zone)}`).join('; ');
}
