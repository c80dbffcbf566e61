import { el } from '../dom.ts';
import type { Child } from '../dom.ts';
import { string } from '../json.ts';
import type { Scene } from '../scene.ts';
import { richText } from '../text/rich-text.ts';
import { markdown } from '../text/markdown.ts';
import type { Json } from '../types.ts';
import { alert, context, divider, header, image, video } from './basics.ts';
import { card, carousel } from './card.ts';
import { chart } from './chart.ts';
import { container } from './container.ts';
import { dataTable } from './data-table.ts';
import { input } from './input.ts';
import { actions, contextActions, section } from './section.ts';
import { table } from './table.ts';
import { plan, taskCard } from './task.ts';

type Draw = (block: Json, scene: Scene) => Child;

const BLOCKS: Readonly<Record<string, Draw>> = {
  actions,
  alert,
  card,
  carousel,
  container: (block, scene) => container(block, scene, drawBlocks),
  context,
  context_actions: contextActions,
  data_table: dataTable,
  data_visualization: chart,
  divider,
  header,
  image,
  input,
  markdown: block => el('div', { class: 'markdown' }, markdown(string(block['text']))),
  plan,
  rich_text: (block, { reader }) => richText(block, reader),
  section,
  table,
  task_card: taskCard,
  video,
};

export function drawBlocks(blocks: readonly Json[], scene: Scene): HTMLElement {
  return el(
    'div',
    { class: 'blocks' },
    blocks.map(block => drawBlock(block, scene)),
  );
}

function drawBlock(block: Json, scene: Scene): Child {
  const type = string(block['type']);
  const draw = BLOCKS[type];
  if (!draw) return el('p', { class: 'unsupported' }, `This page cannot draw a block of the type "${type}".`);
  return el(
    'div',
    { class: `block block-${type}`, 'data-block': string(block['block_id']) },
    draw(block, scene),
  );
}
