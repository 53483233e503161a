import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { InvalidInput, NotFound, refuseWhen } from '../platform/refusal.js';
import { readCsv } from './csv.client.js';
import { splitHeadings } from './file-person.rules.js';
import { whyNotImport, whyNotKeepLayout, whyNotReadAgain } from './import.rules.js';
import { ImportLayout } from './import-layout.entity.js';
import { lockImport } from './imports.queries.js';
import type { MapColumnsInput } from './imports.dto.js';
import { knownLayouts, type Layout, missingFields, placesOf } from './layout.rules.js';
import { readAgain } from './read-again.js';

/** Says which column of a file holds what, keeps that by name for the next file, and reads this one by it. */
export async function mapColumns(tx: Tx, actor: Actor, importId: string, input: MapColumnsInput): Promise<void> {
  const { state, content } = await lockImport(tx, actor, importId);
  refuseWhen(whyNotReadAgain(state));
  refuseWhen(whyNotKeepLayout(input.name, knownLayouts.map(({ name }) => name))); // prettier-ignore
  const layout: Layout = {
    name: input.name,
    dates: input.dates,
    hasHeadings: input.hasHeadings ?? true,
    columns: Object.fromEntries(input.columns.map(({ field, heading }) => [field, [heading]])),
  };
  const { headings } = splitHeadings(readCsv(content ?? ''), layout);
  const missing = missingFields(placesOf(layout, headings));
  if (missing.length) throw new InvalidInput(missing.map((field) => ({ field, rule: 'column-needed', facts: {} })));
  await keepLayout(tx, actor, layout);
  await readAgain(tx, actor, importId, { layout });
}

/** One of the same name makes way for it; imports that were read by that one keep what they know. */
async function keepLayout(tx: Tx, actor: Actor, layout: Layout): Promise<void> {
  await tx.upsert(ImportLayout, { name: layout.name, layout: layout as object, createdById: actor.id }, ['name']);
  const { id } = await tx.findOneByOrFail(ImportLayout, { name: layout.name });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'import-layout.kept',
    subjectType: 'import-layout',
    subjectId: id,
    after: layout,
  });
}

export async function removeLayout(tx: Tx, actor: Actor, layoutId: string): Promise<void> {
  refuseWhen(whyNotImport(actor));
  const layout = await tx.findOneBy(ImportLayout, { id: layoutId });
  if (!layout) throw new NotFound('layout');
  await tx.delete(ImportLayout, { id: layoutId });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'import-layout.removed',
    subjectType: 'import-layout',
    subjectId: layoutId,
    before: layout.layout,
  });
}
