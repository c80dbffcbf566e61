import { describe, expect, test } from 'vitest';
import { addCandidate } from '../../src/operations/add-candidate.ts';
import { blockTime } from '../../src/operations/block-time.ts';
import { changeSettings } from '../../src/operations/change-settings.ts';
import { closeRole } from '../../src/operations/close-role.ts';
import { openRole } from '../../src/operations/open-role.ts';
import { setInterviewer } from '../../src/operations/set-interviewer.ts';
import { acmeWithMia, actor, ANA, CY, ENGINES, GUEST, HANA, MIA, RAE, ROLE, SAM } from '../world.ts';
import { problems } from './problems.ts';

const HUGE = 'x'.repeat(200_000);
const SETTINGS = {
  zone: 'Europe/Berlin',
  quietFrom: '18:00',
  quietTo: '09:00',
  digestTime: '09:00',
  daysOff: '',
  admins: [],
  recruiters: [RAE],
};
const PROFILE = {
  person: ANA,
  level: 'senior',
  zone: 'Europe/Berlin',
  hours: 'Mon-Fri 09:00-17:00',
  perDay: '2',
  perWeek: '4',
  buffer: '0',
  skills: ['data:3'],
};

describe('a candidate', () => {
  test.each<[string, Partial<typeof MIA>, Record<string, RegExp>]>([
    ['without a name', { name: ' \u202e\u200b ' }, { name: /needs at least one letter or digit/ }],
    ['with a name of 200 kB', { name: HUGE }, { name: /up to 80 characters, got 200000/ }],
    ['with an e-mail that is none', { email: 'mia at example' }, { email: /is not an e-mail address/ }],
    ['with an e-mail of 200 kB', { email: `${HUGE}@example.com` }, { email: /is not an e-mail address/ }],
    ['with two e-mails', { email: 'a@example.com,b@example.com' }, { email: /is not an e-mail address/ }],
    ['with an e-mail that opens a header', { email: 'a@example.com\nBcc: b@x.org' }, { email: /is not an/ }],
    ['with a zone that is none', { zone: 'Berlin' }, { zone: /is not a time zone/ }],
    ['with an offset for a zone', { zone: '+02:00' }, { zone: /is not a time zone/ }],
    [
      'with a link that is no page',
      { resumeUrl: 'javascript:alert(1)' },
      { resumeUrl: /must be a web address/ },
    ],
    ['with times that have passed', { windows: '2026-11-27 09:00-12:00' }, { windows: /has passed/ }],
    ['with a day that has passed', { windows: '27 Nov 9-12' }, { windows: /^Line 1.*2026-11-27 has passed/ }],
    [
      'with times that are beyond the search',
      { windows: '2027-06-01 9-12' },
      { windows: /more than 60 days ahead/ },
    ],
    [
      'with several days on a line',
      { windows: 'Fri 4 Dec 9-12, Mon 7 Dec 13:00-16:00' },
      { windows: /^Line 1.*names several days. Write each on a line of its own/ },
    ],
    ['with a day that does not exist', { windows: '2026-02-30 9-12' }, { windows: /no day/ }],
    ['with a day that reads in two ways', { windows: '3/4 9-12' }, { windows: /two ways/ }],
    ['with a time that ends before it starts', { windows: 'Thu 16:00-09:00' }, { windows: /ends before/ }],
    ['with times of 200 kB', { windows: HUGE }, { windows: /Up to 5000 characters can be read, got 200000/ }],
    ['with many mistakes', { name: '', email: '', zone: '' }, { name: /./, email: /./, zone: /./ }],
  ])('%s is answered at its field, and nothing is kept', async (_, wrong, expected) => {
    const { world, role } = await acmeWithMia();
    const fresh = { ...MIA, email: 'noor@example.com' };
    const fields = await problems(addCandidate(world, actor(RAE), { role: role.id, ...fresh, ...wrong }));
    expect(Object.keys(fields).toSorted()).toEqual(Object.keys(expected).toSorted());
    for (const [field, pattern] of Object.entries(expected)) expect(fields[field]).toMatch(pattern);
    expect(await world.db.selectFrom('candidate').select('id').execute()).toHaveLength(1);
  });

  test.each([
    ['an attack on a channel', '<!channel> & <@USAM>', '<!channel> & <@USAM>'],
    ['marks that turn the text', 'Mia \u202eOkafor\u202c', 'Mia Okafor'],
    ['what is written in two ways', 'Jose\u0301', 'José'],
    ['a family of emoji', 'Mia 👩‍👩‍👧‍👦', 'Mia 👩‍👩‍👧‍👦'],
    ['lines and tabs', 'Mia\n\tOkafor', 'Mia Okafor'],
  ])('%s in a name is kept as it is read', async (_, typed, kept) => {
    const { world, role } = await acmeWithMia();
    const input = { role: role.id, ...MIA, email: 'noor@example.com', name: typed };
    expect((await addCandidate(world, actor(RAE), input)).candidate.name).toBe(kept);
  });

  test('who is in the role already is not added again, in whatever case their address is written', async () => {
    const { world, role } = await acmeWithMia();
    const again = addCandidate(world, actor(RAE), { role: role.id, ...MIA, email: ' MIA@Example.COM ' });
    expect(await problems(again)).toEqual({ email: expect.stringContaining('is already in Senior Backend') });
  });

  test('is not added to a role that is closed', async () => {
    const { world, role } = await acmeWithMia();
    await closeRole(world, actor(RAE), role.id);
    const noor = { role: role.id, ...MIA, email: 'noor@example.com' };
    expect(await problems(addCandidate(world, actor(RAE), noor))).toEqual({
      role: expect.stringContaining('is closed'),
    });
  });
});

