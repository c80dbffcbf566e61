/** One mistake in a file: where, as a JSON path (RFC 9535), and what is expected there. */
export type Fault = { readonly path: string; readonly message: string };
export type Path = readonly PropertyKey[];

/** `$.loops[0].zone` */
export function jsonPath(path: Path): string {
  return `$${path.map(step).join('')}`;
}

function step(key: PropertyKey): string {
  if (typeof key === 'number') return `[${key}]`;
  const name = String(key);
  return /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
