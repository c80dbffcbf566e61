import type { PersonId } from '../core/loop/glossary.ts';
import { type Learner, learningPosition } from '../core/loop/learners.ts';
import { type MeetingRoom, shownRoom } from '../core/loop/meeting-rooms.ts';
import type { ProposedInterview, ProposedItinerary } from '../core/loop/proposal.ts';
import type { Interview } from '../core/loop/situation.ts';
import type { Change } from '../core/scheduling/changes.ts';
import type { Itinerary, PlannedInterview } from '../core/scheduling/itinerary.ts';
import type { Placement } from './pose-problem.ts';

/** What the planner was asked: what to place, with whom to learn beside, and which interviews are moved for it. */
export type Asked = {
  placements: readonly Placement[];
  learners: readonly Learner[];
  moved: readonly Interview[];
  rooms: readonly MeetingRoom[];
};

/** An itinerary of the planner in the terms of the pipeline that it was asked for. */
export function toOption(itinerary: Itinerary, asked: Asked): ProposedItinerary {
  const { moved } = asked;
  return {
    interviews: itinerary.interviews.map(i => ({
      ...toInterview(i, asked),
      replaces: moved.find(m => m.part === i.id)?.booking?.version,
    })),
    reasons: itinerary.reasons,
  };
}

/** Whoever is asked for more than usual reads so in their invitation. */
export function noting(changes: readonly Change[], itinerary: ProposedItinerary): ProposedItinerary {
  const of = (person: PersonId) =>
    changes.filter(c => 'person' in c && c.person === person).map(c => `; ${askWords(c)}`);
  const interviews = itinerary.interviews.map(i => {
    const seats = i.seats.map(s => ({ ...s, because: [s.because, ...of(s.person)].join('') }));
    return { ...i, seats };
  });
  return { ...itinerary, interviews };
}

/** Time that somebody did not give is theirs to refuse. */
const askWords = (change: Change): string =>
  change.kind === 'off-hours'
    ? 'outside of their hours, and theirs to refuse'
    : `to make it fit: ${change.text}`;

function toInterview(planned: PlannedInterview, { placements, learners, rooms }: Asked): ProposedInterview {
  const plan = placements.find(p => p.plan.id === planned.id)?.plan;
  if (!plan) throw new Error(`The planner placed ${planned.id}, which was not asked for`);
  const { id: part, start, end, seats } = planned;
  const room = rooms.find(one => one.id === planned.room);
  return {
    part,
    name: plan.name,
    start,
    end,
    ...(room ? { room: shownRoom(room) } : {}),
    seats: seats.map(({ id, person, because }) => {
      const position = Number(id);
      const learner = position === learningPosition(plan) && learners.find(l => l.person === person);
      if (learner) return { position, person, kind: learner.kind, because: LEARNING[learner.kind] };
      return { position, person, kind: plan.seats[position]?.kind ?? 'lead', because };
    }),
  };
}

const LEARNING: Record<Learner['kind'], string> = {
  shadow: 'to listen, on the way to interviews of this kind',
  'reverse-shadow': 'to ask while somebody listens, on the way to interviews of this kind',
};
