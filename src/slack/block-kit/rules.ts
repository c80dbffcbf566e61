import { isObject } from './shape.ts';
import type { Finding, JsonObject, Rule } from './shape.ts';

const has = (object: JsonObject, key: string) => object[key] !== undefined;

export const exactlyOne =
  (...keys: string[]): Rule =>
  object => {
    const found = keys.filter(key => has(object, key));
    if (found.length === 1) return [];
    const what = found.length === 0 ? 'none' : found.join(' and ');
    return [{ code: 'conflict', message: `Exactly one of ${keys.join(', ')} is needed, found ${what}` }];
  };

export const atLeastOne =
  (...keys: string[]): Rule =>
  object =>
    keys.some(key => has(object, key))
      ? []
      : [{ code: 'missing_key', message: `At least one of ${keys.join(', ')} is needed, found none` }];

/** `first` and `second` may be numbers or numbers written as strings, as in number_input. */
export const inOrder =
  (first: string, second: string): Rule =>
  object => {
    const [low, high] = [Number(object[first] ?? NaN), Number(object[second] ?? NaN)];
    if (!has(object, first) || !has(object, second) || !(low > high)) return [];
    return [{ key: first, code: 'conflict', message: `${first} ${low} is above ${second} ${high}` }];
  };

export const wholeUnlessDecimal: Rule = object =>
  object['is_decimal_allowed'] === false
    ? ['initial_value', 'min_value', 'max_value']
        .filter(key => typeof object[key] === 'string' && object[key].includes('.'))
        .map(key => ({
          key,
          code: 'bad_format',
          message: `${key} is "${String(object[key]).slice(0, 40)}", and is_decimal_allowed is false`,
        }))
    : [];

export const initialFitsLength: Rule = object => {
  const { initial_value: initial, max_length: max } = object;
  if (typeof initial !== 'string' || typeof max !== 'number' || initial.length <= max) return [];
  return [
    {
      key: 'initial_value',
      code: 'too_long',
      message: `initial_value has ${initial.length} characters, max_length allows ${max}`,
    },
  ];
};

/** Slack compares the whole option, `emoji` flag included: use one constant for both. */
export const initialIsAnOption: Rule = object => {
  const options = optionsOf(object);
  if (!options) return [];
  const single = has(object, 'initial_option')
    ? [{ key: 'initial_option', value: object['initial_option'] }]
    : [];
  const many = Array.isArray(object['initial_options'])
    ? object['initial_options'].map((value: unknown) => ({ key: 'initial_options', value }))
    : [];
  return [...single, ...many]
    .filter(({ value }) => !options.some(option => sameJson(option, value)))
    .map(({ key }): Finding => ({
      key,
      code: 'not_an_option',
      message: `${key} must equal one of the ${options.length} options in every key, and does not`,
    }));
};

export const notMoreThanMax: Rule = object => {
  const { initial_options: initial, max_selected_items: max } = object;
  if (!Array.isArray(initial) || typeof max !== 'number' || initial.length <= max) return [];
  return [
    {
      key: 'initial_options',
      code: 'too_many',
      message: `${initial.length} options are selected at first, max_selected_items allows ${max}`,
    },
  ];
};

function optionsOf(object: JsonObject): unknown[] | undefined {
  if (Array.isArray(object['options'])) return object['options'];
  if (!Array.isArray(object['option_groups'])) return undefined;
  return object['option_groups'].flatMap((group: unknown) =>
    isObject(group) && Array.isArray(group['options']) ? (group['options'] as unknown[]) : [],
  );
}

function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every(key => sameJson(a[key], b[key]));
}
