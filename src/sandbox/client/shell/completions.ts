import { Listbox } from '../elements/listbox.ts';
import { humans } from '../session.ts';
import type { Session } from '../session.ts';

type Completion = { insert: string; label: string; detail: string };

/** Commands and their verbs, people after `@`, channels after `#`: above what is typed, chosen by arrows. */
export class Completions {
  readonly list: Listbox;
  private readonly session: Session;
  private readonly field: HTMLTextAreaElement;
  private readonly changed: () => void;
  private shown: Completion[] = [];
  private dismissed = '';

  constructor(session: Session, field: HTMLTextAreaElement, changed: () => void) {
    this.session = session;
    this.field = field;
    this.changed = changed;
    this.list = new Listbox({
      label: 'Suggestions',
      class: 'completions',
      field,
      anchor: field,
      choose: index => this.choose(index),
    });
  }

  refresh(): void {
    const before = this.before();
    this.shown = before === this.dismissed ? [] : completionsFor(this.session, before);
    if (this.shown.length === 0) this.list.close();
    else this.list.show(this.shown, 0, '');
  }

  /** True where the key was for the list. */
  handled(event: KeyboardEvent): boolean {
    if (!this.list.isOpen) return false;
    const isChosen = event.key === 'Tab' || (event.key === 'Enter' && !this.isWrittenOut());
    if (isChosen) this.choose(this.list.active);
    else if (event.key === 'Escape') this.dismiss();
    else if (!this.list.moved(event.key)) {
      if (event.key === 'Enter') this.list.close();
      return false;
    }
    event.preventDefault();
    return true;
  }

  private choose(index: number): void {
    const completion = this.shown[index];
    if (!completion) return;
    const before = this.before();
    const start = before.length - wordBefore(before).length;
    const after = this.field.value.slice(before.length);
    this.field.value = `${before.slice(0, start)}${completion.insert} ${after}`;
    const caret = start + completion.insert.length + 1;
    this.field.setSelectionRange(caret, caret);
    this.changed();
  }

  private dismiss(): void {
    this.dismissed = this.before();
    this.list.close();
  }

  /** Enter sends what is written out already. */
  private isWrittenOut(): boolean {
    const completion = this.shown[this.list.active];
    return completion !== undefined && this.field.value.trimEnd().endsWith(completion.insert);
  }

  private before(): string {
    return this.field.value.slice(0, this.field.selectionStart);
  }
}

function wordBefore(text: string): string {
  return /\S*$/.exec(text)?.[0] ?? '';
}

function completionsFor(session: Session, before: string): Completion[] {
  const word = wordBefore(before).toLowerCase();
  if (word.startsWith('@')) return people(session, word.slice(1));
  if (word.startsWith('#')) return channels(session, word.slice(1));
  const [, name = '', verb] = /^(\/\S*)(?:\s+(\S*))?$/.exec(before) ?? [];
  if (name === '') return [];
  return verb === undefined ? commands(session, name) : verbs(session, name, verb.toLowerCase());
}

function people({ state }: Session, typed: string): Completion[] {
  return humans(state.workspace)
    .filter(({ name, realName }) => `${name} ${realName}`.toLowerCase().includes(typed))
    .map(({ name, realName, title }) => ({ insert: `@${name}`, label: realName, detail: title }));
}

function channels({ state }: Session, typed: string): Completion[] {
  return state.channels
    .filter(({ kind, name }) => kind !== 'dm' && name.includes(typed))
    .map(({ name, topic }) => ({ insert: `#${name}`, label: `#${name}`, detail: topic }));
}

const INVITE = { command: '/invite', description: 'Bring somebody, or the app, into this channel' };

function commands({ state }: Session, typed: string): Completion[] {
  return [...state.workspace.commands, INVITE]
    .filter(({ command }) => command.startsWith(typed) && command !== typed)
    .map(({ command, description }) => ({ insert: command, label: command, detail: description }));
}

function verbs({ state }: Session, command: string, typed: string): Completion[] {
  const found = state.workspace.commands.find(one => one.command === command);
  return (found?.verbs ?? [])
    .filter(({ verb }) => verb.startsWith(typed))
    .map(({ verb, usage, description }) => ({
      insert: verb,
      label: `${command} ${verb} ${usage}`.trim(),
      detail: description,
    }));
}
