import type { PersonId, TeamId } from '../../core/loop/glossary.ts';
import { cleanEmail } from '../../core/loop/text.ts';
import { UserError } from '../../core/user-error.ts';
import type { Db } from '../../store/database.ts';
import { listPeople } from '../../store/people.ts';
import { listWorkspaces } from '../../store/workspaces.ts';

/** @throws UserError where there is no workspace yet, or several and none is named. */
export async function chooseTeam(db: Db, named: string | undefined): Promise<TeamId> {
  const teams = await listWorkspaces(db);
  const [only] = teams;
  if (only === undefined) {
    throw new UserError('Hireloop does not know a workspace yet.', 'Start it once, so that Slack names it.');
  }
  if (named === undefined && teams.length === 1) return only;
  const found = teams.find(team => team === named);
  if (found !== undefined) return found;
  const what = named === undefined ? 'There are several workspaces' : `There is no workspace ${named}`;
  throw new UserError(`${what}.`, `Choose one: --team ${teams.join(' or --team ')}.`);
}

/** @throws UserError where nobody of the workspace has this address, or who has it may not take part. */
export async function choosePerson(db: Db, team: TeamId, as: string): Promise<PersonId> {
  const email = cleanEmail(as);
  const people = await listPeople(db, team);
  const found = people.filter(p => p.email === email && !p.isBot);
  const member = found.find(p => !p.isOutside);
  if (member) return member.id;
  if (found.length > 0) {
    const hint = 'Name a full member of the workspace.';
    throw new UserError(`${email} is a guest or was deactivated.`, hint);
  }
  throw new UserError(
    `Nobody in this workspace has the address ${email}.`,
    people.some(p => p.email !== undefined)
      ? 'Use the address that is in their Slack profile.'
      : 'Slack tells no addresses: add the scope users:read.email (npm run doctor shows where).',
  );
}
