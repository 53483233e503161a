import { recordAudit } from '../audit/record-audit.js';
import { enqueue } from '../jobs/enqueue.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { InvalidInput, refuseWhen } from '../platform/refusal.js';
import { readCsv } from './csv.client.js';
import { splitHeadings } from './file-person.rules.js';
import { cleanText } from './file-text.rules.js';
import { whyNotImport } from './import.rules.js';
import { listLayouts } from './imports.queries.js';
import type { StartImportInput } from './imports.dto.js';
import { type Layout, missingFields, placesOf, recogniseLayout } from './layout.rules.js';
import { PeopleImport } from './people-import.entity.js';

/** Lets a job do what the import's state asks for. */
export const enqueueImport = (tx: Tx, importId: string) =>
  enqueue(tx, { name: 'import-people', payload: { importId }, key: `import-people:${importId}` });

/**
 * Takes a file in. When its layout is named or can be recognised it is read next; else the import waits until somebody
 * says which column holds what.
 */
export async function startImport(tx: Tx, actor: Actor, input: StartImportInput): Promise<string> {
  refuseWhen(whyNotImport(actor));
  const content = cleanText(input.content);
  const layout = await layoutFor(tx, content, input.layout);
  const found = tx.create(PeopleImport, {
    fileName: input.fileName ?? '',
    content,
    layout,
    createsDepartments: input.createsDepartments ?? false,
    state: layout ? 'reading' : 'mapping',
    createdById: actor.id,
  });
  await tx.insert(PeopleImport, found);
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'import.started',
    subjectType: 'import',
    subjectId: found.id,
    after: { fileName: found.fileName, layout: layout?.name ?? null },
  });
  if (layout) await enqueueImport(tx, found.id);
  return found.id;
}

const fault = (field: string, rule: string, facts: Record<string, string | number> = {}) =>
  new InvalidInput([{ field, rule, facts }]);

async function layoutFor(tx: Tx, content: string, name: string | undefined): Promise<Layout | null> {
  const records = readCsv(content);
  if (records.length < 2) throw fault('content', 'no-people-in-file');
  const layouts = await listLayouts(tx);
  if (!name) return recogniseLayout(splitHeadings(records, { hasHeadings: true }).headings, layouts);
  const layout = layouts.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (!layout) throw fault('layout', 'unknown-layout');
  const missing = missingFields(placesOf(layout, splitHeadings(records, layout).headings));
  const headings = missing.map((field) => layout.columns[field]?.[0] ?? field);
  if (missing.length) throw fault('layout', 'layout-does-not-fit', { columns: headings.join(', ') });
  return layout;
}
