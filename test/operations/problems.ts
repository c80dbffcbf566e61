import { InputError, UserError } from '../../src/core/user-error.ts';

/** What a form is answered with, by field. */
export async function problems(attempt: Promise<unknown>): Promise<Readonly<Record<string, string>>> {
  try {
    await attempt;
  } catch (error) {
    if (error instanceof InputError) return error.fields;
    if (error instanceof UserError) return { '': error.advice };
    throw error;
  }
  return {};
}
