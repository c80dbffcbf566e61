import type { PersonId } from '../core/loop/glossary.ts';

/** What names somebody's calendar: their mailbox or, where Slack does not tell it, their Slack id. */
export function addressOf(id: PersonId, person: { email: string | undefined } | undefined): string {
  return person?.email?.toLowerCase() ?? id;
}
