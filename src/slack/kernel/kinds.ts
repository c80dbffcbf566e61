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

/** Names a button or form for a view; where its handler shows that same view again, the two are defined apart. */
export type Ref<K extends string = string> = { id: string; carries?: K };

/** Something that can be pressed. Who presses is checked by the operation, not by who was shown it. */
export type ButtonKind<K extends string = string> = Ref<K> & {
  kind: 'button';
  run(call: Call, ids: Ids<K>, form: Form): Promise<void>;
};

export type Submitted =
  | { kind: 'close' }
  /** Closes the whole stack. */
  | { kind: 'clear' }
  | { kind: 'show'; view: ModalView }
  /** Shows `view` at once and what `work` returns when it is done: for what may take longer than Slack waits. */
  | { kind: 'work'; view: ModalView; work: () => Promise<ModalView> };

/** A form. A refused field keeps the form open with the reason at its place. */
export type ModalKind<K extends string = string> = Ref<K> & {
  kind: 'modal';
  submit(call: Call, ids: Ids<K>, form: Form): Promise<Submitted>;
};

/** A list that is searched while typing: up to 100 choices. */
export type SearchKind = {
  kind: 'search';
  id: string;
  find(on: { world: World; team: TeamId; person: string }, typed: string): Promise<Choice[]>;
};

export type Interaction = ButtonKind | ModalKind | SearchKind;

/** Who reads a message. `discreet`: a channel that anybody can join, where candidates have no names. */
export type Reading = { world: World; team: TeamId; to: string; discreet: boolean };

/** A message that Hireloop sends of its own accord. Read and worded at the moment of sending. */
export type NoticeKind = {
  id: string;
  /** Undefined where what it is about is gone altogether. */
  render(on: Reading, ids: Readonly<Record<string, string>>): Promise<MessageView | undefined>;
};

export function defineButton<K extends string>(
  name: string | Ref<K>,
  run: ButtonKind<K>['run'],
): ButtonKind<K> {
  return { kind: 'button', id: idOf(name), run };
}

export function defineModal<K extends string>(
  name: string | Ref<K>,
  submit: ModalKind<K>['submit'],
): ModalKind<K> {
  return { kind: 'modal', id: idOf(name), submit };
}

const idOf = (name: string | Ref): string => (typeof name === 'string' ? name : name.id);

/** @param nth Tells buttons of one kind apart where several stand in one block. */
export function button<K extends string>(
  kind: Ref<K>,
  text: string,
  ids: Ids<K>,
  look: ButtonLook & { nth?: number } = {},
): Button {
  const { nth, ...rest } = look;
  return rawButton(nth === undefined ? kind.id : `${kind.id}:${nth}`, text, writeIds(ids), rest);
}

export function modal<K extends string>(kind: Ref<K>, ids: Ids<K>, look: ModalLook): ModalView {
  return modalView(kind.id, writeIds(ids), look);
}
