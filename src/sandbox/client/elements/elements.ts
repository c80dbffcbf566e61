import { el } from '../dom.ts';
import type { Child } from '../dom.ts';
import { string } from '../json.ts';
import type { Scene } from '../scene.ts';
import type { Json } from '../types.ts';
import { button, feedbackButtons, iconButton, overflow, workflowButton } from './buttons.ts';
import { choices } from './choices.ts';
import type { Fittings } from './fittings.ts';
import { picker } from './pickers.ts';
import { select } from './selects.ts';
import { textInput } from './text-inputs.ts';

type Draw = (block: Json, element: Json, scene: Scene, fittings: Fittings) => Child;

const ELEMENTS: Readonly<Record<string, Draw>> = {
  button,
  workflow_button: workflowButton,
  feedback_buttons: feedbackButtons,
  icon_button: iconButton,
  overflow,
  radio_buttons: choices,
  checkboxes: choices,
  static_select: select,
  multi_static_select: select,
  external_select: select,
  multi_external_select: select,
  users_select: select,
  multi_users_select: select,
  channels_select: select,
  multi_channels_select: select,
  conversations_select: select,
  multi_conversations_select: select,
  plain_text_input: textInput,
  email_text_input: textInput,
  url_text_input: textInput,
  number_input: textInput,
  rich_text_input: textInput,
  datepicker: picker,
  timepicker: picker,
  datetimepicker: picker,
  file_input: () => el('p', { class: 'unsupported' }, 'Files cannot be uploaded in the sandbox.'),
};

export function drawElement(
  block: Json,
  element: Json,
  scene: Scene,
  fittings: Partial<Fittings> = {},
): Child {
  const draw = ELEMENTS[string(element['type'])];
  if (!draw) return el('span', { class: 'unsupported' }, `(${string(element['type'])})`);
  const key = `${string(block['block_id'])} ${string(element['action_id'])}`;
  return draw(block, element, scene, { label: '', dispatches: true, isInvalid: false, key, ...fittings });
}
