import { post } from './api.ts';
import { confirmed } from './elements/confirm.ts';
import { string } from './json.ts';
import type { Session } from './session.ts';
import { toast } from './shell/toast.ts';
import type { Reader } from './text/reader.ts';
import type { Json } from './types.ts';

/** Where blocks are drawn: who reads them, what their elements hold, what a press does. */

type Place = { channel: string; ts: string } | { view: string };
export type Scene = {
  surface: 'message' | 'modal' | 'home';
  place: Place;
  reader: Reader;
  session: Session;
  values: Values;
  /** Under input blocks, by block_id. */
  errors: Readonly<Record<string, string>>;
};

export type Values = ReturnType<typeof createValues>;

/** What people put in, by block and action: it outlives redraws as long as both ids stay. */
export function createValues() {
  const blocks = new Map<string, Map<string, unknown>>();
  return {
    get: (block: Json, element: Json): unknown =>
      blocks.get(string(block['block_id']))?.get(string(element['action_id'])),
    set(block: Json, element: Json, value: unknown): void {
      const id = string(block['block_id']);
      const actions = blocks.get(id) ?? new Map<string, unknown>();
      blocks.set(id, actions.set(string(element['action_id']), value));
    },
    all: (): Json =>
      Object.fromEntries([...blocks].map(([id, actions]) => [id, Object.fromEntries(actions)])),
  };
}

export function readerOf(session: Session): Reader {
  return {
    me: session.state.me,
    zone: session.zone(),
    now: session.state.workspace.now,
    person: session.person,
    channel: session.channel,
  };
}

/** Tells the app that an element was used; asks first where the app wants that. */
export async function press(scene: Scene, block: Json, element: Json, value?: unknown): Promise<boolean> {
  if (element['confirm'] !== undefined && !(await confirmed(element['confirm'], scene.reader))) return false;
  const outcome = await scene.session.act('press', {
    place: scene.place,
    block: string(block['block_id']),
    action: string(element['action_id']),
    values: scene.values.all(),
    ...(value === undefined ? {} : { value }),
  });
  if (outcome.kind === 'failed') toast(`That did not work: ${outcome.why}.`, 'error');
  return outcome.kind === 'done';
}

export type Suggestions = { groups: { label: string; options: Json[] }[]; why?: string };

export function suggestions(scene: Scene, element: Json, query: string): Promise<Suggestions> {
  return post<Suggestions>('/slack/acts/suggest', {
    as: scene.session.state.me,
    place: scene.place,
    action: string(element['action_id']),
    query,
    values: scene.values.all(),
  });
}
