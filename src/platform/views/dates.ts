import { now } from '../clock.js';
import { type Language, localeTags } from './languages.js';

const styles = {
  date: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  shortDate: { weekday: 'short', day: 'numeric', month: 'short' },
  dayOfYear: { day: 'numeric', month: 'short', year: 'numeric' },
  weekdayLong: { weekday: 'long' },
  dayAndMonth: { day: 'numeric', month: 'long' },
  weekday: { weekday: 'short' },
  day: { day: 'numeric' },
  month: { month: 'short' },
  monthAndYear: { month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

export type DateStyle = keyof typeof styles;

/** An instant on the clock and calendar of a time zone, in the words of a language. */
export function formatInstant(at: Date, style: DateStyle, zone: string, language: Language): string {
  const id = `${style} ${zone} ${language}`;
  let format = formats.get(id);
  if (!format) {
    format = new Intl.DateTimeFormat(localeTags[language], { ...styles[style], timeZone: zone });
    formats.set(id, format);
  }
  return format.format(at).replace(',', '');
}

const ages = [
  { unit: 'day', milliseconds: 86_400_000 },
  { unit: 'hour', milliseconds: 3_600_000 },
  { unit: 'minute', milliseconds: 60_000 },
] as const;
const justNow = { unit: 'second', milliseconds: Infinity } as const;

const ageFormats = new Map<Language, Intl.RelativeTimeFormat>();

/** How long ago an instant was, in the largest unit that fits: "3 days ago". */
export function formatAge(at: Date, language: Language): string {
  const passed = Math.max(0, now().getTime() - at.getTime());
  const { unit, milliseconds } = ages.find((age) => passed >= age.milliseconds) ?? justNow;
  const format = ageFormats.get(language) ?? new Intl.RelativeTimeFormat(localeTags[language], { numeric: 'auto' });
  ageFormats.set(language, format);
  return format.format(-Math.floor(passed / milliseconds), unit);
}
