import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { verbs } from '../../src/slack/verbs.ts';
import { ANA, BO, HANA, NIA, RAE, SAM } from './company/cast.ts';
import { type Seen, sitDown } from './company/person.ts';
import { seed } from './company/seed.ts';
import { rawIdsIn } from './company/shown.ts';
import { type Company, startCompany } from './company/start.ts';

let company: Company;

beforeAll(async () => {
  company = await startCompany();
  await seed(company);
});
afterAll(() => company.close());
afterEach(async () => {
  for (const user of Object.values(PERSONS)) await sitDown(company, user).closeAll();
});

const PERSONS = {
  'the recruiter': RAE,
  'the hiring manager': HANA,
  'an interviewer': ANA,
  'an admin': SAM,
  'somebody without any tie': NIA,
};
const BEHIND = {
  nothing: '',
  'a candidate': 'Mia Okafor',
  'an ambiguous candidate': 'mia',
  'a candidate with a letter wrong': 'Mia Okafro',
  'a candidate who is closed': 'Tom Reyes',
  'a candidate with an interview': 'zoe',
  'a role': 'Platform Engineer',
  'an ambiguous role': 'senior',
  'a role with a letter wrong': 'Platfrom Engineer',
  'a role that is closed': 'Mobile Engineer',
  'a person': '@bo',
  'somebody who is no interviewer': '@nia',
  'an interviewer by name': 'Ana',
  'nothing that there is': 'xyzzy',
  'marks and emoji': '<!channel> & *b* `c` 👩‍👩‍👧 ../.. %00',
  all: 'all',
};

describe.each(Object.entries(PERSONS))('%s', (_, user) => {
  test.each(Object.entries(BEHIND))('types every verb with %s and gets an answer', async (__, typed) => {
    const person = sitDown(company, user);
    const faults: string[] = [];
    for (const { name } of verbs) {
      const seen = await person.hire(`${name} ${typed}`);
      faults.push(...faultsIn(seen, user).map(fault => `/hire ${name} ${typed}: ${fault}`));
      await person.closeAll();
    }
    expect(faults).toEqual([]);
    expect(company.slack.journal()).toEqual([]);
    expect(company.logged.filter(l => l.level !== 'info')).toEqual([]);
  });
});

