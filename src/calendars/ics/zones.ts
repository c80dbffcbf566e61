import ICAL from 'ical.js';
import { findIana } from 'windows-iana';

/** How wall times of one zone become instants. */
export type Zone = {
  /** Where the zone is one that everybody knows. */
  iana: string | undefined;
  /** A wall time in a gap counts from before it, one that comes twice is the first (RFC 5545, 3.3.5). */
  instant(at: Temporal.PlainDateTime): Temporal.Instant;
};

export function ianaZone(id: string): Zone {
  return { iana: id, instant: at => at.toZonedDateTime(id, { disambiguation: 'compatible' }).toInstant() };
}

const UTC = ianaZone('UTC');

/**
 * The zones of one calendar object: by their IANA name, by their Windows name (Outlook writes those), by the tail of a
 * longer one (`/example.org/20070129_1/Europe/Ljubljana`), or by the rules that stand in the object itself.
 * @param floating For times without a zone, and for zones of which nothing is known: that of the calendar's owner.
 */
export function zonesOf(calendar: ICAL.Component, floating: Zone): (tzid: string | undefined) => Zone {
  const own = new Map(calendar.getAllSubcomponents('vtimezone').map(z => [textOf(z, 'tzid'), z]));
  return tzid => {
    if (tzid === undefined) return floating;
    if (tzid === 'UTC') return UTC;
    const known = knownZone(tzid);
    if (known) return ianaZone(known);
    const rules = own.get(tzid);
    return rules ? writtenZone(rules) : floating;
  };
}

function knownZone(tzid: string): string | undefined {
  const name = tzid.trim().replaceAll(/^"|"$/g, '');
  const parts = name.split('/');
  const tails = parts.map((_, i) => parts.slice(i).join('/')).filter(tail => tail !== '');
  const windows = findIana(name)[0];
  return [...tails, ...(windows ? [windows] : [])].find(isIana);
}

function isIana(id: string): boolean {
  try {
    // An offset is a zone to Temporal, but no name that anybody registered.
    return !/^[+-]/.test(id) && Boolean(Temporal.PlainDate.from('2026-01-01').toZonedDateTime(id));
  } catch {
    return false;
  }
}

function writtenZone(rules: ICAL.Component): Zone {
  const zone = new ICAL.Timezone(rules);
  return {
    iana: undefined,
    instant: at => {
      const time = ICAL.Time.fromDateTimeString(at.toString({ smallestUnit: 'second' }));
      const seconds = zone.utcOffset(time);
      return at.toZonedDateTime('UTC').toInstant().subtract({ seconds });
    },
  };
}

function textOf(component: ICAL.Component, name: string): string {
  const value = component.getFirstPropertyValue(name);
  return typeof value === 'string' ? value : '';
}
