/** Round numbers around the values, zero always among them. */
export function scaleOf(values: readonly number[]): { min: number; max: number; ticks: number[] } {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const step = roundStep((high - low || 1) / 4);
  const [from, to] = [Math.floor(low / step), Math.ceil((high || (low === 0 ? 1 : 0)) / step)];
  const ticks = Array.from({ length: to - from + 1 }, (_, index) => (from + index) * step);
  return { min: from * step, max: to * step, ticks };
}

function roundStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const share = raw / power;
  return (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10) * power;
}

const formatter = new Intl.NumberFormat('en', { maximumFractionDigits: 2, notation: 'compact' });
export function nameOf(value: number): string {
  return formatter.format(value);
}
