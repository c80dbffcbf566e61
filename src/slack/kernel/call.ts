import type { ModalView } from '@slack/types';
import type { PersonId, TeamId } from '../../core/loop/glossary.ts';
import type { Actor, World } from '../../operations/world.ts';
import type { MessageView } from '../blocks/blocks.ts';

/** A modal on somebody's screen. */
export type Opened = {
  /** Replaces what it shows. False where the person closed it meanwhile. */
  show(view: ModalView): Promise<boolean>;
};

/** Somebody asked for something: a command, a press, a shortcut. Everything a handler needs to answer. */
export type Call = {
  world: World;
  team: TeamId;
  person: PersonId;
  actor: Actor;
  /** The zone the person reads times in. */
  zone: string;
  /** Where it was asked, if in a conversation. */
  channel: string | undefined;
  /** Answers privately: beside the command or message, in a modal, or in a direct message. */
  tell(message: MessageView): Promise<void>;
  /**
   * Opens a modal, or puts one on top. Slack allows it within three seconds of the request, so it comes first:
   * open a loading view, then read, then `show`.
   */
  open(view: ModalView): Promise<Opened>;
  /** The modal in which the button was pressed, if in one. */
  inside: Opened | undefined;
};
