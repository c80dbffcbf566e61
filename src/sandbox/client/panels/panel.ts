import type { IconName } from '../icons.ts';
import type { Session } from '../session.ts';

/** A tab of the side panel. */
export type Panel = {
  name: string;
  title: string;
  icon: IconName;
  /** What there is to show now; throws `Missing` where the server has no such panel. */
  load: (session: Session) => Promise<unknown>;
  /** Draws it; `again` loads and draws anew after somebody did something. Called only when what was loaded changed. */
  draw: (body: HTMLElement, data: never, session: Session, again: () => void) => void;
};
