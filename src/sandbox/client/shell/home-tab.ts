import { drawBlocks } from '../blocks/blocks.ts';
import { el, replace } from '../dom.ts';
import { objects } from '../json.ts';
import { createValues, readerOf } from '../scene.ts';
import type { Session } from '../session.ts';
import { keepingFocus } from './focus.ts';

/** The app's Home tab, as it was last published for this person. */
export function homeTab(session: Session): HTMLElement {
  const tab = el('div', { class: 'home', role: 'tabpanel', 'aria-label': 'Home', tabindex: 0 });
  let values = createValues();
  let owner = '';
  const draw = () => {
    const { home, me, workspace } = session.state;
    if (owner !== me) values = createValues();
    owner = me;
    if (!home) {
      replace(
        tab,
        el('p', { class: 'empty' }, `${workspace.app.name} has not published a Home tab for you yet.`),
      );
      return;
    }
    const scene = {
      surface: 'home',
      place: { view: home.id },
      reader: readerOf(session),
      session,
      values,
      errors: {},
    } as const;
    keepingFocus(tab, () => replace(tab, drawBlocks(objects(home.blocks), scene)));
  };
  session.on('home', draw);
  session.on('place', draw);
  draw();
  return tab;
}
