import { evaluationLink } from '../../../src/operations/evaluation-link.ts';
import { evaluationRoutes } from '../../../src/web/evaluation/evaluation-routes.ts';
import { UserError } from '../../../src/core/user-error.ts';
import { formOfFields } from '../../../src/slack/blocks/form.ts';
import { readHome } from '../../../src/slack/home/home-view.ts';
import { interactions } from '../../../src/slack/interactions.ts';
import type { Call } from '../../../src/slack/kernel/call.ts';
import type { ButtonKind } from '../../../src/slack/kernel/kinds.ts';
import { notices } from '../../../src/slack/notices.ts';
import { verbs } from '../../../src/slack/verbs.ts';
import { listOpenSituations } from '../../../src/store/situations.ts';
import { TEAM, type TestWorld } from '../../world.ts';

/** What one person can look at: rendered as it would be sent to Slack, at this moment. */
export type Surface = { name: string; render(): Promise<unknown> };

export async function surfacesOf(world: TestWorld, person: string): Promise<Surface[]> {
  return [
    { name: 'Home', render: () => readHome(world, TEAM, person) },
    ...(await noticesTo(world, person)),
    ...verbSurfaces(world, person),
    ...(await buttonSurfaces(world, person)),
    ...(await pageSurfaces(world, person)),
  ];
}

/** Every message that was ever asked for, sent or not: each is rendered anew whenever something changes. */
async function noticesTo(world: TestWorld, person: string): Promise<Surface[]> {
  const rows = await world.db
    .selectFrom('effect')
    .select('payload_json')
    .where('kind', '=', 'post-notice')
    .execute();
  const asked = rows.map(
    r => JSON.parse(r.payload_json) as { notice: string; ids: Record<string, string>; to: string },
  );
  const channels = asked.filter(a => a.to === person || a.to.startsWith('C'));
  return channels.map(({ notice, ids, to }) => ({
    name: `notice ${notice} ${JSON.stringify(ids)}`,
    render: async () => {
      const kind = notices.find(n => n.id === notice);
      return kind?.render({ world, team: TEAM, to, zone: 'Europe/Berlin', discreet: false }, ids);
    },
  }));
}

const VERBS = ['status', 'stalled', 'digest', 'debrief', 'kit', 'score', 'me', 'team', 'schedule', 'cancel'];

function verbSurfaces(world: TestWorld, person: string): Surface[] {
  return VERBS.flatMap(name => {
    const verb = verbs.find(v => v.name === name);
    if (!verb) throw new Error(`There is no verb ${name}`);
    const bare = { name: `/hire ${name}`, render: () => answersTo(world, person, c => verb.run(c, '', [])) };
    return [bare];
  });
}

async function buttonSurfaces(world: TestWorld, person: string): Promise<Surface[]> {
  const situations = await listOpenSituations(world.db, TEAM);
  const press = (id: string, ids: Record<string, string>): Surface => {
    const kind = interactions.find((i): i is ButtonKind => i.kind === 'button' && i.id === id);
    if (!kind) throw new Error(`There is no button ${id}`);
    const form = { ...formOfFields({}), has: () => true };
    return {
      name: `${id} ${JSON.stringify(ids)}`,
      render: () => answersTo(world, person, c => kind.run(c, ids, form, 0)),
    };
  };
  const roles = [...new Set(situations.map(s => s.role.id))];
  return [
    press('practice.open', {}),
    ...roles.flatMap(role => [press('board.role', { role }), press('digest.role', { role })]),
    ...situations.flatMap(({ application, interviews }) => [
      press('debrief.candidate', { application: application.id }),
      press('status.candidate', { application: application.id }),
      press('kit.candidate', { application: application.id }),
      ...interviews.flatMap(i => [
        press('kit.open', { interview: i.id }),
        ...i.seats.map(s => press('scorecard.open', { seat: s.id })),
      ]),
    ]),
  ];
}

/** The evaluation as a page and as Markdown, by a link signed for the person: a stranger's link opens nothing. */
async function pageSurfaces(world: TestWorld, person: string): Promise<Surface[]> {
  const pages = evaluationRoutes(() => world);
  const situations = await listOpenSituations(world.db, TEAM);
  return situations.flatMap(({ application }) => {
    const link = evaluationLink(world, { team: TEAM, person, application: application.id }) ?? '';
    const path = new URL(link).pathname;
    return ['', '.md'].map(kind => ({
      name: `page${kind} ${JSON.stringify({ application: application.id })}`,
      render: async () => (await pages.request(`${path}${kind}`)).text(),
    }));
  });
}

/** Everything that a handler says to whoever called it; a refusal is something said too. */
async function answersTo(
  world: TestWorld,
  person: string,
  run: (call: Call) => Promise<void>,
): Promise<unknown[]> {
  const said: unknown[] = [];
  const shown = { show: async (view: unknown) => said.push(view) > 0 };
  const call: Call = {
    world,
    team: TEAM,
    person,
    actor: { team: TEAM, person },
    zone: 'Europe/Berlin',
    channel: 'C0000000001',
    inside: shown,
    tell: async message => void said.push(message),
    open: async view => {
      said.push(view);
      return shown;
    },
  };
  try {
    await run(call);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    said.push(error.advice);
  }
  return said;
}
