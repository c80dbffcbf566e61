import type { KnownBlock, ModalView } from '@slack/types';
import type { Interview, Seat, Situation } from '../../core/loop/situation.ts';
import { actions, context, section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { sections } from '../blocks/room.ts';
import { button, modal } from '../kernel/kinds.ts';
import { headOf } from '../kit/kit-view.ts';
import { pagesOf } from './scorecard-pages.ts';
import { pageRef, REVIEW, scorecardRef } from './scorecard-refs.ts';
import { type Row, type RowsModel, scorecardRows } from './scorecard-rows.ts';

export type ScorecardModel = Pick<RowsModel, 'form' | 'filled'> & {
  situation: Situation;
  interview: Interview;
  seat: Seat;
  /** The version of the card that the form was opened on; 0 where there is none yet. */
  base: number;
  /** Whether what is filled in was never submitted. */
  isDraft: boolean;
  /** Of the reader. */
  zone: string;
};

export type Shown = {
  /** From 0. */
  page: number;
  /** What stands in the way of submitting, said on top. */
  missing?: readonly string[];
};

export function rowPages({ situation, interview, seat, form, filled }: ScorecardModel): Row[][] {
  const alone = interview.seats.length < 2;
  const place = alone ? undefined : interview.seats.findIndex(s => s.id === seat.id);
  return pagesOf(scorecardRows({ form, filled, place, candidate: situation.candidate.name }));
}

/** One page of the form, or all of it where it fits on one. */
export function scorecardView(model: ScorecardModel, { page, missing = [] }: Shown): ModalView {
  const pages = rowPages(model);
  const at = Math.min(Math.max(0, page), pages.length - 1);
  const last = at === pages.length - 1;
  return modal(scorecardRef, carried(model, String(at)), {
    title: 'Scorecard',
    submit: last ? 'Submit' : `Next: ${at + 2} of ${pages.length}`,
    close: 'Later',
    blocks: [
      ...missingBlocks(missing),
      ...headBlocks(model),
      ...(pages.length > 1 ? wayBlocks(model, at, pages.length) : []),
      ...(pages[at] ?? []).flatMap(row => row.blocks),
    ],
  });
}

const carried = ({ seat, base }: ScorecardModel, page: string) => ({
  seat: seat.id,
  base: String(base),
  page,
});

const MISSING = 8;

function missingBlocks(missing: readonly string[]): KnownBlock[] {
  if (missing.length === 0) return [];
  const more = missing.length - MISSING;
  return sections([
    mrkdwn`:warning: *Before it can go in*`,
    ...missing.slice(0, MISSING).map(text => mrkdwn`• ${text}`),
    ...(more > 0 ? [mrkdwn`and ${more} more`] : []),
  ]);
}

function headBlocks({ situation, interview, zone, isDraft }: ScorecardModel): KnownBlock[] {
  const blind = mrkdwn`Nobody sees your card before submitting their own, and you see no other before this one.`;
  const kept = isDraft
    ? mrkdwn`:pencil2: This is your draft. It is kept while you type, and only you see it.`
    : mrkdwn`What you type is kept: close this and come back whenever you like.`;
  return [section(headOf(situation, interview, zone)), context(blind), context(kept)];
}

function wayBlocks(model: ScorecardModel, at: number, count: number): KnownBlock[] {
  const back = button(pageRef, 'Back', carried(model, String(at - 1)));
  return [context(mrkdwn`*Page ${at + 1} of ${count}*`), ...(at > 0 ? [actions(back)] : [])];
}

/** Shown once before a card goes in that nothing backs, or that contradicts itself: its author has the last word. */
export function reviewView(model: ScorecardModel, questions: readonly string[]): ModalView {
  const lastPage = rowPages(model).length - 1;
  return modal(scorecardRef, carried(model, REVIEW), {
    title: 'Look once more',
    submit: 'Submit as it is',
    close: 'Later',
    blocks: [
      section(
        mrkdwn`*Your card on ${short(model.situation.candidate.name)} raises a question.* Whoever decides will ask the same.`,
      ),
      ...sections(questions.map(text => mrkdwn`• ${text}`)),
      actions(button(pageRef, 'Back to the card', carried(model, String(lastPage)), { style: 'primary' })),
    ],
  });
}
