import { UserError } from '../../core/user-error.ts';
import { graduate } from '../../operations/graduate.ts';
import { readTrainings } from '../../operations/read-trainings.ts';
import { namesOf } from '../../store/people.ts';
import { findTraining, type TrainingRecord } from '../../store/trainings.ts';
import { actions, context, message, type MessageView, section, settled } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { mention, mrkdwn } from '../blocks/mrkdwn.ts';
import { ref } from '../kernel/ids.ts';
import { button, defineButton, type NoticeKind } from '../kernel/kinds.ts';

export const vouchButton = defineButton(ref('training.vouch', 'training'), async (call, { training }) => {
  const ended = await graduate(call.world, call.actor, { training });
  if (ended?.end?.why === 'stopped') throw new UserError('This training was ended by the team meanwhile.');
});

/** Asks who listened while somebody learned to ask whether that was enough. */
export const vouchNotice: NoticeKind = {
  id: 'vouch',
  async render({ world, team }, { training: id = '' }) {
    const training = await findTraining(world.db, team, id);
    if (!training) return undefined;
    const people = [training.person, ...(training.end ? [training.end.by] : [])];
    const names = await namesOf(world.db, team, people);
    const on = { ...world, now: world.clock.now() };
    const reads = await readTrainings(on, team, [training.person]);
    return vouchMessage({
      training,
      asked: reads.find(r => r.training.id === id)?.step.done ?? 0,
      name: names.get(training.person) ?? 'Somebody',
      voucher: names.get(training.end?.by ?? '') ?? 'Somebody',
    });
  },
};

export type VouchModel = {
  training: TrainingRecord;
  /** In how many interviews they asked while somebody listened. */
  asked: number;
  /** Of whoever learns, and of whoever ended it. */
  name: string;
  voucher: string;
};

export function vouchMessage({ training, asked, name, voucher }: VouchModel): MessageView {
  const { id, person, stage, end } = training;
  const who = short(name);
  if (end) {
    const how =
      end.why === 'graduated' ? `${short(voucher)} vouched for them` : 'the team ended the training';
    const text = `${who} holds ${stage} interviews alone now: ${how}.`;
    return settled(text, [section(mrkdwn`:white_check_mark: ${text}`)]);
  }
  const heard = `has asked in ${asked} ${stage} interviews while somebody listened, in the last one you.`;
  return message(`${who} ${heard} Can they hold them alone?`, [
    section(mrkdwn`:mortar_board: ${mention(person)} ${heard} Can they hold ${stage} interviews alone?`),
    actions(button(vouchButton, 'Yes, from now on', { training: id }, { style: 'primary' })),
    context(
      mrkdwn`If not yet, leave this: they ask in another one, and whoever listens there is asked again.`,
    ),
  ]);
}
