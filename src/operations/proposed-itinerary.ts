import type { PersonId } from '../core/loop/glossary.ts';
import type { ProposedInterview, ProposedItinerary } from '../core/loop/proposal.ts';
import type { Interview } from '../core/loop/situation.ts';
import type { Change } from '../core/scheduling/changes.ts';
import type { Itinerary, PlannedInterview } from '../core/scheduling/itinerary.ts';
import type { Placement } from './pose-problem.ts';

/** An itinerary of the planner in the terms of the pipeline that it was asked for. */
export function toOption(
  itinerary: Itinerary,
  placements: readonly Placement[],
  moved: readonly Interview[] = [],
): ProposedItinerary {
  return {
    interviews: itinerary.interviews.map(i => ({
      ...toInterview(i, placements),
      replaces: moved.find(m => m.part === i.id)?.booking?.version,
    })),
    reasons: itinerary.reasons,
  };
}

/** Whoever is asked for more than usual reads so in their invitation. */
export function noting(changes: readonly Change[], itinerary: ProposedItinerary): ProposedItinerary {
  const of = (person: PersonId) =>
    changes.filter(c => 'person' in c && c.person === person).map(c => `; to make it fit: ${c.text}`);
  const interviews = itinerary.interviews.map(i => {
    const seats = i.seats.map(s => ({ ...s, because: [s.because, ...of(s.person)].join('') }));
    return { ...i, seats };
  });
  return { ...itinerary, interviews };
}

function toInterview(planned: PlannedInterview, placements: readonly Placement[]): ProposedInterview {
  const plan = placements.find(p => p.plan.id === planned.id)?.plan;
  if (!plan) throw new Error(`The planner placed ${planned.id}, which was not asked for`);
  const { id: part, start, end, seats } = planned;
  return {
    part,
    name: plan.name,
    start,
    end,
    seats: seats.map(seat => ({
      position: Number(seat.id),
      kind: plan.seats[Number(seat.id)]?.kind ?? 'lead',
      person: seat.person,
      because: seat.because,
    })),
  };
}
