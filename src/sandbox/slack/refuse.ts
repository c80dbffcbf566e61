import { isRefused } from '../../slack/block-kit/validate.ts';
import type { Problem } from '../../slack/block-kit/validate.ts';
import type { Json } from './json.ts';
import type { Workspace } from './workspace.ts';

/** Turns what the validator finds into the answer that Slack gives, and into words for the page. */

/** Slack's own size limit of a view, in bytes of JSON. */
const VIEW_BYTES_MAX = 250_000;

export function refusedMessage(workspace: Workspace, what: string, problems: Problem[]): Json | undefined {
  return refused(workspace, what, problems, messageError);
}

export function refusedView(
  workspace: Workspace,
  what: string,
  view: unknown,
  problems: Problem[],
): Json | undefined {
  if (JSON.stringify(view ?? null).length > VIEW_BYTES_MAX) {
    workspace.journal.note('refused', `${what}: view_too_large`, [`A view may have ${VIEW_BYTES_MAX} bytes`]);
    return { ok: false, error: 'view_too_large' };
  }
  return refused(workspace, what, problems, () => 'invalid_arguments', '/view');
}

function refused(
  workspace: Workspace,
  what: string,
  problems: Problem[],
  errorOf: (problems: Problem[]) => string,
  prefix = '',
): Json | undefined {
  const advice = problems.filter(problem => !isRefused(problem));
  if (advice.length > 0) workspace.journal.note('advice', what, advice.map(inWords));
  const serious = problems.filter(isRefused);
  if (serious.length === 0) return undefined;
  const error = errorOf(serious);
  workspace.journal.note('refused', `${what}: ${error}`, serious.map(inWords));
  const messages = serious.map(
    ({ message, pointer }) => `[ERROR] ${message} [json-pointer:${prefix}${pointer}]`,
  );
  return { ok: false, error, errors: messages, response_metadata: { messages } };
}

function messageError(problems: Problem[]): string {
  const [first] = problems;
  if (problems.some(({ code }) => code === 'no_content')) return 'no_text';
  if (problems.every(({ pointer }) => pointer.startsWith('/metadata'))) return 'invalid_metadata_format';
  if (problems.every(({ pointer }) => pointer.startsWith('/attachments'))) return 'invalid_attachments';
  if (first?.pointer === '/blocks' && first.code === 'wrong_type') return 'invalid_blocks_format';
  if (problems.every(({ pointer, code }) => pointer === '/blocks' && code === 'total_too_long')) {
    return 'msg_blocks_too_long';
  }
  return 'invalid_blocks';
}

function inWords({ message, pointer }: Problem): string {
  return pointer === '' ? message : `${message} (at ${pointer})`;
}
