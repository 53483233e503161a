import type { HostChoices, HostHours } from '../hosts/host.rules.js';
import { type FormBody, typedList, typedText } from '../platform/views/form.js';
import { languages } from '../platform/views/languages.js';
import type { FormProblems } from '../platform/views/page.js';
import { channels } from '../slots/slot.rules.js';

const limits = ['mostPerDay', 'mostPerWeek', 'mostPerMonth'] as const;
const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** What a host wishes, as typed: every field text. */
export interface TypedWishes {
  takesPart: string;
  channels: string[];
  languages: string[];
  /** Monday first; empty for a day on which nobody may come, unless all are: then any hour is fine. */
  days: { weekday: number; from: string; to: string }[];
  limits: { name: (typeof limits)[number]; value: string }[];
  /** `true` when ticked; a box that is not ticked is not sent. */
  sharesThanks: string;
}

export function typedWishes(body: FormBody): TypedWishes {
  const hours = typedText(body, ...weekdays.flatMap((day) => [`from-${day}`, `to-${day}`]));
  return {
    ...typedText(body, 'takesPart'),
    sharesThanks: typedText(body, 'sharesThanks').sharesThanks || 'false',
    limits: limits.map((name) => ({ name, value: typedText(body, name)[name] })),
    channels: typedList(body, 'channels'),
    languages: typedList(body, 'languages'),
    days: weekdays.map((weekday) => ({
      weekday,
      from: hours[`from-${weekday}`] ?? '',
      to: hours[`to-${weekday}`] ?? '',
    })),
  };
}

export function asTypedWishes(wishes: HostChoices & { sharesThanks: boolean }): TypedWishes {
  const hoursOf = (weekday: number): HostHours | undefined => wishes.hours.find((one) => one.weekday === weekday);
  return {
    takesPart: wishes.takesPart ? 'true' : 'false',
    sharesThanks: wishes.sharesThanks ? 'true' : 'false',
    channels: wishes.channels,
    languages: wishes.languages,
    days: weekdays.map((weekday) => ({ weekday, from: hoursOf(weekday)?.from ?? '', to: hoursOf(weekday)?.to ?? '' })),
    limits: limits.map((name) => ({ name, value: wishes[name] === null ? '' : String(wishes[name]) })),
  };
}

/** The typed wishes in the shape of the API's input. */
export function wishesInput({ days, limits: typed, ...rest }: TypedWishes) {
  const most = typed.map(({ name, value }) => [name, value.trim() === '' ? null : Number(value)]);
  return { ...rest, hours: days.filter(({ from, to }) => from || to), ...Object.fromEntries(most) };
}

/** Seven days are one field to whoever reads what is wrong. */
export function wishesProblems({ fields, refusal }: FormProblems): FormProblems {
  if (refusal?.key === 'refusal.ends-before-start') return { fields: { hours: refusal }, refusal: null };
  const named = Object.entries(fields).map(([name, fault]) => [name.split('.')[0], fault] as const);
  return { fields: Object.fromEntries(named), refusal };
}

export const wishesChoices = {
  takesPartChoices: ['true', 'false'].map((value) => ({
    value,
    labelKey: `hosts.form.takes-part.${value}`,
    hintKey: `hosts.form.takes-part.${value}.hint`,
  })),
  channels: channels.map((value) => ({ value, labelKey: `slots.channel.${value}` })),
  languages: languages.map((value) => ({ value, labelKey: `slots.language.${value}` })),
};
