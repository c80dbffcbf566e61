import { svg } from './dom.ts';

/** Drawn for this page on a grid of 16, with lines of 1.5. */
const PATHS = {
  hash: 'M6 2.5 4.5 13.5M11.5 2.5 10 13.5M2.5 5.5h11M2.5 10.5h11',
  lock: 'M4 7h8v6H4zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  eye: 'M1.5 8s2.4-4 6.5-4 6.5 4 6.5 4-2.4 4-6.5 4S1.5 8 1.5 8zM8 9.6a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2z',
  down: 'm4 6 4 4 4-4',
  right: 'm6 4 4 4-4 4',
  left: 'm10 4-4 4 4 4',
  close: 'm4 4 8 8M12 4l-8 8',
  dots: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  bolt: 'M9 1.5 3.5 9H8l-1 5.5L12.5 7H8z',
  sun: 'M8 10.6a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2zM8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9',
  moon: 'M13.5 9.7A5.8 5.8 0 0 1 6.3 2.5a5.8 5.8 0 1 0 7.2 7.2z',
  auto: 'M8 2a6 6 0 1 0 0 12zM8 2a6 6 0 0 1 0 12',
  calendar: 'M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5V5M10.5 2.5V5',
  mail: 'M2 4h12v8.5H2zM2 4.5l6 4.5 6-4.5',
  check: 'm3.5 8.5 3 3 6-7',
  warning: 'M8 2.5 14.5 13.5h-13zM8 6.5v3.5M8 12h.01',
  info: 'M8 14a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM8 7.5V11M8 5.2h.01',
  send: 'M2.5 13.5 14 8 2.5 2.5 4 8zM4 8h5',
  clock: 'M8 14a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM8 4.8V8l2.2 1.6',
  reset: 'M3 8a5 5 0 1 0 1.6-3.7M3 2.5v2.8h2.8',
  trash: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 9h5.8l.6-9',
  up: 'm4 10 4-4 4 4',
  plus: 'M8 3.5v9M3.5 8h9',
  file: 'M4 1.8h5l3.2 3.2v9.2H4zM9 1.8V5h3.2',
  play: 'M5.5 3.5v9l7-4.5z',
} as const;

export type IconName = keyof typeof PATHS;

export function icon(name: IconName, size = 16): SVGElement {
  return svg(
    'svg',
    {
      viewBox: '0 0 16 16',
      width: size,
      height: size,
      class: 'icon',
      'aria-hidden': 'true',
      focusable: 'false',
    },
    svg('path', {
      d: PATHS[name],
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': name === 'dots' ? 2 : 1.5,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    }),
  );
}