function faultsIn({ outcome, text, messages }: Seen, user: string): string[] {
  return [
    ...(outcome === 'done' ? [] : [`Slack found it ${outcome}`]),
    ...(text.trim() === '' ? ['no answer'] : []),
    ...rawIdsIn(text).map(id => `the raw id ${id}`),
    ...(/went wrong|undefined|\[object|NaN|One moment|did not show/.exec(text) ?? []),
    ...messages.filter(m => m.onlyFor !== user).map(m => `others read "${m.text}"`),
    // A refusal says what to type or whom to ask instead.
    ...(!text.includes('You typed:') || /\/hire|Only (an admin|a recruiter|the hiring manager)/.test(text)
      ? []
      : [`a dead end: ${text}`]),
  ];
}

describe('whoever is meant', () => {
  const rae = () => sitDown(company, RAE);
  const labels = (seen: Seen) =>
    [...seen.text.matchAll(/^\*([^*]+)\*$/gm)].map(found => found[1]).filter(l => l !== undefined);

  test.each(['schedule', 'debrief', 'candidate', 'status'])(
    'of two who are called so, /hire %s asks which one',
    async verb => {
      const seen = await rae().hire(`${verb} mia`);
      expect(seen.text).toContain('Several are called "mia"');
      expect(labels(seen)).toEqual(['Mia Okafor', 'Mia Olsen']);
    },
  );

  test.each(['schedule', 'reschedule', 'cancel', 'kit', 'debrief', 'status'])(
    'with a letter wrong, /hire %s offers who is called nearly so',
    async verb => {
      const seen = await rae().hire(`${verb} Mia Okafro`);
      expect(seen.text).toContain('is called "Mia Okafro". Did you mean one of these?');
      expect(labels(seen)[0]).toBe('Mia Okafor');
    },
  );

  test('with a letter wrong, /hire candidate opens the form and says who is there already', async () => {
    const seen = await rae().hire('candidate Mia Okafro');
    expect(seen.text).toContain('Add a candidate');
    expect(seen.text).toContain('If you meant Mia Okafor');
  });

  test.each([
    ['digest', 'Several roles match "senior". Which one?'],
    ['stalled', 'Several roles match "senior". Which one?'],
    ['role', 'Several roles match "senior". Which one?'],
    ['status', 'Several roles match "senior". Which one?'],
  ])('of two roles, /hire %s asks which one', async (verb, words) => {
    const seen = await rae().hire(`${verb} senior`);
    expect(seen.text).toContain(words);
    expect(labels(seen).toSorted()).toEqual(['Senior Backend Engineer', 'Senior Backend Engineer, Payments']);
  });

  test.each(['digest', 'stalled'])(
    'of a role with a letter wrong, /hire %s offers the nearest',
    async verb => {
      const seen = await rae().hire(`${verb} Platfrom Engineer`);
      expect(seen.text).toContain('Did you mean one of these?');
      expect(labels(seen)).toContain('Platform Engineer');
    },
  );

  test('as a person in Slack, /hire team opens their form, also where they are new', async () => {
    expect((await rae().hire('team @bo')).text).toContain('<@U00000000BO>');
    await rae().closeAll();
    expect((await rae().hire('team @nia')).text).toContain('What they can judge');
  });

  test('and is closed, says so and where to read on', async () => {
    const seen = await rae().hire('schedule tom reyes');
    expect(seen.text).toContain('The application of Tom Reyes for Senior Backend Engineer is closed.');
  });

  test('with somebody else’s candidate is as if there were none', async () => {
    const seen = await sitDown(company, NIA).hire('status Mia Okafor');
    expect(seen.text).toContain('No role or candidate of yours is called "Mia Okafor".');
    expect((await sitDown(company, BO).hire('debrief Mia')).text).not.toContain('Okafor');
  });
});

describe('whoever may not', () => {
  test.each([
    ['schedule', BO],
    ['reschedule', NIA],
    ['cancel', ANA],
  ])('type /hire %s alone are told who may', async (verb, user) => {
    const seen = await sitDown(company, user).hire(verb);
    expect(seen.text).toContain('Only an admin, a recruiter or the hiring manager can schedule interviews.');
  });

  test('is told so about a candidate whom they see elsewhere, not that there is none', async () => {
    const ana = sitDown(company, ANA);
    const seen = await ana.hire('schedule zoe');
    expect(seen.text).toContain('Only an admin, a recruiter or the hiring manager can schedule interviews.');
    expect(seen.text).toContain('/hire status Zoë Arendt');
    expect((await sitDown(company, HANA).hire('score zoe')).text).toContain('Only those who hold a seat');
  });
});

test('/hire team says when it shows somebody of a like name', async () => {
  const seen = await sitDown(company, RAE).hire('team Boo');
  expect(seen.text).toContain('No interviewer is called "Boo". Did you mean one of these?');
});

describe('the one thing that a bare verb can mean', () => {
  test('is done at once', async () => {
    expect((await sitDown(company, ANA).hire('score')).text).toContain('Scorecard');
    expect((await sitDown(company, RAE).hire('cancel')).text).toContain('Call off interviews');
  });
});

describe('the shortcuts of the manifest', () => {
  test.each([
    ['schedule', RAE, 'Nobody waits to be booked'],
    ['candidate', RAE, 'Add a candidate'],
    ['score', ANA, 'Scorecard'],
    ['score', BO, 'You owe no scorecard.'],
    ['candidate', NIA, 'Only an admin, a recruiter or the hiring manager can add candidates.'],
  ])('%s answers in a modal', async (callback, user, words) => {
    const seen = await sitDown(company, user).shortcut(callback);
    expect(seen.messages).toEqual([]);
    expect(seen.modal).toBeDefined();
    expect(seen.text).toContain(words);
    expect(seen.text).not.toContain('You typed');
    expect(rawIdsIn(seen.text)).toEqual([]);
  });
});

describe('the Home tab', () => {
  const LABELS = ['Open a role', 'Add a candidate', 'Schedule', 'Reschedule', 'Call off', 'Questions'].concat(
    ['Scorecards', 'Decide', 'Status', 'Stalled', 'Digest', 'Me', 'Team', 'Settings', 'Help'],
  );

  test('has every verb', () => {
    expect(LABELS).toHaveLength(verbs.length);
  });

  test.each(Object.entries(PERSONS))('answers %s in a modal, whatever is pressed', async (_, user) => {
    const person = sitDown(company, user);
    await person.openHome();
    expect(rawIdsIn(JSON.stringify(person.home()?.['blocks']).replaceAll(/"value":"[^"]*"/g, ''))).toEqual(
      [],
    );
    const faults: string[] = [];
    for (const label of LABELS) {
      const seen = await person.pressHome(label);
      if (!seen.modal || seen.messages.length > 0) faults.push(`${label}: not in a modal`);
      faults.push(...faultsIn(seen, user).map(fault => `${label}: ${fault}`));
      await person.closeAll();
    }
    expect(faults).toEqual([]);
    expect(company.slack.journal()).toEqual([]);
  });
});
