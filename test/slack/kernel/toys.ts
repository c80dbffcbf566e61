import type { ModalView } from '@slack/types';
import { InputError, UserError } from '../../../src/core/user-error.ts';
import { actions, message } from '../../../src/slack/blocks/blocks.ts';
import { textInput } from '../../../src/slack/blocks/inputs.ts';
import type { Call } from '../../../src/slack/kernel/call.ts';
import { ref } from '../../../src/slack/kernel/ids.ts';
import {
  button,
  defineButton,
  defineModal,
  type Interaction,
  modal,
  type SearchKind,
  type Submitted,
  type Verb,
} from '../../../src/slack/kernel/kinds.ts';
import type { Conversations } from '../../../src/slack/kernel/route.ts';
import { loadingView, note, noteView } from '../../../src/slack/kernel/screens.ts';

/** Conversations that behave in every way that one can, good and bad. */
export type Toys = {
  conversations: Conversations;
  /** What got through to a handler. */
  ran: string[];
  /** Lets go on what slow handlers wait for. */
  open(): void;
};

type On = { ran: string[]; gate: Promise<void> };

export function toys(): Toys {
  const gate = Promise.withResolvers<void>();
  const on: On = { ran: [], gate: gate.promise };
  const interactions = [toyButton(on), toyForm(on), bareForm, search] as Interaction[];
  return {
    conversations: { verbs: toyVerbs(on), interactions },
    ran: on.ran,
    open: () => gate.resolve(),
  };
}

const pressRef = ref('toy.press', 'how');
const formRef = ref('toy.form', 'how');

function formView(how: string): ModalView {
  const press = (text: string, how: string, nth: number) => button(pressRef, text, { how }, { nth });
  return modal(
    formRef,
    { how },
    {
      title: 'A form',
      submit: 'Send',
      blocks: [
        textInput('first', { label: 'First', optional: true }),
        textInput('second', { label: 'Second', optional: true }),
        actions(
          press('Push', 'push', 0),
          press('Break', 'break', 1),
          press('Break later', 'break-later', 2),
          press('Tell', 'tell', 3),
        ),
      ],
    },
  );
}

const result = (text: string) => noteView('Result', text);

function toyVerbs({ ran, gate }: On): Verb[] {
  const say = (name: string, run: (call: Call, typed: string) => Promise<void>): Verb => ({
    name,
    usage: '',
    summary: name,
    run: async (call, typed) => {
      ran.push(`${name} ${typed}`.trim());
      await run(call, typed);
    },
  });
  const press = (text: string, how: string, nth: number) => button(pressRef, text, { how }, { nth });
  return [
    say('help', (call, typed) => call.tell(note(typed ? `There is no ${typed}.` : 'Help.'))),
    say('tell', (call, typed) => call.tell(note(`You said ${typed || 'nothing'}.`))),
    say('zone', call => call.tell(note(`Your zone is ${call.zone}.`))),
    say('buttons', call =>
      call.tell(message('Buttons', [actions(press('Tell', 'tell', 0), press('Break', 'break', 1))])),
    ),
    say('form', async (call, typed) => void (await call.open(formView(typed)))),
    say('slow', async call => {
      const on = await call.open(loadingView('Slow'));
      await gate;
      if (!(await on.show(result('Done at last.')))) await call.tell(note('Done, after you left.'));
    }),
    say('refuse', async () => {
      throw new UserError('That cannot be.', 'Do something else.');
    }),
    say('break', async () => {
      throw new Error('canary-before');
    }),
    say('break-later', async call => {
      await call.open(loadingView('Later'));
      throw new Error('canary-after');
    }),
  ];
}

function toyButton({ ran }: On) {
  return defineButton(pressRef, async (call, { how }) => {
    ran.push(`press ${how}`);
    if (how === 'tell') return call.tell(note('Pressed.'));
    if (how === 'push') return void (await call.open(formView('again')));
    if (how === 'break-later') await call.inside?.show(loadingView('Later'));
    throw new Error('canary-press');
  });
}

function toyForm({ ran, gate }: On) {
  const work = (work: () => Promise<ModalView>): Submitted => ({
    kind: 'work',
    view: loadingView('Working'),
    work,
  });
  return defineModal(formRef, async (_call, { how }, form) => {
    ran.push(`form ${how}`);
    switch (how) {
      case 'field':
        throw new InputError({ second: 'Second is wrong.', nowhere: 'Nowhere is wrong.' });
      case 'refuse':
        throw new UserError('That cannot be.');
      case 'break':
        throw new Error('canary-form');
      case 'clear':
      case 'close':
        return { kind: how };
      case 'quick':
        return work(async () => result('Quick.'));
      case 'slow':
        return work(() => gate.then(() => result('Slow.')));
      case 'slow-break':
        return work(async () => {
          await gate;
          throw new UserError('It came to nothing.');
        });
      default:
        return { kind: 'show', view: result(`First is ${form.text('first') || 'empty'}.`) };
    }
  });
}

const bareForm = defineModal(ref('toy.bare'), async () => {
  throw new UserError('Not without fields.');
});

const search: SearchKind = {
  kind: 'search',
  id: 'toy.search',
  find: async (_on, typed) => {
    if (typed === 'break') throw new Error('canary-search');
    return Array.from({ length: 150 }, (_, at) => ({ value: `v${at}`, text: `${typed} ${at}` }));
  },
};
