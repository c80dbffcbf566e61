/** The only way elements are made here: children are nodes or texts, never HTML. */

export type Child = Node | string | number | false | null | undefined | readonly Child[];

type Handlers = { [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name]) => void };
export type Props = {
  class?: string | undefined;
  on?: Handlers;
  style?: Readonly<Record<string, string>>;
  [attribute: string]: Attribute | Handlers | Readonly<Record<string, string>>;
};
type Attribute = string | number | boolean | undefined;

export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  dress(element, props);
  for (const [name, handler] of Object.entries(props.on ?? {})) {
    element.addEventListener(name, handler as EventListener);
  }
  append(element, children);
  return element;
}

export function svg(tag: string, props: Props = {}, ...children: Child[]): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  dress(element, props);
  append(element, children);
  return element;
}

export function replace(parent: Element, ...children: Child[]): void {
  parent.replaceChildren();
  append(parent, children);
}

function append(parent: Node, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(parent, child);
    else parent.appendChild(child instanceof Node ? child : document.createTextNode(child as string));
  }
}

function dress(element: HTMLElement | SVGElement, { style = {}, class: name, ...attributes }: Props): void {
  if (name) element.setAttribute('class', name);
  for (const [property, value] of Object.entries(style)) element.style.setProperty(property, value);
  for (const [attribute, value] of Object.entries(attributes as Record<string, Attribute>)) {
    if (value === undefined || value === false || attribute === 'on') continue;
    element.setAttribute(attribute, value === true ? '' : `${value}`);
  }
}

let made = 0;
export function freshId(prefix: string): string {
  made += 1;
  return `${prefix}-${made}`;
}

/** Anything else (`javascript:` above all) becomes plain text. */
export function link(address: string, ...children: Child[]): HTMLElement {
  const label = children.length > 0 ? children : [address];
  const isSafe = /^(https?:|mailto:|tel:)/i.test(address);
  if (!isSafe) return el('span', {}, ...label);
  return el('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, ...label);
}
