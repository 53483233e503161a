import type { Actor } from '../people/person.rules.js';
import { getDepartment } from '../people/people.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import { typedText } from '../platform/views/form.js';
import type { FormProblems } from '../platform/views/page.js';
import { pathWith } from '../platform/views/path-with.js';
import type { ImportRow } from './import-row.entity.js';
import { isAtWork, isOver, whyNotApply } from './import.rules.js';
import { wordChange, wordFault } from './import-words.js';
import { rowKinds } from './imports.dto.js';
import { type ImportView, listRows } from './imports.queries.js';
import { knownLayouts } from './layout.rules.js';

const ROWS_ON_A_PAGE = 50;

/** What is shown first when nothing was chosen: what asks for a look. */
const shownFirst = ['new', 'changed', 'rejected', 'unchanged', 'missing'] as const;

/** What a file would change, or has changed, with what is still to be answered. */
export async function showImport(
  tx: Tx,
  actor: Actor,
  found: ImportView,
  query: Record<string, unknown>,
  problems: FormProblems,
) {
  const { id, state, counts, layout, done, rows } = found;
  const asked = typedText(query, 'kind', 'search', 'cursor');
  const kind = rowKinds.find((one) => one === asked.kind) ?? shownFirst.find((one) => counts[one]) ?? 'new';
  const search = asked.search.slice(0, 100);
  const isShown = !isAtWork(state) && state !== 'cancelled';
  const filter = { kind, search, limit: ROWS_ON_A_PAGE, cursor: asked.cursor || undefined };
  const page = isShown ? await listRows(tx, actor, id, filter) : { items: [], nextCursor: null };
  const path = `/people/import/${id}`;
  return {
    import: found,
    layoutKey: knownLayouts.some(({ name }) => name === layout) ? `imports.layout.${layout}` : null,
    timeZone: (await getDepartment(tx, actor.departmentId)).timeZone,
    isAtWork: isAtWork(state),
    isOver: isOver(state),
    whyNotApply: whyNotApply(state, counts),
    coming: (counts.new ?? 0) + (counts.changed ?? 0),
    share: rows ? Math.round((100 * done) / rows) : 0,
    kind,
    search,
    tabs: rowKinds.map((name) => ({ name, count: counts[name] ?? 0, path: pathWith(path, { kind: name, search }) })),
    rows: page.items.map((row) => showRow(actor, row, state)),
    nextPath: page.nextCursor && pathWith(path, { kind, search, cursor: page.nextCursor }),
    isLater: asked.cursor !== '',
    problems,
  };
}

function showRow({ language }: Actor, row: Omit<ImportRow, 'import'>, state: ImportView['state']) {
  const { kind, position, personId, name, personnelNumber, email } = row;
  // Somebody new is nobody yet.
  const isHere = personId !== null && (kind !== 'new' || state === 'applied') && kind !== 'rejected';
  return {
    line: kind === 'missing' ? null : position,
    personId: isHere ? personId : null,
    name: name || email || personnelNumber,
    about: [personnelNumber, email].filter(Boolean).join(' · '),
    changes: row.changes.map((change) => wordChange(language, change)),
    notes: row.notes.map((note) => ({ column: note.column, text: wordFault(language, note) })),
  };
}
