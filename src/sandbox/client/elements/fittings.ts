/** What the block around an element knows about it. */
export type Fittings = {
  label: string;
  /** The app hears of every change; in most input blocks only of the whole modal. */
  dispatches: boolean;
  isInvalid: boolean;
  /** Stays the same over redraws, so that the focus comes back. */
  key: string;
  id?: string;
  labelledBy?: string;
  describedBy?: string | undefined;
};
