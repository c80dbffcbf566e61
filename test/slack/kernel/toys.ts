import { InputError, UserError } from '../../../src/core/user-error.ts';
import { actions, message, modalView, section } from '../../../src/slack/blocks/blocks.ts';
import { textInput } from '../../../src/slack/blocks/inputs.ts';
import { mrkdwn } from '../../../src/slack/blocks/mrkdwn.ts';
import type { Call } from '../../../src/slack/kernel/call.ts';
import { ref } from '../../../src/slack/kernel/ids.ts';
import {
  button,
  defineButton,
  defineModal,
  type Interaction,
  modal,
  type SearchKind,
  type Verb,
} from '../../../src/slack/kernel/kinds.ts';
import type { Conversations } from '../../../src/slack/kernel/route.ts';
import { loadingView, note, noteView } from '../../../src/slack/kernel/screens.ts';

/** Conversations that behave in every way that one can, good and bad. `ran` counts what got through to a handler. */
export function toys() {
  const ran: string[] = [];
  /** What slow handlers wait for. */
  const gate = Promise.withResolvers<void>();

  const say = (name: string, run: (call: Call, typed: string) => Promise<void>): Verb => ({
    name,
    usage: '',
    summary: name,
    run: async (call, typed) => {
      ran.push(`${name} ${typed}`.trim());
      await run(call, typed);
    },
  });
  const pressRef = ref('toy.press', 'how');
  const formRef = ref('toy.form', 'how');
  const formView = (how: string) =>
    modal(
      formRef,
      { how },
      {
        title: 'A form',
        submit: 'Send',
        blocks: [
          textInput('first', { label: 'First', optional: true }),
          textInput('second', { label: 'Second', optional: true }),
          actions(
            button(pressRef, 'Push', { how: 'push' }, { nth: 0 }),
            button(pressRef, 'Break', { how: 'break' }, { nth: 1 }),
            button(pressRef, 'Break later', { how: 'break-later' }, { nth: 2 }),
            button(pressRef, 'Tell', { how: 'tell' }, { nth: 3 }),
          ),
        ],
      },
    );
  const result = (text: string) => noteView('Result', text);

  const verbs: Verb[] = [
    say('help', (call, typed) => call.tell(note(typed ? `There is no ${typed}.` : 'Help.'))),
    say('tell', (call, typed) => call.tell(note(`You said ${typed || 'nothing'}.`))),
    say('buttons', call =>
      call.tell(
        message('Buttons', [
          actions(
            button(pressRef, 'Tell', { how: 'tell' }, { nth: 0 }),
            button(pressRef, 'Break', { how: 'break' }, { nth: 1 }),
          ),
        ]),
      ),
    ),
    say('form', async (call, typed) => void (await call.open(formView(typed)))),
    say('slow', async call => {
      const on = await call.open(loadingView('Slow'));
      await gate.promise;
      const shown = await on.show(result('Done at last.'));
      if (!shown) await call.tell(note('Done, after you left.'));
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
    say('zone', call => call.tell(note(`Your zone is ${call.zone}.`))),
  ];

  const presses = defineButton(pressRef, async (call, { how }) => {
    ran.push(`press ${how}`);
    if (how === 'tell') return call.tell(note('Pressed.'));
    if (how === 'push') return void (await call.open(formView('again')));
    if (how === 'break-later') await call.inside?.show(loadingView('Later'));
    throw new Error('canary-press');
  });

  const forms = defineModal(formRef, async (_call, { how }, form) => {
    ran.push(`form ${how}`);
    switch (how) {
      case 'field':
        throw new InputError({ second: 'Second is wrong.', nowhere: 'Nowhere is wrong.' });
      case 'refuse':
        throw new UserError('That cannot be.');
      case 'break':
        throw new Error('canary-form');
      case 'clear':
        return { kind: 'clear' };
      case 'close':
        return { kind: 'close' };
      case 'quick':
        return { kind: 'work', view: loadingView('Working'), work: async () => result('Quick.') };
      case 'slow':
        return {
          kind: 'work',
          view: loadingView('Working'),
          work: async () => {
            await gate.promise;
            return result('Slow.');
          },
        };
      case 'slow-break':
        return {
          kind: 'work',
          view: loadingView('Working'),
          work: async () => {
            await gate.promise;
            throw new UserError('It came to nothing.');
          },
        };
      default:
        return { kind: 'show', view: result(`First is ${form.text('first') || 'empty'}.`) };
    }
  });

  const bare = defineModal(ref('toy.bare'), async () => {
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
  const interactions = [presses, forms, bare, search] as Interaction[];
  const conversations: Conversations = { verbs, interactions };
  return {
    conversations,
    ran,
    open: () => gate.resolve(),
    bareView: modalView('toy.bare', '', { title: 'Bare', submit: 'Send', blocks: [section(mrkdwn`Bare`)] }),
  };
}
