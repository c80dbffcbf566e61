import { LAYERS } from '../../../src/core/loop/glossary.ts';
import type { Kit, KitQuestion } from '../../../src/core/kits/kit.ts';
import { evaluate, type Evaluation } from '../../../src/core/scoring/evaluation.ts';
import type { Scorecard, ScorecardForm } from '../../../src/core/scoring/scorecard.ts';
import type { AnswerPack } from '../../../src/core/scoring/practice.ts';
import type { Worst } from './models.ts';
import { times, user, uuid } from './numbers.ts';

/** Kits, scorecards and the report over them, as large as packs and rubrics allow. */

const COMPETENCIES = 40;
const FLAGS = 30;
const QUESTIONS = 30;

export function worstKit({ text, name }: Worst): Kit {
  const question = (at: number): KitQuestion => ({
    id: `question-with-a-name-of-sixty-characters-at-the-very-most-${at}`,
    title: text(60),
    levels: ['senior'],
    stage: ['technical'],
    minutes: 45,
    prompt: text(600),
    listen_for: times(8, () => text(150)),
    weak: times(6, () => text(150)),
    probes: times(5, () => text(150)),
    red_flags: times(4, () => text(75)),
    tags: [],
    source: text(200),
    layers: [],
    subject: 'distributed',
    covers: [...LAYERS],
    pack: { id: 'pack', version: '1' },
  });
  const questions = times(QUESTIONS, question);
  return {
    format: 1,
    stage: 'technical',
    interview: { id: 'part-0', name: name.slice(0, 60) },
    role: { layers: LAYERS, level: 'senior', language: 'typescript' },
    questions,
    sections: [],
    minutes: { available: 480, planned: 480, spare: 0 },
    covers: [...LAYERS],
    gaps: times(10, () => ({ subject: 'distributed', level: 'senior', because: text(300) })),
    askedBy: Object.fromEntries(questions.map((q, at) => [q.id, at % 2])),
    handedOn: [...LAYERS],
  };
}

export function worstForm({ text, name }: Worst): ScorecardForm {
  return {
    format: 1,
    stage: 'technical',
    level: 'senior',
    interview: { id: 'part-0', name: name.slice(0, 60) },
    competencies: times(COMPETENCIES, at => ({
      id: `competency-${at}`,
      name: text(60),
      subject: 'distributed',
      anchors: [text(75), text(75), text(75), text(75)],
    })),
    questions: times(QUESTIONS, at => ({
      id: `question-${at}`,
      title: text(60),
      prompt: text(600),
      subject: 'distributed',
      covers: at % 3 === 0 ? [] : [...LAYERS],
      probes: times(5, () => text(150)),
      askedBy: 0,
    })),
    redFlags: times(FLAGS, at => ({ id: `flag-${at}`, name: text(75) })),
  };
}

export function worstCard({ text }: Worst, form: ScorecardForm, score: 1 | 4): Scorecard {
  return {
    scores: Object.fromEntries(form.competencies.map(c => [c.id, score])),
    depths: Object.fromEntries(form.questions.map(q => [q.id, score === 1 ? 0 : 4])),
    redFlags: Object.fromEntries(form.redFlags.map(f => [f.id, text(1000)])),
    quotes: Object.fromEntries(form.questions.map(q => [q.id, text(3000)])),
    notes: text(3000),
    verdict: score === 1 ? 'strong-no' : 'strong-yes',
    reason: text(1000),
  };
}

export function worstAnswers({ text }: Worst, at: number): AnswerPack {
  const answers = times(30, nth => ({
    id: `answer-with-a-name-of-sixty-characters-at-the-very-most-${nth}`,
    question: text(300),
    answer: text(1500),
    score: ((nth % 4) + 1) as 1,
    why: text(300),
  }));
  return {
    id: `pack-${at}`,
    name: text(60),
    competency: 'data-performance',
    level: 'senior',
    answers,
    version: '1',
  };
}

/** Eight interviews of four people who agree on nothing. */
export function worstEvaluation(model: Worst): Evaluation {
  const form = worstForm(model);
  const cards = times(32, at => ({
    by: user(at),
    interviewId: uuid(2000 + (at % 8)),
    form,
    card: worstCard(model, form, at % 2 === 0 ? 1 : 4),
    first: worstCard(model, form, at % 2 === 0 ? 4 : 1),
  }));
  return evaluate(LAYERS, cards);
}
