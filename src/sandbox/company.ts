import type { Level } from '../core/loop/glossary.ts';
import type { ChannelSeed, PersonSeed } from './slack/options.ts';

/** The company of the sandbox: small enough to know everybody after five minutes. */
export const COMPANY = { name: 'Brightwater', zone: 'Europe/Berlin' };

export type Employee = PersonSeed & {
  title: string;
  /** What they interview on, for those who do. */
  interviews?: { level: Level; skills: string[]; hours?: string; perDay?: string; perWeek?: string };
};

const OFFICE = 'Mon-Fri 09:00-12:00, 13:00-17:30';
export const usualHours = (hours: string | undefined): string => hours ?? OFFICE;

function employee(
  name: string,
  realName: string,
  title: string,
  zone: string,
  rest: Partial<Employee> = {},
): Employee {
  return { name, realName, title, zone, email: `${name}@brightwater.test`, ...rest };
}

export const EMPLOYEES: readonly Employee[] = [
  employee('rae', 'Rae Ortega', 'Recruiter', 'Europe/Berlin', { isAdmin: true }),
  employee('hana', 'Hana Sato', 'Engineering manager, Payments', 'Europe/Berlin'),
  employee('tomas', 'Tomás Silva', 'Engineering manager, Platform', 'Europe/Lisbon'),
  employee('ana', 'Ana Alvarez', 'Senior engineer', 'Europe/Madrid', {
    interviews: { level: 'senior', skills: ['data:3', 'api:2', 'typescript:3'] },
  }),
  employee('bo', 'Bo Lindgren', 'Senior engineer', 'Europe/Stockholm', {
    interviews: { level: 'senior', skills: ['api:3', 'distributed:2', 'typescript:2'] },
  }),
  employee('cy', 'Cy Okoro', 'Staff engineer', 'Europe/London', {
    interviews: {
      level: 'staff',
      skills: ['distributed:3', 'data:2', 'infrastructure:2', 'go:3'],
      perWeek: '3',
    },
  }),
  employee('dee', 'Dee Park', 'Engineer', 'Europe/Berlin', {
    interviews: { level: 'mid', skills: ['api:2', 'application:2', 'typescript:2'] },
  }),
  employee('eli', 'Eli Stern', 'Senior engineer', 'Europe/Berlin', {
    interviews: { level: 'senior', skills: ['application:3', 'infrastructure:2', 'java:2'] },
  }),
  employee('fay', 'Fay Moreau', 'Senior engineer', 'Europe/Paris', {
    interviews: { level: 'senior', skills: ['infrastructure:3', 'distributed:2', 'go:2'] },
  }),
  employee('ivy', 'Ivy Chen', 'Senior engineer', 'America/New_York', {
    interviews: {
      level: 'senior',
      skills: ['data:3', 'application:2', 'python:3'],
      hours: 'Mon-Fri 09:00-12:00, 13:00-17:00',
    },
  }),
  employee('lee', 'Lee Novak', 'Head of engineering', 'Europe/Prague', {
    interviews: { level: 'staff', skills: ['leadership:3', 'distributed:1'], perDay: '3', perWeek: '6' },
  }),
];

export const CHANNELS: readonly ChannelSeed[] = [
  { name: 'general', topic: 'Everybody at Brightwater' },
  {
    name: 'hiring-payments',
    topic: 'Who joins Payments next',
    isPrivate: true,
    members: ['rae', 'hana', 'lee'],
  },
  {
    name: 'hiring-platform',
    topic: 'Who joins Platform next',
    isPrivate: true,
    members: ['rae', 'tomas', 'lee'],
  },
];

/** Meeting rooms of the office in Berlin. Seats count the candidate. */
export const ROOMS = [
  { name: 'Booth', seats: '2' },
  { name: 'Elbe', seats: '4' },
  { name: 'Havel', seats: '8' },
].map(room => ({
  ...room,
  site: 'Berlin',
  zone: 'Europe/Berlin',
  address: `${room.name.toLowerCase()}@brightwater.test`,
}));
