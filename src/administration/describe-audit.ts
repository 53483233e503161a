import type { AuditEntry } from '../audit/audit-entry.entity.js';
import { formatInstant } from '../platform/views/dates.js';
import type { Language } from '../platform/views/languages.js';
import { isMessageKey, translate } from '../platform/views/locales.js';
import type { Named } from './audit-names.queries.js';
import { textPath } from './present-text.js';

export interface Reader {
  language: Language;
  timeZone: string;
}

/** One entry in plain words. */
export interface AuditLine {
  id: string;
  at: Date;
  what: string;
  /** Null: the system itself. */
  who: string | null;
  actorId: string | null;
  subject: { text: string; path: string | null; id: string };
  /** What was other before than after; each null where there was nothing. */
  changes: { field: string; before: string | null; after: string | null }[];
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const ids = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;

/** Every id that an entry speaks of. */
export const idsIn = (entries: AuditEntry[]): string[] => [
  ...new Set(
    entries.flatMap(({ actorId, subjectId, before, after }) => [
      ...(actorId ? [actorId] : []),
      subjectId,
      ...(JSON.stringify([before, after]).match(ids) ?? []),
    ]),
  ),
];

export function describeEntry(entry: AuditEntry, names: Map<string, Named>, reader: Reader): AuditLine {
  const { id, at, act, actorId } = entry;
  const key = `administration.act.${act}`;
  return {
    id,
    at,
    what: isMessageKey(key) ? translate(reader.language, key) : act,
    who: actorId && (names.get(actorId)?.name ?? actorId),
    actorId,
    subject: describeSubject(entry, names, reader),
    changes: listChanges(entry, names, reader),
  };
}

function describeSubject(
  { subjectType, subjectId, after }: AuditEntry,
  names: Map<string, Named>,
  reader: Reader,
): AuditLine['subject'] {
  const named = names.get(subjectId);
  const key = `administration.kind.${subjectType}`;
  const kind = isMessageKey(key) ? translate(reader.language, key) : subjectType;
  if (subjectType === 'text') return { id: subjectId, text: kind, path: textPathOf(after) };
  if (subjectType === 'test-invite') return { id: subjectId, text: kind, path: '/administration/mail-test' };
  if (!named) return { id: subjectId, text: kind, path: null };
  return { id: subjectId, text: nameOf(named, reader), path: pathOf(named) };
}

function textPathOf(after: object | null): string | null {
  const { key, language } = (after ?? {}) as { key?: string; language?: Language };
  return key && language ? textPath({ key, language }) : null;
}

const pathOf = ({ kind, id, visitId }: Named) =>
  ({
    person: `/people/${id}`,
    department: `/departments/${id}`,
    slot: `/slots/${id}`,
    visit: `/visits/${id}`,
    invite: `/visits/${visitId}`,
  })[kind];

function nameOf({ kind, name, departmentName: department, startsAt, timeZone }: Named, { language }: Reader): string {
  if (kind === 'person' || kind === 'department' || !startsAt) return name;
  const date = formatInstant(startsAt, 'date', timeZone, language);
  if (kind === 'slot') return translate(language, 'administration.subject.slot', { department, date });
  const facts = { name, department, date };
  return kind === 'visit'
    ? translate(language, 'administration.subject.visit', facts)
    : translate(language, 'administration.subject.invite', facts);
}

function listChanges({ before, after }: AuditEntry, names: Map<string, Named>, reader: Reader): AuditLine['changes'] {
  const was = (before ?? {}) as Record<string, unknown>;
  const is = (after ?? {}) as Record<string, unknown>;
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return fields
    .map((field) => ({
      field: fieldName(field, reader),
      before: show(field, was[field], names, reader),
      after: show(field, is[field], names, reader),
    }))
    .filter((change) => change.before !== change.after);
}

function fieldName(field: string, { language }: Reader): string {
  const key = `administration.field.${field}`;
  return isMessageKey(key) ? translate(language, key) : field;
}

function show(field: string, value: unknown, names: Map<string, Named>, reader: Reader): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) return value.map((one) => show(field, one, names, reader)).join(', ') || null;
  if (typeof value === 'object')
    return Object.values(value)
      .flatMap((one) => show(field, one, names, reader) ?? [])
      .join(' · ');
  if (typeof value === 'boolean') return translate(reader.language, value ? 'administration.yes' : 'administration.no');
  const text = String(value);
  if (UUID.test(text)) return nameIn(names, text, reader);
  if (INSTANT.test(text)) return showInstant(new Date(text), reader);
  const key = `administration.value.${text}`;
  return isMessageKey(key) ? translate(reader.language, key) : text;
}

function nameIn(names: Map<string, Named>, id: string, reader: Reader): string {
  const named = names.get(id);
  return named ? nameOf(named, reader) : id;
}

const showInstant = (at: Date, { language, timeZone }: Reader) =>
  `${formatInstant(at, 'shortDate', timeZone, language)} ${formatInstant(at, 'time', timeZone, language)}`;
