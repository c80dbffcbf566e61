import { html } from 'hono/html';
import {
  cardsIn,
  type CompetencyView,
  type DepthView,
  type LayerView,
} from '../../core/scoring/evaluation.ts';
import { SCALE } from '../../core/scoring/rubric.ts';
import { VERDICT_NAMES } from '../../core/scoring/scorecard.ts';
import type { Report } from './evaluation-report.ts';

/** Where the style of the page is served, and the few lines that bring up the browser's own way to a PDF. */
export const STYLE_PATH = '/assets/evaluation.css';
export const PRINT_PATH = '/assets/print.js';

type Html = ReturnType<typeof html>;
const nothing = html``;

/** The whole evaluation on one page, for a screen, a reader of screens and paper. */
export function evaluationPage(report: Report): Html {
  const { situation, evaluation, given, owed, stage } = report;
  const { candidate, role } = situation;
  return page(`Evaluation: ${candidate.name}`, [
    html`<header>
      <p class="about">${role.title} · ${role.level} · ${role.language} · ${stage}</p>
      <h1>${candidate.name}</h1>
      <p>${cardsIn(given, owed)} Read by ${report.reader} on ${report.readAt}.</p>
      ${evaluation.cards === 0 ? nothing : PRINT}
    </header>`,
    evaluation.cards === 0 ? emptyPart(report) : nothing,
    ...(evaluation.cards === 0
      ? []
      : [
          verdictPart(report),
          depthPart(report),
          competencyPart(report),
          flagPart(report),
          quotePart(report),
        ]),
    html`<footer>
      <p>
        This page ranks nobody and adds nothing up: ${report.name(role.hiringManager)} decides, with reasons.
        <span class="on-screen"
          >The link is for ${report.reader} alone and holds until ${report.until}; a new one is under
          “Debrief” in Slack.</span
        >
      </p>
    </footer>`,
  ]);
}

/** Shown by its script: without one there is nothing to press. */
const PRINT = html`<p class="on-screen"><button type="button" id="print" hidden>Save as PDF</button></p>
  <script src="${PRINT_PATH}" defer></script>`;

