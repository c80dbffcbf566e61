import { App, type ReceiverEvent } from '@slack/bolt';

const IS_ANSWERED = 'hireloopIsAnswered';

/** Bolt refuses a second answer with an error, and does not say whether there was a first one. This one does. */
export class AnswerKnowingApp extends App {
  override processEvent(event: ReceiverEvent): Promise<void> {
    let isAnswered = false;
    const ack: ReceiverEvent['ack'] = response => {
      isAnswered = true;
      return event.ack(response);
    };
    const customProperties = { ...event.customProperties, [IS_ANSWERED]: () => isAnswered };
    return super.processEvent({ ...event, ack, customProperties });
  }
}

/** @param context What Bolt hands to a middleware beside the request. */
export function isAnswered(context: object): boolean {
  return (context as { [IS_ANSWERED]: () => boolean })[IS_ANSWERED]();
}
