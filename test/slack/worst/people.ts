import type { Catalogue } from '../../../src/core/kits/catalogue.ts';
import type { Stage } from '../../../src/core/loop/pipeline.ts';
import { type Interviewer, WEEKDAYS, type Workspace } from '../../../src/core/loop/people.ts';
import { catalogue, TEAM } from '../../world.ts';
import { textOf, times, user, ZONE } from './numbers.ts';

const hour = (h: number) => String(h).padStart(2, '0');
const WORST_HOURS = Object.fromEntries(
  WEEKDAYS.map((day, d) => [day, times(24, h => [`${hour(h)}:0${d}`, `${hour(h)}:30`] as const)]),
);

export function worstInterviewer(name: string, at: number): Interviewer {
  return {
    team: TEAM,
    person: user(at),
    name,
    email: undefined,
    level: 'senior',
    zone: ZONE,
    hours: WORST_HOURS,
    offHours: WORST_HOURS,
    perDay: 20,
    perWeek: 20,
    bufferMinutes: 120,
    skills: Object.fromEntries(times(30, s => [`skill-with-a-long-name-${s}`, 3 as const])),
    learns: ['technical', 'final'],
    paused: true,
    isOutside: true,
  };
}

export function worstWorkspace(name: string): Workspace {
  return {
    team: TEAM,
    name,
    zone: ZONE,
    quietFrom: Temporal.PlainTime.from('18:00'),
    quietTo: Temporal.PlainTime.from('09:00'),
    digestTime: Temporal.PlainTime.from('09:00'),
    spread: 'even',
    focus: 'whole',
    noticeHours: 168,
    daysOff: times(60, d => ({
      day: Temporal.PlainDate.from('2026-12-01').add({ days: d }),
      name: textOf(name, 60),
    })),
  };
}

/** More languages and pipelines than one select holds. */
export function worstCatalogue(name: string, stages: Stage[]): Catalogue {
  const typescript = catalogue.packs.find(p => p.language === 'typescript');
  return {
    ...catalogue,
    packs: times(60, i => ({
      ...typescript!,
      id: `pack-${i}`,
      language: `language-${i}`,
      name: textOf(name, 60),
    })),
    pipelines: times(120, i => ({ id: `pipeline-${i}`, name: name.slice(0, 60), stages })),
  };
}
