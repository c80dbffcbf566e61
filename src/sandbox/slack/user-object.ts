import { APP_ID, BOT_ID, TEAM_ID } from './ids.ts';
import type { Json } from './json.ts';
import type { Person } from './directory.ts';

/** One entry of users.list, as Slack words it. `at` decides between summer and winter time. */
export function userObject(person: Person, at: Temporal.Instant): Json {
  return {
    id: person.id,
    team_id: TEAM_ID,
    name: person.name,
    deleted: person.isDeleted,
    real_name: person.realName,
    ...zoneOf(person, at),
    profile: profileOf(person),
    is_admin: person.isAdmin,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: person.isRestricted,
    is_ultra_restricted: false,
    is_bot: person.isBot,
    is_app_user: false,
    is_email_confirmed: !person.isBot,
    updated: 0,
    who_can_share_contact_card: 'EVERYONE',
  };
}

export function profileOf(person: Person): Json {
  const [first = '', ...rest] = person.realName.split(' ');
  return {
    title: person.title,
    phone: '',
    skype: '',
    real_name: person.realName,
    real_name_normalized: person.realName,
    display_name: person.name,
    display_name_normalized: person.name,
    first_name: first,
    last_name: rest.join(' '),
    status_text: '',
    status_emoji: '',
    status_expiration: 0,
    team: TEAM_ID,
    ...(person.isBot ? { bot_id: BOT_ID, api_app_id: APP_ID } : { email: person.email }),
  };
}

/** Slack leaves the zone out for deactivated people. */
function zoneOf({ zone, isDeleted }: Person, at: Temporal.Instant): Json {
  if (isDeleted) return {};
  const offset = at.toZonedDateTimeISO(zone).offsetNanoseconds / 1e9;
  return { tz: zone, tz_label: zoneLabel(zone, at), tz_offset: offset };
}

function zoneLabel(zone: string, at: Temporal.Instant): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'long' });
  const label = parts.formatToParts(at.epochMilliseconds).find(({ type }) => type === 'timeZoneName');
  return label?.value ?? zone;
}
