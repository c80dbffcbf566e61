import { el } from '../dom.ts';
import type { Reader } from './reader.ts';

export function personMention(id: string, reader: Reader, label?: string): HTMLElement {
  const name = reader.person(id)?.realName ?? label ?? id;
  return el('span', { class: id === reader.me ? 'mention mention-me' : 'mention' }, `@${name}`);
}

export function channelMention(id: string, reader: Reader, label?: string): HTMLElement {
  return el('span', { class: 'mention' }, `#${reader.channel(id)?.name ?? label ?? id}`);
}

export function broadcastMention(range: string): HTMLElement {
  return el('span', { class: 'mention mention-me' }, `@${range}`);
}
