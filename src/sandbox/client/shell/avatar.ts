import { el } from '../dom.ts';
import type { Person } from '../types.ts';

/** Initials on a colour of their own: the same person always has the same. */
export function avatar(
  person: Pick<Person, 'id' | 'realName' | 'isBot'> | undefined,
  size: number,
): HTMLElement {
  const name = person?.realName ?? '?';
  const words = name.split(/\s+/).filter(word => word !== '');
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map(word => word?.[0] ?? '')
    .join('');
  return el(
    'span',
    {
      class: person?.isBot ? 'avatar avatar-bot' : 'avatar',
      style: { '--size': `${size}px`, '--hue': String(hueOf(person?.id ?? name)) },
      'aria-hidden': 'true',
    },
    initials.toUpperCase(),
  );
}

function hueOf(text: string): number {
  let hash = 0;
  for (const letter of text) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 360_007;
  return hash % 360;
}
