import type { InputBlock, ModalView } from '@slack/types';
import { refusalOf } from '../../core/loop/authority.ts';
import type { Focus, Spread, Workspace } from '../../core/loop/people.ts';
import { UserError } from '../../core/user-error.ts';
import { isAllowed } from '../../operations/authorise.ts';
import { changeSettings } from '../../operations/change-settings.ts';
import { listStaff } from '../../store/people.ts';
import { findWorkspace } from '../../store/workspaces.ts';
import {
  channelInput,
  peopleInput,
  searchInput,
  selectInput,
  textInput,
  timeInput,
} from '../blocks/inputs.ts';
import { fit } from '../blocks/fit.ts';
import { ref } from '../kernel/ids.ts';
import { defineModal, modal, type Verb } from '../kernel/kinds.ts';
import { noteView } from '../kernel/screens.ts';
import { zoneChoice, zoneSearch } from '../pick/zones.ts';

export const settingsForm = defineModal(ref('settings.form'), async (call, _ids, form) => {
  await changeSettings(call.world, call.actor, {
    zone: form.text('zone'),
    quietFrom: form.text('quietFrom'),
    quietTo: form.text('quietTo'),
    digestTime: form.text('digestTime'),
    digestChannel: form.text('digestChannel'),
    daysOff: form.text('daysOff'),
    spread: form.text('spread'),
    ...(form.has('noticeHours') ? { noticeHours: form.text('noticeHours') } : {}),
    ...(form.has('focus') ? { focus: form.text('focus') } : {}),
    admins: form.list('admins'),
    recruiters: form.list('recruiters'),
  });
  return {
    kind: 'show',
    view: noteView('Settings saved', 'They hold from now on; what was booked or sent stays as it is.'),
  };
});

export const settingsVerb: Verb = {
  name: 'settings',
  usage: '',
  summary: 'Who runs hiring, quiet hours, days off',
  async run(call) {
    const { db } = call.world;
    if (!(await isAllowed(db, call.team, call.person, 'change the settings'))) {
      throw new UserError(refusalOf('change the settings'), 'Admins of the Slack workspace always can.');
    }
    const workspace = await findWorkspace(db, call.team);
    if (!workspace) throw new Error(`Workspace ${call.team} is not settled in`);
    const staff = await listStaff(db, call.team);
    await call.open(settingsView(workspace, staff));
  },
};

type Staff = Awaited<ReturnType<typeof listStaff>>;

export function settingsView(workspace: Workspace, staff: Staff): ModalView {
  return modal(
    settingsForm,
    {},
    {
      title: 'Settings',
      submit: 'Save',
      close: 'Cancel',
      blocks: [
        ...staffInputs(staff),
        ...timeInputs(workspace),
        textInput('noticeHours', {
          label: 'Hours of notice before an interview',
          max: 3,
          initial: String(workspace.noticeHours),
          hint: 'Times that begin sooner are proposed to nobody. Where nothing else fits, a button gives less notice once.',
        }),
        selectInput('spread', {
          label: 'Where several people could interview',
          choices: SPREAD_CHOICES,
          initial: workspace.spread,
          hint: 'Beside who knows the subject best and whose calendar it suits. The reasons say how it counted.',
        }),
        selectInput('focus', {
          label: 'Free stretches of two hours and more',
          choices: FOCUS_CHOICES,
          initial: workspace.focus,
          hint: 'Time in which interviewers can work on one thing.',
        }),
        textInput('daysOff', {
          label: 'Company days off',
          multiline: true,
          optional: true,
          placeholder: '2026-12-25 Christmas',
          hint: 'One a line, the date first: "2026-12-25 Christmas".',
          initial: writeDaysOff(workspace),
        }),
      ],
    },
  );
}

const SPREAD_CHOICES: { value: Spread; text: string }[] = [
  { value: 'week', text: 'Whoever has fewest that week' },
  { value: 'balanced', text: 'Also whoever had fewest in four weeks' },
  { value: 'even', text: 'Above all whoever had fewest in four weeks' },
];

const FOCUS_CHOICES: { value: Focus; text: string }[] = [
  { value: 'cut', text: 'Interviews may cut them' },
  { value: 'whole', text: 'Interviews leave them whole where others can' },
];

function staffInputs(staff: Staff): InputBlock[] {
  const of = (duty: string) => staff.filter(s => s.duty === duty).map(s => s.person);
  return [
    peopleInput('recruiters', {
      label: 'Recruiters',
      optional: true,
      hint: 'They open roles, add candidates and book.',
      initial: of('recruiter'),
    }),
    peopleInput('admins', {
      label: 'Admins',
      optional: true,
      hint: 'Besides the admins of the Slack workspace.',
      initial: of('admin'),
    }),
  ];
}

function timeInputs(workspace: Workspace): InputBlock[] {
  const time = (t: Temporal.PlainTime) => t.toString({ smallestUnit: 'minute' });
  return [
    searchInput('zone', zoneSearch.id, {
      label: 'Time zone of the company',
      initial: zoneChoice(workspace.zone),
    }),
    timeInput('quietFrom', {
      label: 'Quiet hours begin at',
      initial: time(workspace.quietFrom),
    }),
    timeInput('quietTo', {
      label: 'Quiet hours end at',
      initial: time(workspace.quietTo),
      hint: 'Nobody is reminded in these hours of their own day, nor on weekends and days off.',
    }),
    timeInput('digestTime', { label: 'Digests on Mondays at', initial: time(workspace.digestTime) }),
    channelInput('digestChannel', {
      label: 'Channel for the digest of all roles',
      optional: true,
      hint: 'Every role has its own in its channel. Write /invite @Hireloop where a channel is private.',
      ...(workspace.digestChannel ? { initial: workspace.digestChannel } : {}),
    }),
  ];
}

/** Sixty days off fit into the field with names of this length. */
const DAY_NAME = 36;

function writeDaysOff({ daysOff }: Workspace): string {
  return daysOff.map(({ day, name }) => `${day.toString()} ${fit(name, DAY_NAME)}`.trim()).join('\n');
}
