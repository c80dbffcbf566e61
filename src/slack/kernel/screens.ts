import type { KnownBlock, ModalView, TableBlock } from '@slack/types';
import { context, message, type MessageView, modalView, section } from '../blocks/blocks.ts';
import { withoutCharts } from '../blocks/charts.ts';
import { joined, lines, mrkdwn } from '../blocks/mrkdwn.ts';
import { sections } from '../blocks/room.ts';

/** Screens that any conversation may need. */

export function loadingView(title: string, text = 'One moment…'): ModalView {
  return modalView('loading', '', { title, blocks: [section(mrkdwn`:hourglass_flowing_sand: ${text}`)] });
}

export function noteView(title: string, text: string): ModalView {
  return modalView('note', '', { title, close: 'Done', blocks: [section(mrkdwn`${text}`)] });
}

export function note(text: string): MessageView {
  return message(text, [section(mrkdwn`${text}`)]);
}

/** What went wrong. What was typed is repeated: Slack takes a command away as soon as it is sent. */
export function refusal(advice: string, typed: string | undefined): MessageView {
  const repeated = typed ? [context(mrkdwn`You typed: ${typed}`)] : [];
  return message(advice, [section(mrkdwn`${advice}`), ...repeated]);
}

/** For a fault of ours; `reference` finds the log line. */
export function apology(reference: string): string {
  return `Something went wrong on our side (reference ${reference}). Try again; if it stays, tell whoever runs Hireloop.`;
}

/** For what Slack did not take in time; the reference finds what it said. */
export function slackWasSlow(reference: string): string {
  return `Slack did not show the answer in time (reference ${reference}). Please try again.`;
}

/** A message as a modal, for answers to what was pressed in one. */
export function modalOfMessage({ blocks }: MessageView, title = 'Hireloop'): ModalView {
  return modalView('note', '', { title, blocks: withoutCharts(blocks).flatMap(inModal) });
}

/** Tables stand in messages only. */
function inModal(block: KnownBlock): KnownBlock[] {
  return block.type === 'table' ? rowsOf(block) : [block];
}

function rowsOf({ rows }: TableBlock): KnownBlock[] {
  const texts = rows.map(row => row.map(cell => ('text' in cell ? cell.text : '')));
  const [head = [], ...body] = texts;
  return sections(
    body.map(([first = '', ...others]) =>
      lines(
        mrkdwn`*${first}*`,
        joined(
          others.map((cell, at) => mrkdwn`${head[at + 1] ?? ''}: ${cell}`),
          ' · ',
        ),
      ),
    ),
  );
}
