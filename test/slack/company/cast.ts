import type { PersonSeed } from '../../../src/sandbox/slack/options.ts';

/** Acme of `world.ts` with ids as Slack makes them, in a Slack of its own. Nia has no tie to any hiring. */
export const RAE = 'U0000000RAE';
export const HANA = 'U000000HANA';
export const SAM = 'U0000000SAM';
export const ANA = 'U0000000ANA';
export const BO = 'U00000000BO';
export const CY = 'U00000000CY';
export const DEE = 'U0000000DEE';
export const LEE = 'U0000000LEE';
export const NIA = 'U0000000NIA';
export const GUEST = 'U000000GUEST';

export const GENERAL = 'C0000GENERAL';
export const HIRING = 'C00000HIRING';
export const PRIVATE = 'C0000PRIVATE';
export const NOT_IN = 'C00000NOTIN0';

function person(id: string, realName: string, extra: Partial<PersonSeed> = {}): PersonSeed {
  const name = realName.split(' ')[0]?.toLowerCase() ?? '';
  return { id, name, realName, email: `${name}@acme.test`, zone: 'Europe/Berlin', ...extra };
}

export const PEOPLE: readonly PersonSeed[] = [
  person(RAE, 'Rae Ortega'),
  person(HANA, 'Hana Sato', { zone: 'Asia/Tokyo' }),
  person(SAM, 'Sam Field', { isAdmin: true }),
  person(ANA, 'Ana Alvarez'),
  person(BO, 'Bo Lindgren'),
  person(CY, 'Cy Okoro', { zone: 'America/New_York' }),
  person(DEE, 'Dee Park'),
  person(LEE, 'Lee Novak'),
  person(NIA, 'Nia Stone'),
  person(GUEST, 'Gus Visitor', { isRestricted: true }),
];

export const CHANNELS = [
  { id: GENERAL, name: 'general' },
  { id: HIRING, name: 'hiring' },
  { id: PRIVATE, name: 'hiring-private', isPrivate: true, members: ['rae', 'hana'] },
  { id: NOT_IN, name: 'elsewhere', hasApp: false },
];

const HOURS = 'Mon-Fri 09:00-12:00, 13:00-17:30';
export const INTERVIEWERS = [
  { person: ANA, level: 'senior', skills: ['data:3', 'api:2', 'typescript:3'], zone: 'Europe/Berlin' },
  { person: BO, level: 'senior', skills: ['api:3', 'data:2', 'typescript:2'], zone: 'Europe/Berlin' },
  { person: CY, level: 'staff', skills: ['distributed:3', 'data:2', 'go:3'], zone: 'America/New_York' },
  { person: DEE, level: 'mid', skills: ['api:2', 'application:2', 'typescript:2'], zone: 'Europe/Berlin' },
  { person: LEE, level: 'staff', skills: ['leadership:3', 'data:1'], zone: 'Europe/Berlin' },
].map(i => ({ ...i, hours: HOURS, perDay: '2', perWeek: '4', buffer: '0' }));

export const ROLE = {
  title: 'Senior Backend Engineer',
  level: 'senior',
  layers: ['api', 'data'],
  language: 'typescript',
  hiringManager: HANA,
  recruiter: RAE,
  channel: PRIVATE,
  headCount: '1',
  targetDay: '2027-01-15',
  pipeline: 'backend',
};

export const MIA = {
  name: 'Mia Okafor',
  email: 'mia@example.com',
  zone: 'Europe/Paris',
  resumeUrl: 'https://example.com/mia.pdf',
  source: 'Referral',
  windows: 'Thu 2026-12-03 09:00-16:00\nFri 2026-12-04 09:00-12:00',
};
