import { type FormBody, typedText } from '../platform/views/form.js';
import type { FormProblems } from '../platform/views/page.js';
import { tellers } from './attendance.rules.js';
import type { GuestRow } from './attendance.queries.js';

/** The form about one guest as it was filled in. */
export const typedAttendance = (body: FormBody) => typedText(body, 'outcome', 'toldBy', 'reason', 'next');

type Typed = ReturnType<typeof typedAttendance>;

/** What the act is asked. */
export const attendanceInput = ({ outcome, toldBy, reason }: Typed) => ({
  outcome,
  ...(toldBy ? { toldBy } : {}),
  reason,
});

/** Who let know, to choose from. */
export const tellerChoices = tellers.map((value) => ({ value, labelKey: `attendance.told-by.${value}` }));

/** A guest as the form shows them: with what was typed, when it came back. */
export function asForm<T extends GuestRow>(guest: T, sent?: { typed: Typed; problems: FormProblems }) {
  return {
    ...guest,
    toldBy: sent?.typed.toldBy || guest.toldBy || 'nobody',
    reason: sent?.typed.reason ?? guest.reason ?? '',
    problems: sent?.problems ?? null,
  };
}

/** What to say when it is done. */
export const markedNotice = (outcome: string, { visitorName: name }: Pick<GuestRow, 'visitorName'>) => ({
  key: outcome === 'missed' ? 'attendance.marked-missed' : 'attendance.marked-present',
  facts: { name },
});
