import type { Language } from '../platform/views/languages.js';
import { formatInstant } from '../platform/views/dates.js';
import { noonOf } from '../platform/views/days.js';
import { translate } from '../platform/views/locales.js';
import type { RowFault } from './file-person.rules.js';
import type { RowChange } from './import-row.entity.js';

/** What is wrong with a cell and what to do, in one or two sentences. */
export function wordFault(language: Language, { reason, value, with: other = '' }: RowFault): string {
  const what = reason === 'cannot-leave' ? translate(language, `refusal.${other}`) : other;
  return translate(language, `imports.fault.${reason}`, { value, what });
}

export interface WordedChange {
  label: string;
  before: string;
  after: string;
}

export function wordChange(language: Language, { field, before, after }: RowChange): WordedChange {
  const say = (value: string) => wordValue(language, field, value);
  return { label: translate(language, `imports.field.${field}`), before: say(before), after: say(after) };
}

function wordValue(language: Language, field: string, value: string): string {
  if (!value) return translate(language, 'imports.nothing');
  if (field === 'workdays')
    return value.split(',').map((day) => translate(language, `imports.weekday.${day}`)).join(' '); // prettier-ignore
  if (field === 'startsOn' || field === 'leavesOn') return formatInstant(noonOf(value, 'UTC'), 'date', 'UTC', language);
  if (field === 'isActive') return translate(language, value === 'true' ? 'imports.here' : 'imports.gone');
  if (field === 'language') return translate(language, `people.language.${value}`);
  return value;
}
