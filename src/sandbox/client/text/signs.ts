import { el, svg } from '../dom.ts';
import type { Child } from '../dom.ts';
import { emojiNamed } from './emoji.ts';

type Tone = 'ok' | 'danger' | 'warn' | 'muted' | 'accent';

/**
 * The signs that our messages use most, drawn: emoji fonts differ from machine to machine, and some have none. On a
 * grid of 16; a path that starts with `!` is filled.
 */
const SIGNS: Readonly<Record<string, readonly [Tone, string]>> = {
  white_check_mark: ['ok', 'M2.5 2.5h11v11h-11zM5 8.2l2.2 2.3L11.2 6'],
  heavy_check_mark: ['ok', 'm3 8.6 3.2 3.2L13 4.6'],
  x: ['danger', 'm4 4 8 8M12 4l-8 8'],
  warning: ['warn', 'M8 2.5 14.5 13.5h-13zM8 6.5v3.5M8 12h.01'],
  bell: [
    'warn',
    'M8 2a3.8 3.8 0 0 1 3.8 3.8c0 3.6 1.4 4.7 1.4 5.4H2.8c0-.7 1.4-1.8 1.4-5.4A3.8 3.8 0 0 1 8 2zM6.6 13.3h2.8',
  ],
  hourglass: ['muted', 'M4 2.5h8M4 13.5h8M5 2.5c0 3 3 4 3 5.5s-3 2.5-3 5.5M11 2.5c0 3-3 4-3 5.5s3 2.5 3 5.5'],
  hourglass_flowing_sand: [
    'muted',
    'M4 2.5h8M4 13.5h8M5 2.5c0 3 3 4 3 5.5s-3 2.5-3 5.5M11 2.5c0 3-3 4-3 5.5s3 2.5 3 5.5',
  ],
  grey_question: ['muted', 'M5.5 5.8a2.5 2.5 0 1 1 3.7 2.2c-.8.5-1.2.9-1.2 1.8M8 12.5h.01'],
  no_entry: ['danger', 'M8 14a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM5 8h6'],
  no_entry_sign: ['danger', 'M8 14a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM3.8 3.8l8.4 8.4'],
  red_circle: ['danger', '!M8 12.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9z'],
  white_circle: ['muted', 'M8 12.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9z'],
  arrow_right: ['accent', 'M2.5 8h11M9.5 4l4 4-4 4'],
  left_right_arrow: ['warn', 'M1.8 8h12.4M5 5 2 8l3 3M11 5l3 3-3 3'],
  calendar: ['muted', 'M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5V5M10.5 2.5V5'],
  double_vertical_bar: ['muted', 'M5.5 3.5v9M10.5 3.5v9'],
  email: ['muted', 'M2 4h12v8.5H2zM2 4.5l6 4.5 6-4.5'],
  mag: ['muted', 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.5 10.5l3.5 3.5'],
  triangular_flag_on_post: ['danger', 'M4 14V2.5l8.5 3.7L4 9.8'],
  see_no_evil: ['muted', 'M1.5 8s2.4-4 6.5-4 6.5 4 6.5 4-2.4 4-6.5 4S1.5 8 1.5 8zM3 13 13 3'],
  pencil2: ['muted', 'M3 13h2.5L13 5.5 10.5 3 3 10.5z'],
  lock: ['muted', 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5'],
  books: ['muted', 'M3 3h3v10.5H3zM6 3h3v10.5H6zM9.5 4l2.6-.7 2.4 9.6-2.6.7z'],
  arrows_counterclockwise: ['accent', 'M3 8a5 5 0 0 1 9-3M12.5 2.5V5H10M13 8a5 5 0 0 1-9 3M3.5 13.5V11H6'],
  alarm_clock: ['warn', 'M8 14a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM8 6.5V9l1.8 1.2M2.5 4l2-1.8M13.5 4l-2-1.8'],
  speech_balloon: ['muted', 'M2.5 3h11v7.5H7l-3 2.5v-2.5H2.5z'],
  mortar_board: ['accent', 'M1.5 6 8 3l6.5 3L8 9zM4.5 7.5v3.2c1.8 1.7 5.2 1.7 7 0V7.5M14.5 6v4.5'],
  seedling: [
    'ok',
    'M8 14V8.5M8 8.5C8 5.5 5.8 4 2.5 4c0 3 2.2 4.5 5.5 4.5zM8 7.5c0-3 2.2-4.7 5.5-4.7 0 3-2.2 4.7-5.5 4.7z',
  ],
  tada: ['accent', 'M2.5 13.5 6 5l5 5zM9 3.5l.5-1.5M11.5 6 14 4.5M12.5 9h2'],
};

/** Text with its `:names:` as signs, or as emoji where there is no sign. */
export function withSigns(text: string): Child[] {
  return text.split(/(:[a-z0-9_+-]+:)/).map(part => {
    const name = /^:([a-z0-9_+-]+):$/.exec(part)?.[1];
    if (name === undefined) return part;
    return sign(name) ?? emojiNamed(name) ?? part;
  });
}

function sign(name: string): HTMLElement | undefined {
  const found = Object.hasOwn(SIGNS, name) ? SIGNS[name] : undefined;
  if (!found) return undefined;
  const [tone, path] = found;
  const isFilled = path.startsWith('!');
  const picture = svg(
    'svg',
    { viewBox: '0 0 16 16', width: 15, height: 15, 'aria-hidden': 'true' },
    svg('path', { d: isFilled ? path.slice(1) : path, class: isFilled ? 'sign-filled' : 'sign-line' }),
  );
  return el(
    'span',
    { class: `sign sign-${tone}`, role: 'img', 'aria-label': name.replaceAll('_', ' ') },
    picture,
  );
}
