import type { Button, ModalView } from '@slack/types';
import type { TeamId } from '../../core/loop/glossary.ts';
import type { World } from '../../operations/world.ts';
import { type ButtonLook, type MessageView, modalView, type ModalLook, rawButton } from '../blocks/blocks.ts';
import type { Choice, Form } from '../blocks/inputs.ts';
import type { Call } from './call.ts';
import { type Ids, writeIds } from './ids.ts';

/** A word after `/hire`. `run` answers through the call; it is acknowledged already. */
export type Verb = {
  name: string;
  /** What may stand behind it, for the help: `[candidate]`. */
  usage: string;
  summary: string;
  run(call: Call, args: string): Promise<void>;
};

/** Something that can be pressed. Who presses is checked by the operation, not by who was shown it. */
export type ButtonKind<K extends string = string> = {
  kind: 'button';
  id: string;
  run(call: Call, ids: Ids<K>, form: Form): Promise<void>;
};

export type Submitted =
  | { then: 'close' }
  /** Closes the whole stack. */
  | { then: 'clear' }
  | { then: 'show'; view: ModalView }
  /** Shows `view` at once and what `work` returns when it is done: for what may take longer than Slack waits. */
  | { then: 'work'; view: ModalView; work: () => Promise<ModalView> };

/** A form. A refused field keeps the form open with the reason at its place. */
export type ModalKind<K extends string = string> = {
  kind: 'modal';
  id: string;
  submit(call: Call, ids: Ids<K>, form: Form): Promise<Submitted>;
};

/** A list that is searched while typing: up to 100 choices. */
export type SearchKind = {
  kind: 'search';
  id: string;
  find(on: { world: World; team: TeamId; person: string }, typed: string): Promise<Choice[]>;
};

export type Interaction = ButtonKind | ModalKind | SearchKind;

/** A message that Hireloop sends of its own accord. Read and worded at the moment of sending. */
export type NoticeKind = {
  id: string;
  /** Undefined where what it is about is gone altogether. */
  render(
    on: { world: World; team: TeamId; to: string },
    ids: Readonly<Record<string, string>>,
  ): Promise<MessageView | undefined>;
};

export function defineButton<K extends string>(id: string, run: ButtonKind<K>['run']): ButtonKind<K> {
  return { kind: 'button', id, run };
}

export function defineModal<K extends string>(id: string, submit: ModalKind<K>['submit']): ModalKind<K> {
  return { kind: 'modal', id, submit };
}

/** @param nth Tells buttons of one kind apart where several stand in one block. */
export function button<K extends string>(
  kind: ButtonKind<K>,
  text: string,
  ids: Ids<K>,
  look: ButtonLook & { nth?: number } = {},
): Button {
  const { nth, ...rest } = look;
  return rawButton(nth === undefined ? kind.id : `${kind.id}:${nth}`, text, writeIds(ids), rest);
}

export function modal<K extends string>(kind: ModalKind<K>, ids: Ids<K>, look: ModalLook): ModalView {
  return modalView(kind.id, writeIds(ids), look);
}