describe('a role', () => {
  test.each<[string, Partial<typeof ROLE>, string, RegExp]>([
    ['without a title', { title: ' ' }, 'title', /needs at least one letter/],
    ['with a title that is taken', { title: 'SENIOR backend engineer' }, 'title', /is open already/],
    ['of an unknown level', { level: 'principal' }, 'level', /Choose junior, mid or senior/],
    ['without layers', { layers: [] }, 'layers', /at least one layer/],
    ['of an unknown layer', { layers: ['frontend'] }, 'layers', /"frontend" is no layer/],
    ['in an unknown language', { language: 'cobol' }, 'language', /language with a pack/],
    ['for nobody', { headCount: '0' }, 'headCount', /from 1 to 50, got "0"/],
    ['for half a person', { headCount: '1.5' }, 'headCount', /whole number/],
    ['for a number in another form', { headCount: '0x10' }, 'headCount', /whole number/],
    ['for nothing', { headCount: '' }, 'headCount', /whole number/],
    ['due yesterday', { targetDay: '2026-11-29' }, 'targetDay', /not in the future/],
    ['due today', { targetDay: '2026-11-30' }, 'targetDay', /not in the future/],
    ['due on a day that is none', { targetDay: '2027-02-30' }, 'targetDay', /is not a date/],
    ['due in ten years', { targetDay: '2036-11-30' }, 'targetDay', /two years/],
    ['with an unknown pipeline', { pipeline: 'none' }, 'pipeline', /no pipeline "none"/],
    ['with the name of a channel', { channel: '#general' }, 'channel', /"#general" is no channel/],
    ['with a person for a channel', { channel: ANA }, 'channel', /is no channel/],
    ['with a channel of 200 kB', { channel: `C${HUGE}` }, 'channel', /^.{1,120}$/],
    ['without a channel', { channel: ' ' }, 'channel', /needs a channel/],
    ['of an unknown manager', { hiringManager: 'UNOBODY' }, 'hiringManager', /does not know this person/],
    ['of a guest', { recruiter: GUEST }, 'recruiter', /guest or was deactivated/],
  ])('%s is answered at its field', async (_, wrong, field, pattern) => {
    const { world } = await acmeWithMia();
    const input = { ...ROLE, title: 'Platform Engineer', ...wrong };
    const fields = await problems(openRole(world, actor(RAE), input));
    expect(Object.keys(fields)).toEqual([field]);
    expect(fields[field]).toMatch(pattern);
  });
});

