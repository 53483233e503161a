import { DateTime } from 'luxon';

/** What a calendar object of our own making says, in plain facts. */
export interface ReadableEvent {
  method: string;
  summary: string;
  startsAt: Date;
  endsAt: Date;
  location: string;
  attendee: string;
  sequence: string;
}

/** Reads the one event of an invite: properties by name, lines unfolded (RFC 5545 3.1), instants in UTC. */
export function readEvent(calendar: string): ReadableEvent {
  const lines = calendar.replace(/\r\n[ \t]/g, '').split('\r\n');
  const read = (name: string) => {
    const line = lines.find((each) => new RegExp(`^${name}[;:]`).test(each)) ?? '';
    return { value: unescapeText(line.replace(/^(?:[^":]|"[^"]*")*:/, '')), name: /CN="?([^";:]*)/.exec(line)?.[1] };
  };
  const instant = (name: string) =>
    DateTime.fromFormat(read(name).value, "yyyyMMdd'T'HHmmss'Z'", { zone: 'utc' }).toJSDate();
  const attendee = read('ATTENDEE');
  return {
    method: read('METHOD').value,
    summary: read('SUMMARY').value,
    startsAt: instant('DTSTART'),
    endsAt: instant('DTEND'),
    location: read('LOCATION').value,
    attendee: attendee.name ?? attendee.value.replace(/^mailto:/i, ''),
    sequence: read('SEQUENCE').value,
  };
}

const unescapeText = (text: string) =>
  text.replace(/\\([\\;,nN])/g, (_, char: string) => (/n/i.test(char) ? '\n' : char));
