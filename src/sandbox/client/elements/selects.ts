import { el } from '../dom.ts';
import type { Child } from '../dom.ts';
import { isObject, number, objects, string, strings, textOf } from '../json.ts';
import { press, suggestions } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { humans } from '../session.ts';
import { avatar } from '../shell/avatar.ts';
import { withEmoji } from '../text/emoji.ts';
import type { Channel, Json, Person } from '../types.ts';
import { combobox } from './combobox.ts';
import type { ComboboxProps, Option } from './combobox.ts';
import type { Fittings } from './fittings.ts';

/** The ten menus: of given options, of options the app is asked for, of people, channels, conversations. */

type Source = {
  load: ComboboxProps['load'];
  /** From what is kept (an id, a value, a whole option) to what is shown. */
  option: (kept: unknown) => Option | undefined;
  initial: string;
};

export function select(block: Json, element: Json, scene: Scene, fittings: Fittings): HTMLElement {
  const type = string(element['type']);
  const isMany = type.startsWith('multi_');
  const source = sourceOf(type.replace('multi_', ''), element, scene);
  const kept = scene.values.get(block, element) ?? initialOf(element, scene, source, isMany);
  const selected = (Array.isArray(kept) ? kept : [kept]).flatMap(one => source.option(one) ?? []);
  return combobox({
    label: fittings.label || textOf(element['placeholder']) || 'Choose',
    placeholder: textOf(element['placeholder']) || (isMany ? 'Choose some' : 'Choose an option'),
    selected,
    isMany,
    ...(element['max_selected_items'] === undefined ? {} : { max: number(element['max_selected_items']) }),
    load: source.load,
    onChange: next => void changed(next.map(({ raw, value }) => raw ?? value)),
    id: fittings.id,
    key: fittings.key,
    describedBy: fittings.describedBy,
    isInvalid: fittings.isInvalid,
    isFocused: element['focus_on_load'] === true,
  });

  async function changed(values: unknown[]): Promise<void> {
    const value = isMany ? values : (values[0] ?? null);
    scene.values.set(block, element, value);
    if (fittings.dispatches) await press(scene, block, element, value);
  }
}

function initialOf(element: Json, scene: Scene, { initial }: Source, isMany: boolean): unknown {
  const given = element[isMany ? `${initial}s` : initial];
  const { at } = scene.session.state;
  if (given !== undefined || element['default_to_current_conversation'] !== true) return given;
  return at.kind === 'channel' ? at.id : undefined;
}

function sourceOf(type: string, element: Json, scene: Scene): Source {
  const { session } = scene;
  if (type === 'users_select') {
    const people = () => humans(session.state.workspace).map(personOption);
    return {
      initial: 'initial_user',
      load: query => ({ options: matching(people(), query) }),
      option: id => people().find(({ value }) => value === id),
    };
  }
  if (type === 'channels_select' || type === 'conversations_select') {
    const initial = type === 'channels_select' ? 'initial_channel' : 'initial_conversation';
    const channels = () =>
      offered(session.state.channels, type, element).map(channel => channelOption(channel, scene));
    return {
      initial,
      load: query => ({ options: matching(channels(), query) }),
      option: id => channels().find(({ value }) => value === id),
    };
  }
  if (type === 'external_select') {
    return {
      initial: 'initial_option',
      load: query => asked(scene, element, query),
      option: whole => (isObject(whole) ? externalOption(whole) : undefined),
    };
  }
  const options = optionsOf(element);
  return {
    initial: 'initial_option',
    load: query => ({ options: matching(options, query) }),
    option: kept => options.find(({ value }) => value === (isObject(kept) ? kept['value'] : kept)),
  };
}

async function asked(scene: Scene, element: Json, query: string) {
  const least = element['min_query_length'] === undefined ? 3 : number(element['min_query_length']);
  if (query.length < least) return { options: [], why: `Type at least ${least} characters` };
  const { groups, why } = await suggestions(scene, element, query);
  const options = groups.flatMap(({ label, options }) =>
    options.map(option => Object.assign(externalOption(option), label === '' ? {} : { group: label })),
  );
  return why === undefined ? { options } : { options, why };
}

function offered(channels: Channel[], type: string, element: Json): Channel[] {
  const filter = isObject(element['filter']) ? element['filter'] : {};
  const include = strings(filter['include']);
  const kinds = { public: 'public', private: 'private', dm: 'im', group: 'mpim' } as const;
  return channels.filter(({ kind, hasApp }) => {
    if (type === 'channels_select') return kind === 'public';
    if (filter['exclude_bot_users'] === true && kind === 'dm' && hasApp) return false;
    return include.length === 0 || include.includes(kinds[kind]);
  });
}

function optionsOf(element: Json): Option[] {
  const inGroups = objects(element['option_groups']).flatMap(group =>
    objects(group['options']).map(option =>
      Object.assign(plainOption(option), { group: textOf(group['label']) }),
    ),
  );
  return [...objects(element['options']).map(plainOption), ...inGroups];
}

function plainOption(option: Json): Option {
  const detail = textOf(option['description']);
  return {
    value: string(option['value']),
    label: withEmoji(textOf(option['text'])),
    ...(detail === '' ? {} : { detail }),
  };
}

function externalOption(option: Json): Option {
  return { ...plainOption(option), raw: option };
}

function personOption(person: Person): Option {
  return {
    value: person.id,
    label: person.realName,
    detail: person.title,
    lead: (): Child => avatar(person, 20),
  };
}

function channelOption({ id, kind, name }: Channel, { session }: Scene): Option {
  const isDm = kind === 'dm';
  return {
    value: id,
    label: isDm ? session.state.workspace.app.name : name,
    lead: (): Child => el('span', { class: 'option-sign' }, isDm ? '@' : kind === 'private' ? '🔒' : '#'),
  };
}

function matching(options: Option[], query: string): Option[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return options;
  return options.filter(({ label, detail = '' }) => `${label} ${detail}`.toLowerCase().includes(wanted));
}
