import type {
  ActionsBlock,
  Button,
  ConfirmationDialog,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  KnownBlock,
  ModalView,
  SectionBlock,
  SectionBlockAccessory,
} from '@slack/types';
import { type Mrkdwn, mrkdwnElement, plain } from './text.ts';

/** A message: blocks for the eye, and a `text` that says all of it that matters, for notifications and readers. */
export type MessageView = {
  text: string;
  blocks: KnownBlock[];
  /** What it was about is settled or gone: not worth sending any more, while one that stands is brought up to date. */
  moot?: boolean;
};

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, 150) };
}

export function section(text: Mrkdwn, accessory?: SectionBlockAccessory): SectionBlock {
  return { type: 'section', text: mrkdwnElement(text), ...(accessory ? { accessory } : {}) };
}

/** Short facts in two columns: up to ten. */
export function fields(...texts: readonly Mrkdwn[]): SectionBlock {
  return { type: 'section', fields: texts.map(mrkdwnElement) };
}

export function context(...texts: readonly Mrkdwn[]): ContextBlock {
  return { type: 'context', elements: texts.map(mrkdwnElement) };
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
    value,
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
