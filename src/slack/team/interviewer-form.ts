import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { languagesOf, poolsOf } from '../../core/kits/catalogue.ts';
import { LAYERS, LEVELS } from '../../core/loop/glossary.ts';
import { writeHours } from '../../core/loop/hours-text.ts';
import { LEARNED_KINDS } from '../../core/loop/learners.ts';
import { type Interviewer, USUAL_HOURS } from '../../core/loop/people.ts';
import { UserError } from '../../core/user-error.ts';
import { setInterviewer } from '../../operations/set-interviewer.ts';
import { findInterviewer } from '../../store/interviewers.ts';
import { context, section } from '../blocks/blocks.ts';
import { fit } from '../blocks/fit.ts';
import type { Form } from '../blocks/form.ts';
import {
  checkboxInput,
  type ChoiceGroup,
  multiSelectInput,
  personInput,
  searchInput,
  selectInput,
  textInput,
} from '../blocks/inputs.ts';
import { mention, mrkdwn } from '../blocks/mrkdwn.ts';
import type { Call } from '../kernel/call.ts';
import { ref } from '../kernel/ids.ts';
import { defineModal, modal } from '../kernel/kinds.ts';
import { noteView } from '../kernel/screens.ts';
import { zoneChoice, zoneSearch } from '../pick/zones.ts';

/** Adds somebody to the team, or changes what they interview on. */
export const interviewerForm = defineModal(
  ref('team.interviewer', 'person'),
  async (call, { person }, form) => {
    const saved = await setInterviewer(call.world, call.actor, {
      ...hoursOf(form),
      person: person || form.text('person'),
      level: form.text('level'),
      skills: form.list('skills'),
      learns: form.list('learns'),
      isNew: person === '',
    });
    return {
      kind: 'show',
      view: noteView('Interviewer saved', `${saved.name} can be asked for interviews now.`),
    };
  },
);

/** Changes one's own hours and limits; what one may judge stays the team's matter. */
export const hoursForm = defineModal(ref('me.hours-form'), async (call, _ids, form) => {
  const known = await requireInterviewer(call);
  const skills = Object.entries(known.skills).map(([skill, quality]) => `${skill}:${quality}`);
  await setInterviewer(call.world, call.actor, {
    ...hoursOf(form),
    offHours: form.text('offHours'),
    person: call.person,
    level: known.level,
    skills,
  });
  return {
    kind: 'show',
    view: noteView('Hours saved', 'New interviews keep to them. What is booked stays booked.'),
  };
});

export async function requireInterviewer(call: Call): Promise<Interviewer> {
  const known = await findInterviewer(call.world.db, call.team, call.person);
  if (!known)
    throw new UserError('You are not an interviewer yet.', 'A recruiter can add you with /hire team.');
  return known;
}

function hoursOf(form: Form) {
  return {
    zone: form.text('zone'),
    hours: form.text('hours'),
    perDay: form.text('perDay'),
    perWeek: form.text('perWeek'),
    buffer: form.text('buffer'),
  };
}

const QUALITY = ['can interview on it', 'works with it', 'others come to them'] as const;

/** A group each for layers, leadership and every language, of which the highest one chosen counts; and the pools. */
function skillGroups(catalogue: Call['world']['catalogue']): ChoiceGroup[] {
  const languages = languagesOf(catalogue).map(l => l.id);
  const skills: readonly string[] = [...LAYERS, 'leadership', ...languages];
  const judged = skills.map(skill => ({
    label: skill,
    choices: QUALITY.map((words, at) => ({
      value: `${skill}:${at + 1}`,
      text: `${skill}: ${at + 1} of 3, ${words}`,
    })),
  }));
  const pools = poolsOf(catalogue).map(pool => ({
    value: `${pool}:${QUALITY.length}`,
    text: `in the pool ${pool}`,
  }));
  return [...judged, { label: 'pools', choices: pools }];
}

export type InterviewerFormModel = {
  catalogue: Call['world']['catalogue'];
  /** Whom it is about; empty to choose. */
  person: string;
  known: Interviewer | undefined;
  zone: string;
};

