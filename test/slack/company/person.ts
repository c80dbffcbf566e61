import type { GivenValues } from '../../../src/sandbox/slack/values.ts';
import { elementsOf, shownText } from './shown.ts';
import { GENERAL } from './cast.ts';
import type { Company } from './start.ts';

type Json = Record<string, unknown>;
export type Message = ReturnType<Company['slack']['messages']>[number];

/** What somebody has on their screen after they did something. */
export type Seen = {
  /** How Slack found the app's answer. */
  outcome: string;
  errors: Readonly<Record<string, string>>;
  /** Messages that are new to them, wherever. */
  messages: Message[];
  /** The topmost modal. */
  modal: Json | undefined;
  /** All of it as they read it. */
  text: string;
};

/** Somebody in front of Slack. */
export function sitDown(company: Pick<Company, 'slack' | 'settle'>, user: string) {
  const { slack } = company;
  const conversations = () => [...slack.channels.map(c => c.id), slack.dm(user)];
  const all = () => conversations().flatMap(c => slack.messages(user, c));
  const key = (m: Message) => `${m.channel} ${m.ts} ${m.revision}`;

  async function after(act: () => Promise<{ kind: string; errors?: Seen['errors'] }>): Promise<Seen> {
    const before = new Set(all().map(key));
    const result = await act();
    await company.settle();
    const messages = all().filter(m => !before.has(key(m)));
    const modal = slack.modal(user);
    const text = [...messages.map(m => `${m.text}\n${shownText(m.blocks)}`), shownText(modal)].join('\n');
    return { outcome: result.kind, errors: result.errors ?? {}, messages, modal, text };
  }

  const me = {
    id: user,
    hire: (text = '', channel: string = GENERAL) => after(() => slack.slash(user, channel, '/hire', text)),
    shortcut: (callback: string) => after(() => slack.shortcut(user, callback)),
    openHome: () => after(() => slack.openHome(user)),
    home: () => slack.home(user),
    modal: () => slack.modal(user),
    /** Presses what is labelled so in the topmost modal. */
    press: (label: string | RegExp) => {
      const modal = slack.modal(user);
      const view = String(modal?.['id']);
      return after(() => slack.press(user, { place: { view }, ...find(modal, label) }));
    },
    pressIn: (message: Message, label: string | RegExp) =>
      after(() =>
        slack.press(user, {
          place: { channel: message.channel, ts: message.ts },
          ...find({ blocks: message.blocks }, label),
        }),
      ),
    pressHome: (label: string | RegExp) => {
      const home = slack.home(user);
      return after(() => slack.press(user, { place: { view: String(home?.['id']) }, ...find(home, label) }));
    },
    /** Sends the topmost modal; fields are named by their block. */
    submit: (fields: Readonly<Record<string, unknown>> = {}) => {
      const modal = slack.modal(user);
      return after(() => slack.submit(user, String(modal?.['id']), valuesOf(modal, fields)));
    },
    async closeAll() {
      for (let modal = slack.modal(user); modal; modal = slack.modal(user))
        await slack.closeView(user, String(modal['id']), true);
    },
    /** Messages in the conversation with the app, the latest last. */
    inbox: () => slack.messages(user, slack.dm(user)),
  };
  return me;
}

export type Person = ReturnType<typeof sitDown>;

function find(shown: Json | undefined, label: string | RegExp): { action: string; block: string } {
  const blocks = (shown?.['blocks'] ?? []) as Json[];
  for (const block of blocks) {
    for (const element of elementsOf(block)) {
      const text = labelOf(element);
      if (typeof label === 'string' ? text === label : label.test(text))
        return { action: String(element['action_id']), block: String(block['block_id']) };
    }
  }
  const there = elementsOf(shown).map(labelOf);
  throw new Error(`There is no ${String(label)} among ${JSON.stringify(there)}`);
}

const labelOf = (element: Json): string => (element['text'] as { text?: string } | undefined)?.text ?? '';

function valuesOf(modal: Json | undefined, fields: Readonly<Record<string, unknown>>): GivenValues {
  const blocks = (modal?.['blocks'] ?? []) as Json[];
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => {
      const block = blocks.find(b => b['block_id'] === field);
      if (!block) throw new Error(`There is no field ${field}`);
      return [field, { [String((block['element'] as Json)['action_id'])]: value }];
    }),
  );
}
