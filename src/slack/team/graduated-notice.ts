import { namesOf } from '../../store/people.ts';
import { findTraining, type TrainingRecord } from '../../store/trainings.ts';
import { message, type MessageView, section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import type { NoticeKind } from '../kernel/kinds.ts';

/** Tells somebody that they hold a kind of interview alone from now on. */
export const graduatedNotice: NoticeKind = {
  id: 'graduated',
  async render({ world, team }, { training: id = '' }) {
    const training = await findTraining(world.db, team, id);
    if (!training?.end) return undefined;
    const names = await namesOf(world.db, team, [training.end.by]);
    return graduatedMessage(training, names.get(training.end.by) ?? 'Somebody');
  },
};

export function graduatedMessage({ stage }: TrainingRecord, voucher: string): MessageView {
  const text = `You hold ${stage} interviews alone from now on: ${short(voucher)} vouched for you.`;
  return message(text, [section(mrkdwn`:mortar_board: ${text}`)]);
}
