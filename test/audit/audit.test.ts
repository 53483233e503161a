import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import { idsIn, describeEntry } from '../../src/administration/describe-audit.js';
import { nameIds } from '../../src/administration/audit-names.queries.js';
import { type AuditFilter, listAudit, LOOKED_THROUGH } from '../../src/audit/audit.queries.js';
import { recordAudit } from '../../src/audit/record-audit.js';
import type { Actor } from '../../src/people/person.rules.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { anApproval } from '../support/approval.js';
import { aDepartment, anAdmin } from '../support/people.js';

const stage = setStage();
const { run } = stage;

let admin: Actor;
let other: Actor;
const thing = randomUUID();

async function record(at: string, fact: Partial<Parameters<typeof recordAudit>[1]>): Promise<void> {
  stopClockAt(at);
  const blank = { actorId: null, act: 'thing.changed', subjectType: 'thing', subjectId: thing };
  await run((tx) => recordAudit(tx, { ...blank, ...fact }));
}

beforeAll(async () => {
  admin = await run((tx) => anAdmin(tx));
  other = await run((tx) => anAdmin(tx));
  await record('2026-01-01T10:00:00Z', { actorId: admin.id, act: 'thing.made', after: { note: 'Eerste Versie' } });
  await record('2026-01-02T10:00:00Z', { actorId: other.id, before: { note: 'Eerste' }, after: { note: 'Tweede' } });
  await record('2026-01-03T10:00:00Z', { subjectType: 'stuff', subjectId: randomUUID(), after: { note: 'Derde' } });
});

const acts = async (filter: AuditFilter) =>
  (await run((tx) => listAudit(tx, { from: new Date('2026-01-01'), to: new Date('2026-01-04'), ...filter }))).items.map(
    ({ at }) => at.getUTCDate(),
  );

test.each([
  ['everything, the latest first', () => ({}), [3, 2, 1]],
  ['by who did it', () => ({ actorId: admin.id }), [1]],
  ['by any of several people', () => ({ actorIds: [admin.id, other.id] }), [2, 1]],
  ['by nobody', () => ({ actorIds: [] }), []],
  ['by act', () => ({ act: 'thing.made' }), [1]],
  ['by kind of thing', () => ({ subjectType: 'stuff' }), [3]],
  ['by one thing', () => ({ subjectId: thing }), [2, 1]],
  ['from a day on', () => ({ from: new Date('2026-01-02') }), [3, 2]],
  ['until a day', () => ({ to: new Date('2026-01-02') }), [1]],
  ['by words, whatever the case, before and after', () => ({ text: 'eerste' }), [2, 1]],
  ['by words that nobody wrote', () => ({ text: 'vierde' }), []],
  ['by all of it together', () => ({ actorId: other.id, subjectId: thing, text: 'tweede' }), [2]],
] as [string, () => AuditFilter, number[]][])('the audit is searched %s', async (_, filter, days) => {
  expect(await acts(filter())).toEqual(days);
});

test('pages of the audit follow each other without a gap, entries of one instant included', async () => {
  const subjectId = randomUUID();
  for (let n = 0; n < 5; n++) await record('2026-02-01T10:00:00Z', { subjectId, after: { n } });
  const seen: object[] = [];
  for (let cursor: string | undefined; ;) {
    const { items, nextCursor } = await run((tx) => listAudit(tx, { subjectId, limit: 2, cursor }));
    seen.push(...items.map(({ after }) => after!));
    if (!nextCursor) break;
    cursor = nextCursor;
  }
  expect(seen).toEqual([4, 3, 2, 1, 0].map((n) => ({ n })));
});

test('a search for words looks through a part at a time, and goes on where it stopped', async () => {
  const subjectId = randomUUID();
  await record('2025-01-01T10:00:00Z', { subjectId, after: { note: 'naald' } });
  await run((tx) =>
    tx.query(
      `INSERT INTO audit_entries (at, act, subject_type, subject_id, after)
       SELECT timestamptz '2025-01-02' + n * interval '1 second', 'hay.added', 'hay', $1, '{"note": "hooi"}'
         FROM generate_series(1, $2) n`,
      [subjectId, LOOKED_THROUGH],
    ),
  );
  const first = await run((tx) => listAudit(tx, { subjectId, text: 'naald' }));
  expect(first).toEqual({ items: [], nextCursor: expect.any(String) });
  const second = await run((tx) => listAudit(tx, { subjectId, text: 'naald', cursor: first.nextCursor! }));
  expect(second).toMatchObject({ items: [{ after: { note: 'naald' } }], nextCursor: null });
});

test('an entry is told in plain words, with names for ids and only what changed', async () => {
  const scene = await anApproval(stage);
  const { items } = await run((tx) => listAudit(tx, { subjectId: scene.visitId, act: 'visit.approved' }));
  const names = await run((tx) => nameIds(tx, idsIn(items)));
  const reader = { language: 'nl', timeZone: 'Europe/Amsterdam' } as const;
  expect(describeEntry(items[0]!, names, reader)).toMatchObject({
    what: 'Bezoek goedgekeurd',
    who: scene.lead.name,
    subject: {
      text: `${scene.visitor.name} bij ${scene.department.name}, dinsdag 24 november 2026`,
      path: `/visits/${scene.visitId}`,
    },
    changes: [
      { field: 'Stand', before: 'aangevraagd', after: 'goedgekeurd' },
      { field: 'Begeleider', before: null, after: scene.host.name },
    ],
  });
});

test('what has no words yet is told by its own name', async () => {
  const department = await run((tx) => aDepartment(tx, { name: 'Inkoop' }));
  const facts = { before: { odd: true, since: '2026-11-24T08:30:00.000Z' }, after: { odd: false, list: ['a', 'b'] } };
  await record('2026-03-01T10:00:00Z', { subjectType: 'department', subjectId: department.id, ...facts });
  const { items } = await run((tx) => listAudit(tx, { subjectId: department.id }));
  const names = await run((tx) => nameIds(tx, idsIn(items)));
  expect(describeEntry(items[0]!, names, { language: 'en', timeZone: 'Europe/Amsterdam' })).toMatchObject({
    what: 'thing.changed',
    who: null,
    subject: { text: 'Inkoop', path: `/departments/${department.id}` },
    changes: [
      { field: 'odd', before: 'yes', after: 'no' },
      { field: 'since', before: 'Tue 24 Nov 09:30', after: null },
      { field: 'list', before: null, after: 'a, b' },
    ],
  });
});
