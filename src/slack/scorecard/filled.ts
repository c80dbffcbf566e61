import { VERDICTS } from '../../core/loop/glossary.ts';
import { type Score, SCORES } from '../../core/scoring/rubric.ts';
import type { ScorecardForm, ScorecardInput } from '../../core/scoring/scorecard.ts';
import type { Fields, Form } from '../blocks/form.ts';

/** A scorecard as the fields of its form, and back: what Slack sends, what drafts keep, what a card says. */

export const NOT_ASSESSED = 'none';

/** Whether the depth of a question says that it was asked. */
export const isAsked = (depth: string | undefined): boolean => !['', NOT_ASSESSED].includes(depth ?? '');

/** Slack's check boxes hold ten. */
const FLAGS_A_BOX = 10;

export function cardOfForm(asked: ScorecardForm, form: Form): ScorecardInput {
  const scores: Record<string, Score> = {};
  for (const { id } of asked.competencies) {
    const score = SCORES.find(s => String(s) === form.text(`score.${id}`));
    if (score) scores[id] = score;
  }
  const depths: Record<string, number> = {};
  const quotes: Record<string, string> = {};
  for (const { id } of asked.questions) {
    const depth = form.text(`depth.${id}`);
    if (isAsked(depth)) depths[id] = Number(depth);
    const quote = form.text(`quote.${id}`);
    if (quote.trim() !== '') quotes[id] = quote;
  }
  return {
    scores,
    depths,
    redFlags: Object.fromEntries(tickedIn(asked, form).map(id => [id, form.text(`flag.${id}`)])),
    quotes,
    notes: form.text('notes'),
    reason: form.text('reason'),
    verdict: VERDICTS.find(v => v === form.text('verdict')),
  };
}

export function fieldsOfCard(asked: ScorecardForm, card: ScorecardInput): Fields {
  const { scores, depths, quotes, redFlags, notes, reason, verdict } = card;
  const named = (prefix: string, values: Readonly<Record<string, string | number>>) =>
    Object.entries(values).map(([id, value]) => [`${prefix}.${id}`, [String(value)]] as const);
  const boxes = flagBoxes(asked).map(
    (box, at) => [`flags.${at}`, box.map(f => f.id).filter(id => Object.hasOwn(redFlags, id))] as const,
  );
  return Object.fromEntries([
    ...named('score', scores),
    ...named('depth', depths),
    ...named('quote', quotes),
    ...named('flag', redFlags),
    ...boxes,
    ['notes', [notes]],
    ['reason', [reason]],
    ['verdict', verdict ? [verdict] : []],
  ]);
}

export function flagBoxes({ redFlags }: ScorecardForm): ScorecardForm['redFlags'][] {
  return Array.from({ length: Math.ceil(redFlags.length / FLAGS_A_BOX) }, (_, at) =>
    redFlags.slice(at * FLAGS_A_BOX, (at + 1) * FLAGS_A_BOX),
  );
}

/** Ids of the red flags that are ticked: each has a field for its evidence. */
export function tickedIn(asked: ScorecardForm, form: Form): string[] {
  const known = new Set(asked.redFlags.map(f => f.id));
  const boxes = flagBoxes(asked).flatMap((_, at) => form.list(`flags.${at}`));
  return boxes.filter(id => known.has(id));
}
