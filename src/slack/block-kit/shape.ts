import type { Format } from './formats.ts';
import type { Problem } from './problem.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A rule that sees several keys of one object; `key` says which of them is at fault. */
export type Finding = Omit<Problem, 'pointer'> & { readonly key?: string };
export type Rule = (object: JsonObject) => Finding[];

export type ObjectShape = {
  readonly is: 'object';
  readonly required: Readonly<Record<string, Shape>>;
  readonly optional: Readonly<Record<string, Shape>>;
  readonly rules: readonly Rule[];
};

export type Shape =
  | ObjectShape
  | { readonly is: 'string'; readonly min: number; readonly max: number; readonly format?: Format }
  | { readonly is: 'number'; readonly min: number; readonly max: number; readonly integer: boolean }
  | { readonly is: 'boolean' }
  | { readonly is: 'oneOf'; readonly values: readonly (string | number)[] }
  | { readonly is: 'list'; readonly of: Shape; readonly min: number; readonly max: number }
  | { readonly is: 'nullable'; readonly of: Shape }
  | { readonly is: 'anything' }
  /** Told apart by `type`; `missingType` says which one an object without `type` is. */
  | {
      readonly is: 'variants';
      readonly what: string;
      readonly of: () => Readonly<Record<string, ObjectShape>>;
      readonly missingType?: string;
    };

type StringLimits = { min?: number; max?: number; format?: Format };
type Range = { min?: number; max?: number };

export const string = (limits: StringLimits = {}): Shape => ({
  is: 'string',
  min: 1,
  max: Infinity,
  ...limits,
});
export const integer = (range: Range = {}): Shape => ({
  is: 'number',
  integer: true,
  min: -Infinity,
  max: Infinity,
  ...range,
});
export const number = (range: Range = {}): Shape => ({
  is: 'number',
  integer: false,
  min: -Infinity,
  max: Infinity,
  ...range,
});
export const boolean: Shape = { is: 'boolean' };
export const anything: Shape = { is: 'anything' };
export const oneOf = (...values: (string | number)[]): Shape => ({ is: 'oneOf', values });
export const list = (of: Shape, range: Range = {}): Shape => ({
  is: 'list',
  of,
  min: 1,
  max: Infinity,
  ...range,
});
export const nullable = (of: Shape): Shape => ({ is: 'nullable', of });

export const object = (
  required: Record<string, Shape>,
  optional: Record<string, Shape> = {},
  ...rules: Rule[]
): ObjectShape => ({ is: 'object', required, optional, rules });

export const typed = (
  type: string,
  required: Record<string, Shape>,
  optional: Record<string, Shape> = {},
  ...rules: Rule[]
): ObjectShape => object({ type: oneOf(type), ...required }, optional, ...rules);

export const variants = (
  what: string,
  of: () => Record<string, ObjectShape>,
  missingType?: string,
): Shape => ({
  is: 'variants',
  what,
  of,
  ...(missingType === undefined ? {} : { missingType }),
});

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