export function interviewerFormView({ catalogue, person, known, zone }: InterviewerFormModel): ModalView {
  const skills = Object.entries(known?.skills ?? {}).map(([skill, quality]) => `${skill}:${quality}`);
  return modal(
    interviewerForm,
    { person },
    {
      title: 'Interviewer',
      submit: 'Save',
      close: 'Cancel',
      blocks: [
        ...(person ? [section(mrkdwn`${mention(person)}`)] : [personInput('person', { label: 'Who?' })]),
        selectInput('level', {
          label: 'Level',
          choices: LEVELS.map(value => ({ value, text: value })),
          initial: known?.level ?? 'senior',
        }),
        multiSelectInput('skills', {
          label: 'What they can judge',
          hint: 'Layers, languages, and leadership for final rounds; the highest one of each counts.',
          groups: skillGroups(catalogue),
          initial: skills,
          placeholder: 'Choose',
        }),
        learnsInput(known),
        ...hoursInputs(known, zone, person ? '' : 'Theirs, not yours.'),
        ...offHoursNote(known),
      ],
    },
  );
}

function learnsInput(known: Interviewer | undefined): InputBlock {
  return checkboxInput('learns', {
    label: 'In training for',
    optional: true,
    hint: 'They sit in where they are free, first to listen, then to ask, and hold none of these alone until somebody who listened says that they can, or you take the tick away.',
    choices: LEARNED_KINDS.map(value => ({ value, text: `${value} interviews` })),
    initial: known?.learns ?? [],
  });
}

export function hoursFormView(known: Interviewer, zone: string): ModalView {
  return modal(
    hoursForm,
    {},
    {
      title: 'My hours',
      submit: 'Save',
      close: 'Cancel',
      blocks: [...hoursInputs(known, zone), offHoursInput(known)],
    },
  );
}

function offHoursNote(known: Interviewer | undefined): KnownBlock[] {
  const text = writeHours(known?.offHours ?? {}).replaceAll('\n', ', ');
  if (text === '') return [];
  return [
    context(mrkdwn`As a last resort also ${fit(text, 600)}: theirs alone to change, with \`/hire me\`.`),
  ];
}

/** Only in one's own form: nobody allows this for somebody else. */
function offHoursInput({ offHours }: Interviewer): InputBlock {
  return textInput('offHours', {
    label: 'Also outside of these hours, as a last resort',
    multiline: true,
    optional: true,
    placeholder: 'Tue, Thu 18:00-20:00',
    hint: 'Written like the hours above. Used only where all else would take weeks or does not fit, and the invitation says so. Left empty, it never happens.',
    initial: writeHours(offHours),
  });
}

function hoursInputs(known: Interviewer | undefined, zone: string, zoneHint = ''): InputBlock[] {
  const number = (value: number | undefined) => (value === undefined ? {} : { initial: String(value) });
  return [
    searchInput('zone', zoneSearch.id, {
      label: 'Time zone',
      initial: zoneChoice(known?.zone ?? zone),
      ...(zoneHint ? { hint: zoneHint } : {}),
    }),
    textInput('hours', {
      label: 'Hours for interviews',
      multiline: true,
      hint: 'A day or span of days a line: "Mon-Thu 09:00-12:00, 13:00-17:30". Leave lunch out.',
      initial: writeHours(known?.hours ?? USUAL_HOURS),
    }),
    textInput('perDay', {
      label: 'At most a day',
      optional: true,
      max: 2,
      ...number(known ? known.perDay : 2),
    }),
    textInput('perWeek', {
      label: 'At most a week',
      optional: true,
      max: 2,
      ...number(known ? known.perWeek : 4),
      hint: 'After about four a week, notes get worse.',
    }),
    textInput('buffer', {
      label: 'Minutes kept free around an interview',
      optional: true,
      max: 3,
      ...number(known?.bufferMinutes ?? 0),
    }),
  ];
}
