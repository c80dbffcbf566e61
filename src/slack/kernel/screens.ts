import type { ModalView } from '@slack/types';
import { type MessageView, modalView, section } from '../blocks/blocks.ts';
import { mrkdwn } from '../blocks/text.ts';

/** Screens that any conversation may need. */

export function loadingView(title: string, text = 'One moment…'): ModalView {
  return modalView('loading', '', { title, blocks: [section(mrkdwn`:hourglass_flowing_sand: ${text}`)] });
}

export function noteView(title: string, text: string): ModalView {
  return modalView('note', '', { title, blocks: [section(mrkdwn`${text}`)] });
}

export function note(text: string): MessageView {
  return { text, blocks: [section(mrkdwn`${text}`)] };
}

/** For a fault of ours; `reference` finds the log line. */
export function apology(reference: string): string {
  return `Something went wrong on our side (reference ${reference}). Try again; if it stays, tell whoever runs Hireloop.`;
}

/** A message as a modal, for answers to what was pressed in one. */
export function modalOfMessage({ blocks }: MessageView): ModalView {
  return modalView('note', '', { title: 'Hireloop', blocks });
}
