import type { Pipeline } from '../../../src/core/loop/pipeline.ts';
import { pipelineSchema } from '../../../src/core/loop/pipeline.ts';
import { changeSettings } from '../../../src/operations/change-settings.ts';
import { openRole } from '../../../src/operations/open-role.ts';
import { setInterviewer } from '../../../src/operations/set-interviewer.ts';
import { acme, actor, ANA, catalogue, DEE, HANA, LEE, RAE, ROLE, SAM, type TestWorld } from '../../world.ts';

/** Written work, a panel of two with a shadow beside another interview, and a final round: every kind of seat. */
const PIPELINE: Pipeline = pipelineSchema.parse({
  id: 'every-seat',
  name: 'Every seat',
  stages: [
    { id: 'resume', name: 'Resume', kind: 'resume', minutes: 5, target_days: 2, pass_rate: [0.1, 0.2] },
    {
      id: 'async',
      name: 'Written',
      kind: 'async',
      minutes: 20,
      target_days: 5,
      pass_rate: [0.3, 0.4],
      covers: ['scenarios', 'layers'],
      seats: [{ kind: 'lead', level: 'junior' }],
    },
    {
      id: 'onsite',
      name: 'Onsite',
      kind: 'technical',
      minutes: 120,
      target_days: 8,
      pass_rate: [0.3, 0.4],
      interviews: [
        {
          id: 'systems',
          name: 'Systems',
          minutes: 60,
          covers: ['layers'],
          seats: [
            { kind: 'lead', level: 'junior' },
            { kind: 'second', level: 'junior' },
            { kind: 'shadow', level: 'junior' },
          ],
        },
        { id: 'craft', name: 'Craft', minutes: 45, covers: ['language'], seats: [{ level: 'junior' }] },
      ],
    },
    {
      id: 'final',
      name: 'Final',
      kind: 'final',
      minutes: 45,
      target_days: 5,
      pass_rate: [0.6, 0.7],
      covers: ['collaboration'],
      seats: [{ kind: 'lead', level: 'junior' }],
    },
  ],
});

/**
 * A company in which those who run hiring interview too: the recruiter, the hiring manager and the admin all take seats,
 * and what they may see as the one they may not see as the other.
 */
export async function blindCompany(): Promise<{ world: TestWorld; role: string }> {
  const world = await acme();
  world.site = { url: 'https://hire.example.com', secret: 'a secret of thirty-two bytes or more' };
  world.catalogue = { ...catalogue, pipelines: [...catalogue.pipelines, PIPELINE] };
  await changeSettings(world, actor(SAM), {
    zone: 'Europe/Berlin',
    quietFrom: '18:00',
    quietTo: '09:00',
    digestTime: '09:00',
    daysOff: '',
    admins: [LEE],
    recruiters: [RAE],
  });
  for (const person of [RAE, HANA, SAM, ANA, DEE, LEE]) {
    await setInterviewer(world, actor(RAE), {
      person,
      level: 'staff',
      skills: ['data:3', 'api:2', 'typescript:3', 'leadership:1'],
      zone: 'Europe/Berlin',
      hours: 'Mon-Fri 09:00-17:30',
      perDay: '',
      perWeek: '',
      buffer: '0',
    });
  }
  const role = await openRole(world, actor(RAE), { ...ROLE, pipeline: PIPELINE.id });
  return { world, role: role.id };
}