export function page(title: string, parts: readonly Html[]): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow, noarchive" />
        <title>${title}</title>
        <link rel="stylesheet" href="${STYLE_PATH}" />
      </head>
      <body>
        <main>${parts}</main>
      </body>
    </html>`;
}

function emptyPart({ owesCard }: Report): Html {
  const why = owesCard
    ? 'You see the others’ cards when yours is in: fill it in Slack, then open this page again.'
    : 'No scorecard is in yet: there is nothing to read.';
  return html`<p class="note">${why}</p>`;
}

function verdictPart({ evaluation, name }: Report): Html {
  const rows = evaluation.verdicts.map(
    v =>
      html`<li>
        <p>
          <strong class="verdict ${v.verdict}">${VERDICT_NAMES[v.verdict]}</strong> ${name(v.by)},
          ${v.interview}
        </p>
        <blockquote>${v.reason}</blockquote>
        ${
          v.first
            ? html`<p class="changed">
                Changed after others could be read. Before:
                <strong>${VERDICT_NAMES[v.first.verdict]}</strong>, “${v.first.reason}”
              </p>`
            : nothing
        }
      </li>`,
  );
  const differ = evaluation.disagreements;
  return html`<section aria-labelledby="verdicts">
    <h2 id="verdicts">What they say</h2>
    <ul class="plain">
      ${rows}
    </ul>
    ${differ.length > 0 ? html`<p class="note"><strong>Worth talking about:</strong> ${differ.join(', ')}</p>` : html`<p>The cards agree.</p>`}
  </section>`;
}

function depthPart({ evaluation, planned, name }: Report): Html {
  const layers = evaluation.layers.flatMap(layer => layerRows(layer, planned[layer.layer] ?? [], name));
  const others = evaluation.otherDepths.map(depth => depthRow(depth.subject, depth, name));
  return html`<section aria-labelledby="depth">
    <h2 id="depth">Where knowledge stopped</h2>
    <table>
      <caption>
        For each layer of the role, the deepest question first: how many probes were answered, and where the
        answers stopped.
      </caption>
      <thead>
        <tr>
          <th scope="col">Layer</th>
          <th scope="col">Question</th>
          <th scope="col">Depth</th>
          <th scope="col">Stopped at</th>
          <th scope="col">Heard by</th>
        </tr>
      </thead>
      <tbody>
        ${[...layers, ...others]}
      </tbody>
    </table>
  </section>`;
}

type Name = Report['name'];

function layerRows({ layer, depths }: LayerView, planned: readonly string[], name: Name): Html[] {
  if (depths.length > 0) return depths.map(depth => depthRow(layer, depth, name));
  const what =
    planned.length > 0
      ? `Not tested yet; planned for ${planned.join(' and ')}`
      : 'Not tested, and nothing that is planned will test it';
  return [
    html`<tr class="gap">
      <th scope="row">${layer}</th>
      <td colspan="4">${what}</td>
    </tr>`,
  ];
}

function depthRow(subject: string, depth: DepthView, name: Name): Html {
  const { title, reached, of, stoppedAt, by, interview } = depth;
  const bar = '▮'.repeat(reached) + '▯'.repeat(Math.max(0, of - reached));
  return html`<tr>
    <th scope="row">${subject}</th>
    <td>${title}</td>
    <td class="depth"><span aria-hidden="true">${bar}</span> ${reached} of ${of}</td>
    <td>${stoppedAt ? html`“${stoppedAt}”` : 'Answered to the end'}</td>
    <td>${name(by)}, ${interview}</td>
  </tr>`;
}

function competencyPart({ evaluation, name }: Report): Html {
  const judged = evaluation.competencies.filter(c => c.scores.length > 0);
  const left = evaluation.competencies.filter(c => c.scores.length === 0).map(c => c.name);
  return html`<section aria-labelledby="competencies">
    <h2 id="competencies">Competencies</h2>
    <table>
      <caption>
        ${SCALE.map((words, at) => `${at + 1} ${words.toLowerCase()}`).join(' · ')}
      </caption>
      <thead>
        <tr>
          <th scope="col">Competency</th>
          <th scope="col">Scores</th>
          <th scope="col">Agreement</th>
        </tr>
      </thead>
      <tbody>
        ${judged.map(c => competencyRow(c, name))}
      </tbody>
    </table>
    ${left.length > 0 ? html`<p>Assessed by nobody: ${left.join(', ')}.</p>` : nothing}
  </section>`;
}

export const AGREEMENT = {
  nobody: '',
  alone: 'one judge',
  agree: 'they agree',
  differ: 'they differ',
} as const;

function competencyRow(
  { name: competency, subject, scores, notAssessedBy, agreement }: CompetencyView,
  name: Name,
): Html {
  const given = scores.map(
    s =>
      html`<li>
        ${name(s.by)}:
        <strong>${s.score}</strong>${s.first === undefined ? nothing : html` (before ${s.first})`}
      </li>`,
  );
  const not = notAssessedBy.map(by => html`<li class="quiet">${name(by)}: not assessed</li>`);
  return html`<tr class="${agreement}">
    <th scope="row">${competency} <span class="quiet">${subject}</span></th>
    <td>
      <ul class="plain">
        ${[...given, ...not]}
      </ul>
    </td>
    <td>${AGREEMENT[agreement]}</td>
  </tr>`;
}

function flagPart({ evaluation, name }: Report): Html {
  if (evaluation.redFlags.length === 0) return nothing;
  return html`<section aria-labelledby="flags">
    <h2 id="flags">Red flags</h2>
    <ul class="plain">
      ${evaluation.redFlags.map(
        f =>
          html`<li>
            <p><strong>${f.name}</strong> ${name(f.by)}</p>
            <blockquote>${f.evidence}</blockquote>
          </li>`,
      )}
    </ul>
  </section>`;
}

function quotePart({ evaluation, name }: Report): Html {
  if (evaluation.quotes.length === 0) return nothing;
  return html`<section aria-labelledby="evidence">
    <h2 id="evidence">Evidence</h2>
    <ul class="plain">
      ${evaluation.quotes.map(
        q =>
          html`<li>
            <p>${name(q.by)}${q.about ? html` on <em>${q.about}</em>` : nothing}</p>
            <blockquote>${q.text}</blockquote>
          </li>`,
      )}
    </ul>
  </section>`;
}
