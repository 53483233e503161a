import { DateTime } from 'luxon';
import { listAudit } from '../audit/audit.queries.js';
import { listPeople } from '../people/people-list.queries.js';
import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { messagesOf } from '../platform/views/locales.js';
import { pathWith } from '../platform/views/path-with.js';
import { nameIds } from './audit-names.queries.js';
import type { AuditSearchInput } from './audit.dto.js';
import { describeEntry, idsIn } from './describe-audit.js';

const ON_A_PAGE = 50;
const MOST_PEOPLE = 200;
const filters = ['who', 'act', 'kind', 'from', 'to', 'text', 'subjectId'] as const;

/** Everything the audit page shows. */
export async function searchAudit(tx: Tx, actor: Actor, search: AuditSearchInput) {
  const { timeZone } = await getDepartment(tx, actor.departmentId);
  const { items, nextCursor } = await listAudit(tx, {
    ...(await filterOf(tx, actor, search, timeZone)),
    limit: ON_A_PAGE,
  });
  const names = await nameIds(tx, idsIn(items));
  const filter = Object.fromEntries(filters.map((name) => [name, search[name] ?? '']));
  const reader = { language: actor.language, timeZone };
  return {
    lines: items.map((entry) => describeEntry(entry, names, reader)),
    timeZone,
    filter,
    isFiltered: filters.some((name) => search[name]),
    acts: optionsOf('administration.act.'),
    kinds: optionsOf('administration.kind.'),
    nextPath: nextCursor && pathWith('/administration/audit', { ...filter, cursor: nextCursor }),
    // A search for text looks through a part at a time: there may be more, though the page is not full.
    isCut: nextCursor !== null && items.length < ON_A_PAGE,
  };
}

async function filterOf(tx: Tx, actor: Actor, search: AuditSearchInput, zone: string) {
  const { who, act, kind, from, to, text, subjectId, cursor } = search;
  const people = who && (await listPeople(tx, actor, { search: who, limit: MOST_PEOPLE }));
  return {
    subjectId,
    subjectType: kind || undefined,
    actorIds: people ? people.items.map(({ id }) => id) : undefined,
    act: act || undefined,
    from: startOf(from, zone, 0),
    to: startOf(to, zone, 1),
    text: text || undefined,
    cursor,
  };
}

/** The midnight that begins a date, or the day so many days later; undefined for what is no date. */
function startOf(date: string | undefined, zone: string, daysLater: number): Date | undefined {
  const day = DateTime.fromISO(date ?? '', { zone });
  return day.isValid ? day.startOf('day').plus({ days: daysLater }).toJSDate() : undefined;
}

const optionsOf = (family: string) =>
  [...messagesOf('en').keys()]
    .filter((key) => key.startsWith(family))
    .map((key) => ({ value: key.slice(family.length), labelKey: key }));
