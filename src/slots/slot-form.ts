import { DateTime } from 'luxon';
import { listHosts } from '../people/people.queries.js';
import { inZone } from '../platform/time-zone.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { type FormBody, typedList, typedText } from '../platform/views/form.js';
import { type Language, languages } from '../platform/views/languages.js';
import type { FormProblems } from '../platform/views/page.js';
import { localDate } from '../platform/views/days.js';
import type { AdvisedHost, HostAdvice } from './host-advice.js';
import { approvals, audiences, type Channel, channels, type SlotHours } from './slot.rules.js';
import type { SlotView } from './slots.queries.js';

/** A slot as somebody types it: every field text, the hours on the clock of the department. */
export interface TypedSlot {
  date: string;
  from: string;
  to: string;
  channel: string;
  language: string;
  location: string;
  seats: string;
  hostIds: string[];
  audience: string;
  approval: string;
  briefing: string;
}

export function typedSlot(body: FormBody): TypedSlot {
  const names = [
    'date', 'from', 'to', 'channel', 'language', 'location', 'seats', 'audience', 'approval', 'briefing',
  ] as const; // prettier-ignore
  return { ...typedText(body, ...names), hostIds: typedList(body, 'hostIds') };
}

/** An empty form, with what most slots have filled in. */
export const blankSlot = (place: string): TypedSlot => ({
  date: '',
  from: '09:00',
  to: '12:00',
  channel: 'phone',
  language: 'nl',
  location: place,
  seats: '1',
  hostIds: [],
  audience: 'both',
  approval: 'lead',
  briefing: '',
});

export function asTyped(slot: SlotView): TypedSlot {
  const { startsAt, endsAt, timeZone, channel, language, location, audience, approval, briefing } = slot;
  const clock = (at: Date) => inZone(at, timeZone).toFormat('HH:mm');
  const hours = { date: localDate(startsAt, timeZone), from: clock(startsAt), to: clock(endsAt) };
  const hostIds = slot.hosts.map(({ id }) => id);
  return { ...hours, channel, language, location, seats: String(slot.seats), hostIds, audience, approval, briefing };
}

/** The typed slot in the shape of the API's input. */
export function slotInput({ date, from, to, seats, briefing, ...rest }: TypedSlot, timeZone: string) {
  // What is no instant stays a fault: left out, it would mean "as it was" when a slot is changed.
  const instant = (time: string) => DateTime.fromISO(`${date}T${time}`, { zone: timeZone }).toISO() ?? '';
  return {
    ...rest,
    startsAt: instant(from),
    endsAt: instant(to),
    seats: Number(seats),
    briefing: briefing.replaceAll('\r\n', '\n'),
  };
}

/** The hours, once all three fields are filled in well. */
function typedHours({ date, from, to }: TypedSlot, timeZone: string): SlotHours | null {
  const [startsAt, endsAt] = [from, to].map((time) => DateTime.fromISO(`${date}T${time}`, { zone: timeZone }));
  if (!date || !startsAt?.isValid || !endsAt?.isValid || endsAt <= startsAt) return null;
  return { startsAt: startsAt.toJSDate(), endsAt: endsAt.toJSDate() };
}

/** Hosts to choose from, with what is to be said of each. */
export const hostChoices = (hosts: { id: string; name: string; hintKey?: string | null }[]) =>
  hosts.map(({ id, name, hintKey = null }) => ({ value: id, label: name, hintKey }));

/** Hosts for the hours that were typed; without hours nothing can be said of them. */
export async function adviseOn(
  tx: Tx,
  advice: HostAdvice,
  typed: TypedSlot,
  { departmentId, timeZone, slotId = null }: { departmentId: string; timeZone: string; slotId?: string | null },
): Promise<AdvisedHost[]> {
  const hours = typedHours(typed, timeZone);
  if (!hours)
    return (await listHosts(tx, departmentId)).map((host) => ({ ...host, hintKey: null, isSuggested: false }));
  const { channel, language } = typed as { channel: Channel; language: Language };
  const seats = Math.max(1, Number(typed.seats) || 1);
  return advice.advise(tx, { ...hours, slotId, departmentId, channel, language, seats });
}

/** The slot as typed, with those ticked whose turn it is; as it was while the hours are not complete. */
export const withSuggested = (typed: TypedSlot, hosts: AdvisedHost[]): TypedSlot => {
  const suggested = hosts.flatMap(({ id, isSuggested }) => (isSuggested ? id : []));
  return suggested.length ? { ...typed, hostIds: suggested } : typed;
};

const isDate = (text: string) => DateTime.fromFormat(text, 'yyyy-MM-dd').isValid;
const isTime = (text: string) => DateTime.fromFormat(text, 'HH:mm').isValid;

/** The field that a refusal speaks of; the others stand above the form. */
const fieldRefused: Record<string, keyof TypedSlot> = {
  'refusal.ends-before-start': 'to',
  'refusal.too-short': 'to',
  'refusal.too-long': 'to',
  'refusal.in-the-past': 'date',
  'refusal.host-double-booked': 'hostIds',
  'refusal.host-not-of-department': 'hostIds',
  'refusal.seats-already-taken': 'seats',
};

/** Two instants come from three fields: says which of the three is at fault. */
export function typedProblems({ fields, refusal }: FormProblems, { date, from, to }: TypedSlot): FormProblems {
  const message = (rule: string) => ({ key: `validation.${rule}`, facts: {} });
  const typed: FormProblems['fields'] = {};
  if (!isDate(date)) typed.date = message('not-a-date');
  if (!isTime(from)) typed.from = message('not-a-time');
  if (!isTime(to)) typed.to = message('not-a-time');
  const others = Object.entries(fields).filter(([name]) => !['startsAt', 'endsAt'].includes(name));
  const refused = refusal && fieldRefused[refusal.key];
  if (refused) return { fields: { [refused]: refusal }, refusal: null };
  return { fields: { ...typed, ...Object.fromEntries(others) }, refusal };
}

const hinted = (name: string, values: readonly string[]) =>
  values.map((value) => ({ value, labelKey: `slots.${name}.${value}`, hintKey: `slots.${name}.${value}.hint` }));

/** What can be chosen from. */
export const slotChoices = {
  channels: channels.map((channel) => ({ value: channel, labelKey: `slots.channel.${channel}` })),
  languages: languages.map((language) => ({ value: language, labelKey: `slots.language.${language}` })),
  audiences: hinted('audience', audiences),
  approvals: hinted('approval', approvals),
};
