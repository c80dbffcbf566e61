import { XMLParser } from 'fast-xml-parser';

const parser = new XMLParser({
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  // Line ends of iCalendar arrive as numeric entities.
  htmlEntities: true,
  isArray: name => ['response', 'propstat', 'comp'].includes(name),
});

/** An element: its children by name, or its text. */
export type Xml = { readonly [name: string]: Xml | Xml[] | string | undefined } | string | undefined;

/** @throws Where it is no XML. */
export const parseXml = (text: string): Xml => parser.parse(text, true) as Xml;

export function child(xml: Xml, ...path: string[]): Xml {
  let at = xml;
  for (const name of path) {
    const found: Xml | Xml[] | string | undefined = typeof at === 'object' ? at[name] : undefined;
    at = Array.isArray(found) ? found[0] : found;
  }
  return at;
}

export function children(xml: Xml, name: string): Xml[] {
  const found = typeof xml === 'object' ? xml[name] : undefined;
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found];
}

export function textOf(xml: Xml): string {
  if (typeof xml === 'string') return xml;
  const text = typeof xml === 'object' ? xml['#text'] : undefined;
  return typeof text === 'string' ? text : '';
}

export const has = (xml: Xml, name: string): boolean => typeof xml === 'object' && name in xml;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escapeXml = (text: string): string => text.replaceAll(/[&<>"]/g, sign => ESCAPES[sign] ?? sign);
