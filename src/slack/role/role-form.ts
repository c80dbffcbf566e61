import type { KnownBlock, ModalView } from '@slack/types';
import { type Catalogue, DEFAULT_PIPELINE, languagesOf } from '../../core/kits/catalogue.ts';
import { LAYERS, ROLE_LEVELS } from '../../core/loop/glossary.ts';
import { openRole } from '../../operations/open-role.ts';
import { context } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import {
  channelInput,
  checkboxInput,
  dateInput,
  personInput,
  selectInput,
  textInput,
} from '../blocks/inputs.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { ref } from '../kernel/ids.ts';
import { defineModal, modal } from '../kernel/kinds.ts';
import { coverageOfRole } from './coverage-of-role.ts';
import { placeInput, siteIn } from './place-input.ts';
import { roleOpenedView } from './role-card.ts';

/** What a layer owns, in a line that fits under a checkbox. */
const LAYER_WORDS: Record<(typeof LAYERS)[number], string> = {
  application: 'business rules, services, domain models',
  api: 'endpoints, validation, security, versioning',
  data: 'schema, queries, migrations, caching',
  infrastructure: 'containers, delivery, cloud services',
  distributed: 'queues, consistency, failure modes',
};

export const roleForm = defineModal(ref('role.form'), async (call, _ids, form) => {
  const role = await openRole(call.world, call.actor, {
    title: form.text('title'),
    level: form.text('level'),
    layers: form.list('layers'),
    language: form.text('language'),
    hiringManager: form.text('hiringManager'),
    recruiter: form.text('recruiter'),
    channel: form.text('channel'),
    headCount: form.text('headCount'),
    targetDay: form.text('targetDay'),
    pipeline: form.text('pipeline'),
    site: siteIn(form.text('site')),
  });
  return { kind: 'show', view: roleOpenedView(role, coverageOfRole(call.world, role)) };
});

export type RoleFormModel = {
  catalogue: Catalogue;
  person: string;
  title: string;
  channel: string | undefined;
  /** What the target date starts from. */
  target: Temporal.PlainDate;
  /** Titles of roles that may have been meant. */
  near: readonly string[];
  /** Offices with meeting rooms. */
  sites: readonly string[];
};

export function roleFormView(model: RoleFormModel): ModalView {
  return modal(
    roleForm,
    {},
    {
      title: 'Open a role',
      submit: 'Open',
      close: 'Cancel',
      blocks: [
        ...nearBlocks(model),
        textInput('title', {
          label: 'Title',
          max: 80,
          initial: model.title,
          placeholder: 'Senior Backend Engineer, Payments',
        }),
        ...whatBlocks(model),
        ...whoBlocks(model),
        ...planBlocks(model),
      ],
    },
  );
}

function nearBlocks({ near, title }: RoleFormModel): KnownBlock[] {
  if (near.length === 0) return [];
  const names = near.map(short).join(', ');
  return [
    context(
      mrkdwn`No role is called “${short(title)}”. If you meant ${names}: \`/hire role\` and that title.`,
    ),
  ];
}

function whatBlocks({ catalogue }: RoleFormModel): KnownBlock[] {
  return [
    selectInput('level', {
      label: 'Level',
      choices: ROLE_LEVELS.map(value => ({ value, text: value })),
      initial: 'senior',
    }),
    checkboxInput('layers', {
      label: 'Layers the role owns',
      hint: 'Every one of them is tested at least once in the loop.',
      choices: LAYERS.map(value => ({ value, text: value, description: LAYER_WORDS[value] })),
    }),
    selectInput('language', {
      label: 'Language',
      choices: languagesOf(catalogue).map(l => ({ value: l.id, text: l.name })),
    }),
  ];
}

function whoBlocks({ person, channel }: RoleFormModel): KnownBlock[] {
  return [
    personInput('hiringManager', { label: 'Hiring manager', hint: 'Reads the evaluations and decides.' }),
    personInput('recruiter', {
      label: 'Recruiter',
      hint: 'Books, and hears of whatever stalls.',
      initial: person,
    }),
    channelInput('channel', {
      label: 'Channel for the weekly digest',
      hint: 'A private one: digests name candidates there. In a public channel they are left out.',
      ...(channel ? { initial: channel } : {}),
    }),
  ];
}

function planBlocks({ catalogue, target, sites }: RoleFormModel): KnownBlock[] {
  const pipelines = catalogue.pipelines.map(p => ({
    value: p.id,
    text: p.name,
    description: `${p.stages.length} stages`,
  }));
  return [
    dateInput('targetDay', {
      label: 'To be filled by',
      hint: 'Backend roles take 47 days on average.',
      initial: target.toString(),
    }),
    textInput('headCount', { label: 'Head-count', initial: '1', max: 2 }),
    selectInput('pipeline', { label: 'Pipeline', choices: pipelines, initial: DEFAULT_PIPELINE }),
    ...placeInput(sites),
  ];
}
