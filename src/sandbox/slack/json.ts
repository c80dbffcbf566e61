import { isObject } from '../../slack/block-kit/shape.ts';

export type Json = Record<string, unknown>;

export function object(value: unknown): Json {
  return isObject(value) ? value : {};
}

export function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function strings(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter(item => typeof item === 'string');
  return string(value)
    .split(',')
    .map(item => item.trim())
    .filter(item => item !== '');
}

/** `undefined` where the text is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
