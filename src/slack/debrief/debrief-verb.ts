import { evaluationSubject } from '../../core/clock/nudges/readings.ts';
import { waitOf } from '../../core/clock/waits.ts';
import { openEntry, type Situation } from '../../core/loop/situation.ts';
import { evaluationLink } from '../../operations/evaluation-link.ts';
import { noteReading } from '../../operations/note-reading.ts';
import { readEvaluation } from '../../operations/read-evaluation.ts';
import { findDebriefOfEntry } from '../../store/debriefs.ts';
import type { Call } from '../kernel/call.ts';
import { loadingView } from '../kernel/screens.ts';
import { readerOf } from '../pick/reader.ts';
import { verbAboutCandidate } from '../pick/verb-about-candidate.ts';
import { debriefView } from './debrief-view.ts';

export const debrief = verbAboutCandidate({
  name: 'debrief',
  summary: 'Read the evaluation of a candidate, and decide',
  label: 'Debrief',
  action: 'see the application',
  fits: waitsForDecision,
  ask: 'Who is to be decided on?',
  nobody: 'Nobody waits for a decision of yours.',
  async run(call, situation) {
    const on = await call.open(loadingView('Debrief'));
    const { db, clock } = call.world;
    const last = situation.entries.at(-1);
    const debrief = last && (await findDebriefOfEntry(db, call.team, last.id));
    await on.show(
      debriefView({
        situation,
        ...(await readEvaluation(db, call.team, call.person, situation)),
        may: await readerOf(call),
        meeting: { debrief, zone: call.zone, now: clock.now() },
        page: evaluationLink(call.world, {
          team: call.team,
          person: call.person,
          application: situation.application.id,
        }),
      }),
    );
    const entry = openEntry(situation);
    if (!entry || waitOf(situation, HABITS, call.world.clock.now())?.expected !== 'decide') return;
    const application = situation.application.id;
    await noteReading(call.world, call.actor, { subject: evaluationSubject(entry.id), application });
  },
});

function waitsForDecision(situation: Situation, call: Call): boolean {
  const { role } = situation;
  const wait = waitOf(situation, HABITS, call.world.clock.now());
  const mine = [role.hiringManager, role.recruiter].includes(call.person);
  return mine && (wait?.expected === 'decide' || wait?.expected === 'screen the résumé');
}

/** What is waited for does not depend on the company's days off; when it is due does. */
const HABITS = { daysOff: [] };
