import type {
  ActionsBlock,
  Button,
  ConfirmationDialog,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  KnownBlock,
  ModalView,
  MrkdwnElement,
  PlainTextElement,
  SectionBlock,
  SectionBlockAccessory,
} from '@slack/types';
import { fit, fitMrkdwn } from './fit.ts';
import { escape, Mrkdwn } from './mrkdwn.ts';

/** A message: blocks for the eye, and a `text` that says all of it that matters, for notifications and readers. */
export type MessageView = {
  text: string;
  blocks: KnownBlock[];
  /** What it was about is settled or gone: not worth sending any more, while one that stands is brought up to date. */
  moot?: boolean;
};

/** Slack recommends up to 4,000 characters: https://docs.slack.dev/reference/methods/chat.postMessage#truncating */
const FALLBACK = 4000;

/** @param text Plain words: without mark-up, colours or anything that only the blocks tell. */
export function message(text: string, blocks: KnownBlock[]): MessageView {
  return { text: fitMrkdwn(new Mrkdwn(escape(text)), FALLBACK).text, blocks };
}

/** A message about something that is over. */
export function settled(text: string, blocks: KnownBlock[]): MessageView {
  return { ...message(text, blocks), moot: true };
}

export const SECTION_TEXT = 3000;
const FIELD_TEXT = 2000;

export function plain(text: string, limit = 75): PlainTextElement {
  return { type: 'plain_text', text: fit(text, limit), emoji: true };
}

/** `verbatim`: what looks like a link or a name stays text. */
function element(text: Mrkdwn, limit: number): MrkdwnElement {
  return { type: 'mrkdwn', text: fitMrkdwn(text, limit).text, verbatim: true };
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, 150) };
}

export function section(text: Mrkdwn, accessory?: SectionBlockAccessory): SectionBlock {
  return { type: 'section', text: element(text, SECTION_TEXT), ...(accessory ? { accessory } : {}) };
}

/** Short facts in two columns: up to ten. */
export function fields(...texts: readonly Mrkdwn[]): SectionBlock {
  return { type: 'section', fields: texts.map(text => element(text, FIELD_TEXT)) };
}

export function context(...texts: readonly Mrkdwn[]): ContextBlock {
  return { type: 'context', elements: texts.map(text => element(text, SECTION_TEXT)) };
}

export const divider: DividerBlock = { type: 'divider' };

export function actions(...elements: ActionsBlock['elements']): ActionsBlock {
  return { type: 'actions', elements };
}

export type ButtonLook = { style?: 'primary' | 'danger'; confirm?: ConfirmationDialog; label?: string };

export function rawButton(actionId: string, text: string, value: string, look: ButtonLook = {}): Button {
  const { label, ...rest } = look;
  return {
    type: 'button',
    action_id: actionId,
    text: plain(text),
    // Slack takes a value of one character or more, or none.
    ...(value ? { value } : {}),
    ...rest,
    ...(label ? { accessibility_label: plain(label).text } : {}),
  };
}

export function confirm(title: string, text: string, yes: string, no = 'Keep it'): ConfirmationDialog {
  return { title: plain(title, 100), text: plain(text, 300), confirm: plain(yes, 30), deny: plain(no, 30) };
}

export type ModalLook = { title: string; blocks: KnownBlock[]; submit?: string; close?: string };

export function modalView(callbackId: string, metadata: string, look: ModalLook): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: metadata,
    title: plain(look.title, 24),
    ...(look.submit ? { submit: plain(look.submit, 24) } : {}),
    close: plain(look.close ?? 'Close', 24),
    blocks: look.blocks,
  };
}
