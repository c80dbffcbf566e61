import { cleanLine, plural, shorten } from '../../core/loop/text.ts';
import type { Weighed } from '../../operations/weigh-candidate.ts';

/** What came, or would come, of one row. */
export type Outcome =
  | { kind: 'weighed'; weighed: Weighed }
  | { kind: 'repeats'; number: number }
  | { kind: 'refused'; because: string };

type Tally = 'create' | 'change' | 'unchanged' | 'refused';

const WORDS: Record<'dry' | 'written', Record<Tally, string>> = {
  dry: { create: 'create', change: 'change', unchanged: 'unchanged', refused: 'refuse' },
  written: { create: 'created', change: 'changed', unchanged: 'unchanged', refused: 'refused' },
};

function tallyOf(outcome: Outcome): Tally {
  if (outcome.kind === 'weighed') return outcome.weighed.kind;
  return outcome.kind === 'repeats' ? 'unchanged' : 'refused';
}

/** One line; `row 12` is the row of the spreadsheet. */
export function lineOf(number: number, outcome: Outcome, mode: 'dry' | 'written'): string {
  const word = WORDS[mode][tallyOf(outcome)];
  return `row ${String(number).padEnd(6)}${word.padEnd(10)} ${detailsOf(outcome)}`;
}

function detailsOf(outcome: Outcome): string {
  if (outcome.kind === 'refused') return shorten(cleanLine(outcome.because), 600);
  if (outcome.kind === 'repeats') return `Says the same as row ${outcome.number}.`;
  const { candidate, role, changes, windows, before, kind, situation, source } = outcome.weighed;
  const who = `${candidate.name} <${candidate.email}> in ${role.title}`;
  const said = changes.map(({ what, from, to }) => `${what} ${short(from)} → ${short(to)}`);
  if (kind === 'create') {
    if (before) said.unshift('known from another role');
    if (windows) said.push(plural(windows.length, 'offered time'));
  }
  const stays = situation && source !== undefined && source !== situation.application.source;
  if (stays) said.push(`source stays ${short(situation.application.source ?? 'empty')}`);
  return said.length > 0 ? `${who}: ${said.join('; ')}` : who;
}

const short = (text: string) => shorten(text, 120);

export function summaryOf(outcomes: readonly Outcome[], mode: 'dry' | 'written'): string {
  const counts = Map.groupBy(outcomes, tallyOf);
  const count = (tally: Tally) => counts.get(tally)?.length ?? 0;
  const to = mode === 'dry' ? 'to ' : '';
  const words = WORDS[mode];
  return (
    `${plural(outcomes.length, 'row')}: ${count('create')} ${to}${words.create}, ` +
    `${count('change')} ${to}${words.change}, ${count('unchanged')} unchanged, ${count('refused')} refused.`
  );
}
