import { LAYERS } from '../../../src/core/loop/glossary.ts';
import type { Stage } from '../../../src/core/loop/pipeline.ts';
import type { Role } from '../../../src/core/loop/situation.ts';
import { TEAM } from '../../world.ts';
import { INTERVIEWS, NOW, SEATS, STAGES, times, user, uuid, ZONE } from './numbers.ts';

export function worstStages(name: string): Stage[] {
  const seat = { kind: 'lead', skill: 'layers', level: 'role' } as const;
  const interview = (at: number) => ({
    id: `part-${at}`,
    name: name.slice(0, 60),
    minutes: 240,
    seats: times(SEATS, () => seat),
    covers: [],
    after: [],
  });
  return times(STAGES, at => ({
    id: `stage-${at}`,
    name: name.slice(0, 60),
    kind: 'technical',
    minutes: 480,
    target_days: 60,
    pass_rate: [0.25, 0.35],
    seats: [],
    covers: [],
    room: true,
    interviews: times(INTERVIEWS, interview),
  }));
}

export function worstRole(name: string, stages: Stage[], at: number, closed?: Role['closed']): Role {
  return {
    team: TEAM,
    id: uuid(1000 + at),
    title: name,
    level: 'senior',
    layers: LAYERS,
    language: 'typescript',
    hiringManager: user(1),
    recruiter: user(2),
    channel: 'C0000000001',
    zone: ZONE,
    site: name.slice(0, 60),
    headCount: 50,
    targetDay: Temporal.PlainDate.from('2028-11-30'),
    pipeline: { id: 'worst', name: name.slice(0, 60), stages },
    openedAt: NOW.subtract({ hours: 24 * 700 }),
    closed,
  };
}
