import { scorableAt } from '../../core/clock/waits.ts';
import { interviewsOfEntry, openEntry, scoringSeats, type Situation } from '../../core/loop/situation.ts';
import { UserError } from '../../core/user-error.ts';
import type { Call } from '../kernel/call.ts';
import { verbAboutCandidate } from '../pick/verb-about-candidate.ts';
import { openScorecard } from './open-scorecard.ts';

export const score = verbAboutCandidate({
  name: 'score',
  summary: 'Fill your scorecard after an interview',
  label: 'Scorecard',
  action: 'fill the scorecard',
  fits: (situation, call) => mySeats(situation, call).some(s => !s.scoredAt && s.open),
  ask: 'Whose scorecard?',
  nobody: 'You owe no scorecard.',
  refusal: 'Only those who hold a seat in an interview fill a scorecard of it.',
  async run(call, situation) {
    const seats = mySeats(situation, call);
    const next = seats.find(s => s.open && !s.scoredAt) ?? seats.find(s => s.open) ?? seats[0];
    if (!next)
      throw new UserError(
        `You have no seat in the open interviews of ${situation.candidate.name}.`,
        'Those that you have are under /hire me.',
      );
    await openScorecard(call, next.id);
  },
});

function mySeats(situation: Situation, call: Call) {
  const entry = openEntry(situation);
  const now = call.world.clock.now();
  const interviews = entry ? interviewsOfEntry(situation, entry) : [];
  return interviews.flatMap(interview =>
    scoringSeats(interview)
      .filter(s => s.person === call.person)
      .map(seat => {
        const from = interview.booking?.time.start ?? scorableAt(interview, seat);
        return { ...seat, open: Temporal.Instant.compare(from, now) <= 0 };
      }),
  );
}
