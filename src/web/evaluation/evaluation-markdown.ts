import { cardsIn, type DepthView, type LayerView } from '../../core/scoring/evaluation.ts';
import { VERDICT_NAMES } from '../../core/scoring/scorecard.ts';
import { AGREEMENT } from './evaluation-page.ts';
import type { Report } from './evaluation-report.ts';

/** The same evaluation as Markdown, to keep where a team keeps its notes. */
export function evaluationMarkdown(report: Report): string {
  const { situation, evaluation, given, owed, stage } = report;
  const { candidate, role } = situation;
  const parts = [
    `# ${text(candidate.name)}`,
    text(`${role.title} · ${role.level} · ${role.language} · ${stage}`),
    text(`${cardsIn(given, owed)} Read by ${report.reader} on ${report.readAt}.`),
    ...(evaluation.cards === 0
      ? ['There is nothing to read yet.']
      : [
          ...verdicts(report),
          ...depths(report),
          ...competencies(report),
          ...flags(report),
          ...quotes(report),
        ]),
    `This ranks nobody and adds nothing up: ${text(report.name(role.hiringManager))} decides, with reasons.`,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** What people wrote is text: none of it is taken for mark-up. */
function text(written: string): string {
  return written
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]<>#|~!&]/g, String.raw`\$&`)
    .replace(/^(\d+)([.)])|^([-+=])/, (_, digits?: string, point?: string, sign?: string) =>
      digits ? `${digits}\\${point}` : `\\${sign}`,
    );
}

const quote = (written: string): string => `> ${text(written)}`;
const row = (...cells: readonly string[]): string => `| ${cells.map(text).join(' | ')} |`;

function verdicts({ evaluation, name }: Report): string[] {
  const differ = evaluation.disagreements;
  return [
    '## What they say',
    ...evaluation.verdicts.flatMap(v => [
      `**${VERDICT_NAMES[v.verdict]}** ${text(`${name(v.by)}, ${v.interview}`)}`,
      quote(v.reason),
      ...(v.first
        ? [
            `Changed after others could be read. Before: **${VERDICT_NAMES[v.first.verdict]}**, ${text(v.first.reason)}`,
          ]
        : []),
    ]),
    differ.length > 0 ? `**Worth talking about:** ${text(differ.join(', '))}` : 'The cards agree.',
  ];
}

function depths({ evaluation, planned, name }: Report): string[] {
  const depthOf = (subject: string, d: DepthView) =>
    row(
      subject,
      d.title,
      `${d.reached} of ${d.of}`,
      d.stoppedAt ?? 'answered to the end',
      `${name(d.by)}, ${d.interview}`,
    );
  const layerOf = ({ layer, depths: own }: LayerView): string[] => {
    const coming = planned[layer] ?? [];
    const gap = coming.length > 0 ? `planned for ${coming.join(' and ')}` : 'nothing planned will test it';
    return own.length > 0 ? own.map(d => depthOf(layer, d)) : [row(layer, 'not tested', '', gap, '')];
  };
  const rows = [
    ...evaluation.layers.flatMap(layerOf),
    ...evaluation.otherDepths.map(d => depthOf(d.subject, d)),
  ];
  const head = ['| Layer | Question | Depth | Stopped at | Heard by |', '|---|---|---|---|---|'];
  return ['## Where knowledge stopped', [...head, ...rows].join('\n')];
}

function competencies({ evaluation, name }: Report): string[] {
  const judged = evaluation.competencies.filter(c => c.scores.length > 0);
  if (judged.length === 0) return [];
  const rows = judged.map(c => {
    const scores = c.scores.map(
      s => `${name(s.by)} ${s.score}${s.first === undefined ? '' : ` (before ${s.first})`}`,
    );
    return row(`${c.name} (${c.subject})`, scores.join(', '), AGREEMENT[c.agreement]);
  });
  return ['## Competencies', ['| Competency | Scores | Agreement |', '|---|---|---|', ...rows].join('\n')];
}

function flags({ evaluation, name }: Report): string[] {
  if (evaluation.redFlags.length === 0) return [];
  return [
    '## Red flags',
    ...evaluation.redFlags.flatMap(f => [`**${text(f.name)}** ${text(name(f.by))}`, quote(f.evidence)]),
  ];
}

function quotes({ evaluation, name }: Report): string[] {
  if (evaluation.quotes.length === 0) return [];
  return [
    '## Evidence',
    ...evaluation.quotes.flatMap(q => [
      text(`${name(q.by)}${q.about ? ` on ${q.about}` : ''}`),
      quote(q.text),
    ]),
  ];
}
