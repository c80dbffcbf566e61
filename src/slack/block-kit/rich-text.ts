import { CHANNEL_ID, COLOR, GROUP_ID, LINK_URL, TEAM_ID, USER_ID } from './formats.ts';
import { boolean, integer, list, object, oneOf, string, typed, variants } from './shape.ts';
import type { Shape } from './shape.ts';

const style = object(
  {},
  Object.fromEntries(
    ['bold', 'italic', 'strike', 'underline', 'code', 'highlight', 'client_highlight', 'unlink'].map(flag => [
      flag,
      boolean,
    ]),
  ),
);
const leaf = (type: string, required: Record<string, Shape>, optional: Record<string, Shape> = {}) =>
  typed(type, required, { ...optional, style });

const TEXT = leaf('text', { text: string() });
const LINK = leaf(
  'link',
  { url: string({ max: 3000, format: LINK_URL }) },
  { text: string(), unsafe: boolean },
);

const LEAVES = {
  text: TEXT,
  link: LINK,
  user: leaf('user', { user_id: string({ format: USER_ID }) }),
  usergroup: leaf('usergroup', { usergroup_id: string({ format: GROUP_ID }) }),
  channel: leaf('channel', { channel_id: string({ format: CHANNEL_ID }) }),
  team: leaf('team', { team_id: string({ format: TEAM_ID }) }),
  broadcast: leaf('broadcast', { range: oneOf('here', 'channel', 'everyone') }),
  color: leaf('color', { value: string({ format: COLOR }) }),
  emoji: leaf(
    'emoji',
    { name: string() },
    { unicode: string(), url: string({ format: LINK_URL }), skin_tone: integer({ min: 1, max: 6 }) },
  ),
  date: leaf(
    'date',
    { timestamp: integer({ min: 0 }), format: string() },
    { url: string({ format: LINK_URL }), fallback: string() },
  ),
};

const border = oneOf(0, 1);
/** Empty lists and empty texts are refused in production though the Block Kit Builder shows them. */
const leaves = list(variants('rich text leaf', () => LEAVES));
const section = typed('rich_text_section', { elements: leaves });
const sections = list(variants('rich text section', () => ({ rich_text_section: section })));

const CONTAINERS = {
  rich_text_section: section,
  rich_text_list: typed(
    'rich_text_list',
    { style: oneOf('bullet', 'ordered'), elements: sections },
    { indent: integer({ min: 0, max: 8 }), offset: integer({ min: 0 }), border },
  ),
  rich_text_quote: typed('rich_text_quote', { elements: leaves }, { border }),
  rich_text_preformatted: typed(
    'rich_text_preformatted',
    { elements: list(variants('preformatted leaf', () => ({ text: TEXT, link: LINK }))) },
    { border, language: string() },
  ),
};

export const richTextElements = list(variants('rich text element', () => CONTAINERS));

/** A rich_text block used as a value: in cells, titles, initial values. */
export const richTextValue = typed(
  'rich_text',
  { elements: richTextElements },
  { block_id: string({ max: 255 }) },
);
