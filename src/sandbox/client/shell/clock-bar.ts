import { Missing, get, post } from '../api.ts';
import { el, replace } from '../dom.ts';
import { icon } from '../icons.ts';
import { reload } from '../session.ts';
import type { Session } from '../session.ts';
import { format } from '../time.ts';
import { toast } from './toast.ts';

type Clock = { now: string | number; zone: string; label: string };

const MOVES = [
  { to: '+1h', words: '+1 hour' },
  { to: 'next-interview', words: 'To the next interview' },
  { to: 'monday', words: 'To Monday 09:00' },
] as const;

/** The sandbox's time and how to move it. Nothing is shown where the server has no clock. */
export function clockBar(session: Session, moved: () => void): HTMLElement {
  const bar = el('div', {
    class: 'clock',
    role: 'group',
    'aria-label': 'The time of the sandbox',
    hidden: true,
  });
  const face = el('span', { class: 'clock-face', 'aria-live': 'polite' });
  const buttons = MOVES.map(({ to, words }) => button(to, words));
  const reset = button('reset', 'Reset');
  bar.append(icon('clock'), face, ...buttons, reset);

  const show = ({ now, label }: Clock) => {
    const at = typeof now === 'number' ? now : Date.parse(now);
    const words = format(at, session.zone(), {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    });
    replace(
      face,
      el('strong', {}, words),
      el('span', { class: 'muted' }, session.zone().split('/').at(-1)?.replaceAll('_', ' ')),
    );
    face.title = label;
    bar.hidden = false;
  };
  let isThere = true;
  const load = async () => {
    if (!isThere) return;
    try {
      show(await get<Clock>('/clock'));
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      isThere = false;
    }
  };
  function button(to: string, words: string): HTMLButtonElement {
    return el(
      'button',
      {
        type: 'button',
        class: to === 'reset' ? 'clock-button clock-reset' : 'clock-button',
        on: { click: () => void move(to) },
      },
      to === 'reset' && icon('reset', 13),
      words,
    );
  }
  async function move(to: string) {
    if (bar.getAttribute('aria-busy') === 'true') return;
    bar.setAttribute('aria-busy', 'true');
    try {
      const { note, ...clock } = await post<Clock & { note?: string }>('/clock', { to });
      if (note) toast(note);
      show(clock);
      await reload(session);
      moved();
    } catch (error) {
      toast(`The clock was not moved: ${error instanceof Error ? error.message : String(error)}`, 'error');
    }
    bar.removeAttribute('aria-busy');
  }
  session.on('workspace', () => void load());
  void load();
  return bar;
}