describe('settings and profiles', () => {
  test.each<[string, object, string]>([
    ['a zone that is none', { zone: 'Mars/Olympus' }, 'zone'],
    ['a time that is none', { quietFrom: '25:00' }, 'quietFrom'],
    ['quiet hours the wrong way round', { quietFrom: '09:00', quietTo: '18:00' }, ''],
    ['a day off that is none', { daysOff: '2026-02-30 Nothing' }, 'daysOff'],
    [
      'too many days off',
      { daysOff: Array.from({ length: 61 }, () => '2026-12-25 X').join('\n') },
      'daysOff',
    ],
    ['a spread that is none', { spread: 'thin' }, 'spread'],
    ['a focus that is none', { focus: 'sharp' }, 'focus'],
    ['notice that is no number', { noticeHours: 'a day' }, 'noticeHours'],
    ['notice of more than a week', { noticeHours: '169' }, 'noticeHours'],
    ['an admin who is a guest', { admins: [GUEST] }, 'admins'],
    ['a recruiter whom nobody knows', { recruiters: ['UNOBODY'] }, 'recruiters'],
  ])('with %s are refused', async (_, wrong, field) => {
    const { world } = await acmeWithMia();
    const fields = await problems(changeSettings(world, actor(SAM), { ...SETTINGS, ...wrong }));
    expect(Object.keys(fields)).toEqual([field]);
  });

  test('somebody who is named twice has the duty once', async () => {
    const { world } = await acmeWithMia();
    await changeSettings(world, actor(SAM), {
      ...SETTINGS,
      admins: [HANA, HANA],
      recruiters: [RAE, RAE, HANA],
    });
    expect(await world.db.selectFrom('staff').select('duty').execute()).toHaveLength(3);
  });

  test.each<[string, object, string]>([
    ['a level that is none', { level: 'guru' }, 'level'],
    ['hours that name no day', { hours: '9-5' }, 'hours'],
    ['hours that are none', { hours: 'Mon-Fri 18-26' }, 'hours'],
    ['hours that overlap', { hours: 'Mon 09:00-12:00, 11:00-13:00' }, 'hours'],
    ['a cap that is no number', { perDay: 'two' }, 'perDay'],
    ['a cap below zero', { perWeek: '-1' }, 'perWeek'],
    ['a buffer of a day', { buffer: '1440' }, 'buffer'],
    ['no skill', { skills: [] }, 'skills'],
    ['a skill that is none', { skills: ['juggling:3'] }, 'skills'],
    ['a skill beyond the scale', { skills: ['data:9'] }, 'skills'],
    ['somebody whom nobody knows', { person: 'UNOBODY' }, 'person'],
    ['a guest', { person: GUEST }, 'person'],
  ])('an interviewer with %s is refused', async (_, wrong, field) => {
    const { world } = await acmeWithMia();
    const fields = await problems(setInterviewer(world, actor(RAE), { ...PROFILE, ...wrong }));
    expect(Object.keys(fields)).toEqual([field]);
  });

  test('an interviewer who interviews already is not added again over what is known of them', async () => {
    const { world } = await acmeWithMia();
    const fields = await problems(setInterviewer(world, actor(RAE), { ...PROFILE, person: CY, isNew: true }));
    expect(fields['person']).toMatch(/interviews already.*\/hire team /);
  });

  test.each(ENGINES)('on %s, whoever changes only their own hours needs nobody’s leave', async engine => {
    const { world } = await acmeWithMia(engine);
    const skills = ['go:3', 'distributed:3', 'data:2'];
    for (const order of [skills, skills.toReversed(), skills.toSorted()]) {
      const own = { ...PROFILE, person: CY, level: 'staff', skills: order, hours: 'Tue 10:00-11:00' };
      expect((await setInterviewer(world, actor(CY), own)).hours).toEqual({ tue: [['10:00', '11:00']] });
    }
    const better = { ...PROFILE, person: CY, level: 'staff', skills: ['data:3'] };
    await expect(setInterviewer(world, actor(CY), better)).rejects.toThrow('Only an admin or a recruiter');
  });

  test('time that cannot be read is not blocked', async () => {
    const { world } = await acmeWithMia();
    const block = (times: string) =>
      problems(blockTime(world, actor(ANA), { title: '', times, zone: 'Europe/Berlin' }));
    expect(await block('')).toEqual({ times: expect.stringContaining('at least one stretch') });
    expect(await block('some day')).toEqual({ times: expect.stringContaining('Line 1') });
  });
});
