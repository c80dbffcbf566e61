import type { PersonId, TeamId } from '../../core/loop/glossary.ts';
import type { Db } from '../../store/database.ts';
import { namesOf } from '../../store/people.ts';

export type Typed = { text: string; people: PersonId[] };

const PERSON = /<@([UW][A-Z0-9]+)(?:\|([^>]*))?>/g;

/**
 * A command as people read it. With `should_escape` Slack writes `<@U…|ana>` for `@ana`, `<#C…|hiring>`, `<https://…>`
 * and `&amp;`: here they become names and characters again, since what was typed is shown in answers.
 */
export async function readTyped(db: Db, team: TeamId, text: string): Promise<Typed> {
  const people = [...new Set([...text.matchAll(PERSON)].flatMap(([, id]) => id ?? []))];
  const names = await namesOf(db, team, people);
  const readable = text
    .replaceAll(PERSON, (_, id: string, label?: string) => `@${names.get(id) ?? (label || 'somebody')}`)
    .replaceAll(/<#[CG][A-Z0-9]+(?:\|([^>]*))?>/g, (_, label?: string) => `#${label || 'channel'}`)
    .replaceAll(/<!subteam\^[A-Z0-9]+(?:\|@?([^>]*))?>/g, (_, label?: string) => `@${label || 'group'}`)
    .replaceAll(/<!([a-z]+)[^>]*>/g, '@$1')
    .replaceAll(/<(?:mailto:)?(https?:\/\/[^|>\s]+|[^|>\s]+@[^|>\s]+)(?:\|[^>]*)?>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  return { text: readable, people };
}
