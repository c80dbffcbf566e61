import { matchByName } from '../../core/loop/match.ts';
import type { Role } from '../../core/loop/situation.ts';
import { cleanLine, shorten } from '../../core/loop/text.ts';
import { UserError } from '../../core/user-error.ts';
import type { CandidateInput } from '../../operations/add-candidate.ts';
import type { Weighed } from '../../operations/weigh-candidate.ts';
import type { Cells, Row } from './candidate-rows.ts';
import type { createClashFinder } from './clashes.ts';
import type { Outcome } from './report.ts';

/** Does with one row what is asked: looks at it, or writes it. */
export type Handle = (input: CandidateInput) => Promise<Weighed>;

type On = { roles: readonly Role[]; findClash: ReturnType<typeof createClashFinder>; handle: Handle };

/** One row from its cells to what came of it; what a person can mend is the row's refusal. */
export async function bringIn(row: Row, { roles, findClash, handle }: On): Promise<Outcome> {
  if ('problem' in row) return { kind: 'refused', because: row.problem };
  const clash = findClash(row);
  if (clash) {
    return 'repeats' in clash
      ? { kind: 'repeats', number: clash.repeats }
      : { kind: 'refused', because: clash.problem };
  }
  try {
    return { kind: 'weighed', weighed: await handle(inputOf(row.cells, roles)) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { kind: 'refused', because: error.advice };
  }
}

function inputOf(cells: Cells, roles: readonly Role[]): CandidateInput {
  const { name, email, zone, source } = cells;
  // One line a day, as in the form; in a cell of a spreadsheet a semicolon is easier to type.
  const windows = cells.windows.replaceAll(';', '\n');
  return {
    role: roleNamed(cells.role, roles).id,
    name,
    email,
    zone,
    resumeUrl: cells.resume_url,
    source,
    windows,
  };
}

/** The whole title counts: in a long list nobody looks at what a beginning was taken for. */
function roleNamed(title: string, roles: readonly Role[]): Role {
  const wanted = cleanLine(title).toLowerCase();
  const found = roles.find(role => role.title.toLowerCase() === wanted);
  if (found) return found;
  const match = matchByName(wanted, roles, role => role.title);
  const near = match.kind === 'one' ? [match.found] : match.kind === 'many' ? match.found : match.near;
  const hint = near.length > 0 ? near.slice(0, 3) : roles.slice(0, 3);
  throw new UserError(
    `No open role is called "${shorten(cleanLine(title), 60)}".`,
    hint.length > 0
      ? `Did you mean ${hint.map(role => `"${role.title}"`).join(' or ')}?`
      : 'Open one with /hire role.',
  );
}
