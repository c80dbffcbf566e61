import type { Cells } from './candidate-rows.ts';

const ABOUT_THE_PERSON = ['name', 'zone', 'resume_url'] as const;
const ALL = ['name', 'zone', 'resume_url', 'windows', 'source'] as const;

type Seen = { number: number; cells: Cells };

/**
 * Finds rows that speak of the same person as an earlier one.
 * @returns for a row, why it cannot be brought in, or that it `repeats` an earlier row word for word.
 */
export function createClashFinder(): (row: Seen) => { problem: string } | { repeats: number } | undefined {
  const people = new Map<string, Seen>();
  const applications = new Map<string, Seen>();
  return row => {
    const email = row.cells.email.toLowerCase();
    const key = JSON.stringify([email, row.cells.role.toLowerCase()]);
    const same = applications.get(key);
    const person = people.get(email);
    if (!same) applications.set(key, row);
    if (!person) people.set(email, row);
    if (same) {
      const differs = ALL.filter(column => same.cells[column] !== row.cells[column]);
      if (differs.length === 0) return { repeats: same.number };
      return { problem: contradiction(same.number, 'candidate and role', differs) };
    }
    const differs = ABOUT_THE_PERSON.filter(column => person && person.cells[column] !== row.cells[column]);
    return person && differs.length > 0
      ? { problem: contradiction(person.number, 'candidate', differs) }
      : undefined;
  };
}

function contradiction(number: number, what: string, differs: readonly string[]): string {
  return `Row ${number} is about the same ${what} and has another ${differs.join(', ')}: make them agree.`;
}
