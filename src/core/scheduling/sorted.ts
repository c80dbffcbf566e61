/** By id, in the order of code units: what depends on an order depends on this one, not on that of the input. */
export function sortedById<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
}
