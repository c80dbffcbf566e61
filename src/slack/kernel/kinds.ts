import type { Button, ModalView } from '@slack/types';
import type { PersonId, TeamId } from '../../core/loop/glossary.ts';
import type { World } from '../../operations/world.ts';
import { type ButtonLook, type MessageView, type ModalLook, modalView, rawButton } from '../blocks/blocks.ts';
import type { Form } from '../blocks/form.ts';
import type { Choice } from '../blocks/inputs.ts';
import type { Call } from './call.ts';
import { type Ids, type Ref, writeIds } from './ids.ts';

/** A word after `/hire`. `run` answers through the call; it is acknowledged already. */
export type Verb = {
  name: string;
  /** What may stand behind it, for the help: `[candidate]`. */
  usage: string;
  summary: string;
  /** @param typed What stands behind the word, people in it as `@Ana Alvarez`. @param people Who they are. */
  run(call: Call, typed: string, people: readonly PersonId[]): Promise<void>;
};

/** Something that can be pressed. Who presses is checked by the operation, not by who was shown it. */
export type ButtonKind<K extends string = string> = Ref<K> & {
  kind: 'button';
  /** @param at When it happened by Slack's own clock, in seconds: later ones overtake earlier ones on their way. */
  run(call: Call, ids: Ids<K>, form: Form, at: number): Promise<void>;
};

export type Submitted =
  | { kind: 'close' }
  /** Closes the whole stack. */
  | { kind: 'clear' }
  | { kind: 'show'; view: ModalView }
  /** Shows what `work` returns or, where that takes longer than Slack waits, `view` until then. */
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
  find(on: { world: World; team: TeamId; person: PersonId }, typed: string): Promise<Choice[]>;
};

export type Interaction = ButtonKind | ModalKind | SearchKind;

/**
 * Who reads a message: somebody in their `zone`, or a channel. `discreet`: a channel that anybody can join, where
 * candidates have no names.
 */
export type Reading = { world: World; team: TeamId; to: string; zone: string; discreet: boolean };

/** A message that Hireloop sends of its own accord. Read and worded at the moment of sending. */
export type NoticeKind = {
  id: string;
  /** Undefined where what it is about is gone altogether. */
  render(on: Reading, ids: Readonly<Record<string, string>>): Promise<MessageView | undefined>;
};

export function defineButton<K extends string>(name: Ref<K>, run: ButtonKind<K>['run']): ButtonKind<K> {
  return { kind: 'button', id: name.id, keys: name.keys, run };
}

export function defineModal<K extends string>(name: Ref<K>, submit: ModalKind<K>['submit']): ModalKind<K> {
  return { kind: 'modal', id: name.id, keys: name.keys, submit };
}

/** @param nth Tells buttons of one kind apart where several stand in one block. */
export function button<K extends string>(
  kind: Ref<K>,
  text: string,
  ids: Ids<K>,
  look: ButtonLook & { nth?: number } = {},
): Button {
  const { nth, ...rest } = look;
  return rawButton(nth === undefined ? kind.id : `${kind.id}:${nth}`, text, writeIds(kind, ids), rest);
}

export function modal<K extends string>(kind: Ref<K>, ids: Ids<K>, look: ModalLook): ModalView {
  return modalView(kind.id, writeIds(kind, ids), look);
}
