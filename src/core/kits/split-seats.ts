import { LAYERS, type Layer, type SeatKind } from '../loop/glossary.ts';
import type { InterviewPlan } from '../loop/pipeline.ts';
import type { Kit, KitQuestion, KitSeat } from './kit.ts';
import { isLayer } from './subject.ts';

/** The same kit, its questions divided among the people in the seats: by what they know, then by minutes. */
export function splitSeats(kit: Kit, seats: readonly KitSeat[]): Kit {
  const askers = askingSeats(seats.map(seat => seat.kind));
  const minutes = new Map<number, number>();
  const load = (place: number) => minutes.get(place) ?? 0;
  const askedBy: Record<string, number> = {};
  for (const question of kit.questions) {
    const able = askers.filter(place => knows(seats[place], question));
    const [first = 0, ...others] = able.length > 0 ? able : askers;
    const place = others.reduce((best, at) => (load(at) < load(best) ? at : best), first);
    askedBy[question.id] = place;
    minutes.set(place, load(place) + question.minutes);
  }
  return { ...kit, askedBy };
}

/** A shadow only listens; where somebody reverse-shadows, they ask and the lead listens. */
function askingSeats(kinds: readonly SeatKind[]): number[] {
  const first: SeatKind = kinds.includes('reverse-shadow') ? 'reverse-shadow' : 'lead';
  return [...kinds.keys()].filter(place => kinds[place] === first || kinds[place] === 'second');
}

/** Only questions on layers need somebody who knows them. */
function knows(seat: KitSeat | undefined, { subject, covers }: KitQuestion): boolean {
  return !seat?.skills || !isLayer(subject) || covers.some(layer => seat.skills?.includes(layer));
}

/** The seats as the pipeline plans them: whoever is sought for one skill is not assumed to have the others. */
export function plannedSeats(interview: InterviewPlan): KitSeat[] {
  return interview.seats.map(({ kind, skill }) =>
    skill === 'layers' || skill === 'language' ? { kind } : { kind, skills: [skill] },
  );
}

/** The layers that somebody who asks questions can judge. */
export function layersKnown(seats: readonly KitSeat[]): Layer[] {
  const askers = askingSeats(seats.map(seat => seat.kind)).flatMap(place => seats[place] ?? []);
  return LAYERS.filter(layer => askers.some(seat => !seat.skills || seat.skills.includes(layer)));
}
