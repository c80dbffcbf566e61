import { APP_ID, BOT_USER } from './ids.ts';
import type { Json } from './json.ts';
import type { Workspace } from './workspace.ts';

/** What the page shows, as JSON. Times are epoch milliseconds of the sandbox's clock. */

export function workspaceFor(workspace: Workspace): Json {
  const { directory, options, now, teamName } = workspace;
  return {
    team: teamName,
    now: now().epochMilliseconds,
    app: {
      id: APP_ID,
      user: BOT_USER,
      name: directory.appName,
      isReadOnly: options.app?.messagesTab !== 'open',
    },
    people: directory.all().map(({ id, name, realName, title, zone, isBot, isDeleted, isRestricted }) => ({
      id,
      name,
      realName,
      title,
      zone,
      isBot,
      isGuest: isRestricted,
      isGone: isDeleted,
      unread: isBot || isDeleted ? 0 : unreadOf(workspace, id),
    })),
    commands: options.app?.commands ?? [],
    shortcuts: options.app?.shortcuts ?? [],
  };
}

export function channelsFor(workspace: Workspace, user: string): Json[] {
  return workspace.directory.visibleTo(user).map(({ id, kind, name, topic, members, isArchived }) => ({
    id,
    kind,
    name,
    topic,
    isArchived,
    isMember: members.has(user),
    hasApp: members.has(BOT_USER),
    members: [...members],
    unread: members.has(user) ? workspace.timeline.unread(user, id) : 0,
  }));
}

export function messagesFor({ timeline }: Workspace, user: string, channel: string): Json[] {
  return timeline
    .listFor(user, channel)
    .map(({ ts, threadTs, author, text, blocks, onlyFor, shownAt, editedAt, revision }) => ({
      ts,
      threadTs: threadTs ?? null,
      author,
      text,
      blocks,
      revision,
      isOnlyForYou: onlyFor !== undefined,
      isEdited: editedAt !== undefined,
      at: shownAt.epochMilliseconds,
    }));
}

export function journalForPage({ journal }: Workspace): Json[] {
  return journal
    .entries()
    .map(({ id, at, kind, title, details }) => ({ id, at: at.epochMilliseconds, kind, title, details }));
}

function unreadOf({ directory, timeline }: Workspace, user: string): number {
  return directory
    .visibleTo(user)
    .filter(({ members }) => members.has(user))
    .reduce((sum, { id }) => sum + timeline.unread(user, id), 0);
}
