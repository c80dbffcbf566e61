import { join } from './problem.ts';
import type { Problem, ProblemCode } from './problem.ts';
import { isObject } from './shape.ts';
import type { JsonObject, ObjectShape, Shape } from './shape.ts';

type Checks = {
  [Is in Shape['is']]: (shape: Shape & { is: Is }, value: unknown, at: string) => Problem[];
};

const CHECKS: Checks = {
  anything: () => [],
  boolean: (_, value, at) => (typeof value === 'boolean' ? [] : [wrongType(at, value, 'true or false')]),
  nullable: (shape, value, at) => (value === null ? [] : check(shape.of, value, at)),
  object: checkObject,
  variants: checkVariants,
  list: checkList,
  string: checkString,
  number: checkNumber,
  oneOf: checkOneOf,
};

/** Every problem of `value` against `shape`; never throws, whatever `value` is. */
export function check<Is extends Shape['is']>(
  shape: Shape & { is: Is },
  value: unknown,
  at: string,
): Problem[] {
  const run: Checks[Is] = CHECKS[shape.is];
  return run(shape, value, at);
}

function checkObject(shape: ObjectShape, value: unknown, at: string): Problem[] {
  if (!isObject(value)) return [wrongType(at, value, 'an object')];
  const known = new Map([...Object.entries(shape.required), ...Object.entries(shape.optional)]);
  const present = Object.keys(value).filter(key => value[key] !== undefined);
  return [
    ...present
      .filter(key => !known.has(key))
      .map(key =>
        problem(
          join(at, key),
          'unknown_key',
          `The key "${shorten(key)}" is unknown here; allowed are ${[...known.keys()].join(', ')}`,
        ),
      ),
    ...Object.keys(shape.required)
      .filter(key => !present.includes(key))
      .map(key => problem(join(at, key), 'missing_key', `The key "${key}" is required and missing`)),
    ...present.flatMap(key => {
      const inner = known.get(key);
      return inner ? check(inner, value[key], join(at, key)) : [];
    }),
    ...shape.rules.flatMap(rule =>
      rule(value).map(({ key, code, message }) =>
        problem(key === undefined ? at : join(at, key), code, message),
      ),
    ),
  ];
}

function checkVariants(shape: Shape & { is: 'variants' }, value: unknown, at: string): Problem[] {
  if (!isObject(value)) return [wrongType(at, value, `an object (${shape.what})`)];
  const table = shape.of();
  const type = typeOf(value) ?? shape.missingType;
  const variant = type !== undefined && Object.hasOwn(table, type) ? table[type] : undefined;
  if (variant) return checkObject(variant, value, at);
  return [
    problem(
      join(at, 'type'),
      type === undefined ? 'missing_key' : 'type_not_allowed',
      `${described(value['type'])} is no ${shape.what} allowed here; allowed are ${Object.keys(table).join(', ')}`,
    ),
  ];
}

function checkList(shape: Shape & { is: 'list' }, value: unknown, at: string): Problem[] {
  if (!Array.isArray(value)) return [wrongType(at, value, 'a list')];
  const items: unknown[] = value;
  return [
    ...(items.length < shape.min
      ? [
          problem(
            at,
            'too_few',
            `The list has ${items.length} entries, at least ${shape.min} ${are(shape.min)} needed`,
          ),
        ]
      : []),
    ...(items.length > shape.max
      ? [
          problem(
            at,
            'too_many',
            `The list has ${items.length} entries, at most ${shape.max} ${are(shape.max)} allowed`,
          ),
        ]
      : []),
    ...items.flatMap((item, index) => check(shape.of, item, join(at, index))),
  ];
}

/** Slack may count code points; UTF-16 units are never fewer, so what passes here passes there. */
function checkString(shape: Shape & { is: 'string' }, value: unknown, at: string): Problem[] {
  if (typeof value !== 'string') return [wrongType(at, value, 'a string')];
  if (value.length < shape.min) {
    return [
      problem(
        at,
        'too_short',
        `The text has ${value.length} characters, at least ${shape.min} ${are(shape.min)} needed`,
      ),
    ];
  }
  if (value.length > shape.max) {
    return [
      problem(at, 'too_long', `The text has ${value.length} characters, at most ${shape.max} are allowed`),
    ];
  }
  if (shape.format && !shape.format.test(value)) {
    return [problem(at, 'bad_format', `${described(value)} is not ${shape.format.allowed}`)];
  }
  return [];
}

function checkNumber(shape: Shape & { is: 'number' }, value: unknown, at: string): Problem[] {
  const kind = shape.integer ? 'a whole number' : 'a finite number';
  if (typeof value !== 'number' || !Number.isFinite(value)) return [wrongType(at, value, kind)];
  if (shape.integer && !Number.isInteger(value)) return [wrongType(at, value, kind)];
  if (value >= shape.min && value <= shape.max) return [];
  return [problem(at, 'out_of_range', `${value} is outside ${shape.min} to ${shape.max}`)];
}

function checkOneOf({ values }: Shape & { is: 'oneOf' }, value: unknown, at: string): Problem[] {
  if (values.some(allowed => allowed === value)) return [];
  return [
    problem(at, 'value_not_allowed', `${described(value)} is not allowed; allowed are ${values.join(', ')}`),
  ];
}

export function typeOf(value: JsonObject): string | undefined {
  return typeof value['type'] === 'string' ? value['type'] : undefined;
}

export function problem(pointer: string, code: ProblemCode, message: string): Problem {
  return { pointer, code, message };
}

function wrongType(at: string, value: unknown, wanted: string): Problem {
  return problem(at, 'wrong_type', `Found ${described(value)} where ${wanted} is needed`);
}

function described(value: unknown): string {
  if (typeof value === 'string') return `"${shorten(value)}"`;
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value === undefined ? 'nothing' : `a value of type ${typeof value}`;
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function are(count: number): string {
  return count === 1 ? 'is' : 'are';
}
