import { el, link } from '../dom.ts';
import { isObject, objects, string } from '../json.ts';
import type { Scene } from '../scene.ts';
import { richText } from '../text/rich-text.ts';
import type { Json } from '../types.ts';

const STATUS: Readonly<Record<string, string>> = {
  pending: '○ Waiting',
  in_progress: '◐ Under way',
  complete: '● Done',
  error: '✕ Failed',
};

export function taskCard(task: Json, { reader }: Scene): HTMLElement {
  const { details, output } = task;
  const sources = objects(task['sources']);
  return el(
    'div',
    { class: 'task' },
    el(
      'div',
      { class: 'task-head' },
      el('strong', {}, string(task['title'])),
      el(
        'span',
        { class: `task-status task-${string(task['status'])}` },
        STATUS[string(task['status'])] ?? '',
      ),
    ),
    isObject(details) && richText(details, reader),
    isObject(output) && richText(output, reader),
    sources.length > 0 &&
      el(
        'div',
        { class: 'muted' },
        sources.map(source => [link(string(source['url']), string(source['text'])), ' ']),
      ),
  );
}

export function plan(block: Json, scene: Scene): HTMLElement {
  return el(
    'div',
    { class: 'plan' },
    el('strong', {}, string(block['title'])),
    objects(block['tasks']).map(task => taskCard(task, scene)),
  );
}
