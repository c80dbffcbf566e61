import type { Layer, PersonId } from '../../core/loop/glossary.ts';
import { stageOf } from '../../core/loop/pipeline.ts';
import type { Situation } from '../../core/loop/situation.ts';
import { isAllowed } from '../../operations/authorise.ts';
import { readEvaluationLink } from '../../operations/evaluation-link.ts';
import { type EvaluationRead, readEvaluation } from '../../operations/read-evaluation.ts';
import type { World } from '../../operations/world.ts';
import { findPerson, namesOf } from '../../store/people.ts';
import { findSituation } from '../../store/situations.ts';
import { findWorkspace } from '../../store/workspaces.ts';

/** Everything that the page and the Markdown show. */
export type Report = EvaluationRead & {
  situation: Situation;
  stage: string;
  layers: readonly Layer[];
  /** By person; somebody who is not known any more is "Somebody". */
  name: (person: PersonId) => string;
  reader: string;
  /** When it was read and until when the link holds, in the reader's words. */
  readAt: string;
  until: string;
};

/**
 * What a link opens, as far as its person may see it now: rights and blindness are asked again at every opening.
 * Undefined where the link is not ours, is over, or its person may not see the application any more.
 */
export async function readReport(world: World, token: string): Promise<Report | undefined> {
  const grant = readEvaluationLink(world, token);
  if (!grant) return undefined;
  const { team, person, application } = grant;
  const situation = await findSituation(world.db, team, application);
  const reader = await findPerson(world.db, team, person);
  if (!situation || !reader || reader.isOutside) return undefined;
  if (!(await isAllowed(world.db, team, person, 'see the application', { situation }))) return undefined;
  const read = await readEvaluation(world.db, team, person, situation);
  const people = [...new Set([...read.evaluation.verdicts.map(v => v.by), situation.role.hiringManager])];
  const names = await namesOf(world.db, team, people);
  const zone = reader.zone ?? (await findWorkspace(world.db, team))?.zone ?? 'UTC';
  const last = situation.entries.at(-1);
  return {
    ...read,
    situation,
    stage: last ? stageOf(situation.role.pipeline, last.stageId).name : '',
    layers: situation.role.layers,
    name: id => names.get(id) ?? 'Somebody',
    reader: reader.name,
    readAt: momentIn(world.clock.now(), zone),
    until: momentIn(grant.until, zone),
  };
}

function momentIn(at: Temporal.Instant, zone: string): string {
  return at.toZonedDateTimeISO(zone).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
}
