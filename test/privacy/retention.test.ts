import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { recordAudit } from '../../src/audit/record-audit.js';
import { readAnswers } from '../../src/effect/scores.queries.js';
import { FormAnswer } from '../../src/feedback/form-answer.entity.js';
import { SheetNote } from '../../src/preparation/sheet-note.entity.js';
import { StatementAcceptance } from '../../src/preparation/statement-acceptance.entity.js';
import { endAccess } from '../../src/people/end-access.js';
import type { Department } from '../../src/people/department.entity.js';
import { Person } from '../../src/people/person.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { now } from '../../src/platform/clock.js';
import { forgetVisits } from '../../src/privacy/forget-visits.js';
import { forgetAudit, forgetStatements, forgetTexts } from '../../src/privacy/forget-words.js';
import type { Slot } from '../../src/slots/slot.entity.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aGuest, aMomentOn, askThrice } from '../support/effect.js';
import { anAnsweredForm } from '../support/feedback.js';
import { aLearning } from '../support/learnings.js';
import { aDepartment, aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const { run } = setStage();
const DAY = 24;
const YEAR = 366 * DAY;
let service: Department;
let home: Department;
let lead: Actor;
let host: Actor;

beforeAll(async () => {
  service = await run((tx) => aHostDepartment(tx));
  home = await run((tx) => aDepartment(tx));
  lead = await run((tx) => aLead(tx, service));
  host = await run((tx) => aHost(tx, service));
});
afterEach(() => run((tx) => tx.query('TRUNCATE visits CASCADE')));

const visitor = () => run((tx) => aPerson(tx, { departmentId: home.id }));
const visitAt = async (hours: number, visitorId: string, hostId: string | null = host.id) => {
  const slot = await run((tx) => aSlot(tx, service, { ...hoursFromNow(hours), createdById: lead.id, seats: 5, hostIds: hostId ? [hostId] : [] })); // prettier-ignore
  return run((tx) => aVisit(tx, slot, { visitorId, state: 'approved', hostId }));
};
const sweep = (act: typeof forgetVisits) => run((tx) => act(tx, now()));
const getVisit = (id: string) => run((tx) => tx.findOneByOrFail(Visit, { id }));

test('of a visit of more than a year ago the department is known, and nobody', async () => {
  const guest = await visitor();
  const long = await visitAt(-YEAR - 3 * DAY, guest.id);
  const recent = await visitAt(-300 * DAY, guest.id);
  const form = await run((tx) => anAnsweredForm(tx, long, 'debrief', [3, 3, 3, 3]));
  const learning = await run((tx) => aLearning(tx, long));
  await sweep(forgetVisits);

  expect(await getVisit(recent.id)).toMatchObject({ visitorId: guest.id, hostId: host.id, forgottenAt: null });
  const { visitorId, hostId, requestedById, decidedById } = await getVisit(long.id);
  expect([hostId, decidedById, requestedById]).toEqual([null, null, visitorId]);
  const nobody = await run((tx) => tx.findOneByOrFail(Person, { id: visitorId }));
  expect(nobody).toMatchObject({ departmentId: home.id, isActive: false, familyName: 'N.N.' });
  for (const [table, column, id] of [
    ['feedback_forms', 'person_id', form.id],
    ['learnings', 'author_id', learning.id],
  ] as const) {
    // prettier-ignore
    const [row] = await run((tx) => tx.query(`SELECT ${column} AS who FROM ${table} WHERE id = $1`, [id]));
    expect(row).toEqual({ who: visitorId });
  }
  const known = await run((tx) => tx.findOneByOrFail(Person, { id: guest.id }));
  expect(known.hasVisited).toBe(true);
});

test('guests of one hour, and of both sides of midnight, become nobodies apart, and a second run finds nothing more', async () => {
  const guests = [await visitor(), await visitor(), await visitor()];
  const first = await Promise.all(guests.map(({ id }) => visitAt(-YEAR - 3 * DAY, id, null)));
  await sweep(forgetVisits);
  const late = [];
  for (let hour = 1; hour <= 26; hour += 2)
    late.push(await visitAt(-YEAR - 3 * DAY - hour, (await visitor()).id, null));
  await sweep(forgetVisits);
  await sweep(forgetVisits);
  const ids = await Promise.all([...first, ...late].map(async ({ id }) => (await getVisit(id)).visitorId));
  expect(new Set(ids.slice(0, 3)).size).toBe(3);
  const counts = await run((tx) => tx.query(`SELECT count(*)::int AS count FROM visits v JOIN people p ON p.id = v.visitor_id WHERE p.department_id = $1`, [home.id])); // prettier-ignore
  expect(counts).toEqual([{ count: 16 }]);
});

test('figures of answers stay as they are, while the visits of a year are ascribed to nobody month by month', async () => {
  stopClockAt('2026-11-22T10:00:00Z');
  const [one, other] = [await visitor(), await visitor()];
  const days = [
    [one, '2025-10-01T08:00:00Z', [2, 4, 4]],
    [other, '2025-10-01T08:00:00Z', [3, 3, 3]],
    [one, '2025-11-03T08:00:00Z', [1, 1, 1]],
    [one, '2025-12-10T08:00:00Z', [5, 5, 5]],
  ] as const;
  const moments = new Map<string, Slot>();
  for (const [guest, at, [before, day, after]] of days) {
    const slot = moments.get(at) ?? (await run((tx) => aMomentOn(tx, service, at, lead.id)));
    moments.set(at, slot);
    await run(async (tx) => askThrice(tx, await aGuest(tx, slot, guest.id), [before, day, after]));
  }
  const figures = async () => {
    const { cells, ...others } = await run((tx) => readAnswers(tx, 2025));
    return { ...others, cells: cells.sort((a, b) => a.statement - b.statement) };
  };
  const known = await figures();
  expect(known.cells).toMatchObject(Array(4).fill({ before: { count: 2, sum: 5 }, after: { count: 2, sum: 7 } }));
  for (let month = 0; month < 3; month++) {
    await sweep(forgetVisits);
    expect(await figures()).toEqual(known);
  }
  const [{ count }] = await run((tx) => tx.query('SELECT count(*)::int AS count FROM visits WHERE forgotten_at IS NOT NULL')); // prettier-ignore
  expect(count).toBe(3);
});

test('what was written about a visit of more than a year ago goes, scores, choices and learnings stay', async () => {
  const guest = await visitor();
  const long = await visitAt(-YEAR - 3 * DAY, guest.id, null);
  const recent = await visitAt(-300 * DAY, guest.id, null);
  for (const visit of [long, recent]) {
    const form = await run((tx) => anAnsweredForm(tx, visit, 'debrief', [3, 3, 3, 3], { draft: { change: 'x' } }));
    for (const question of ['thanks', 'prepared'])
      await run((tx) => tx.insert(FormAnswer, { formId: form.id, question, asked: '?', answer: 'yes' }));
    await run((tx) => tx.insert(SheetNote, { visitId: visit.id, notes: ['Iets'], changedAt: now() }));
    await run((tx) => aLearning(tx, visit));
  }
  await sweep(forgetTexts);
  const rows = await run((tx) =>
    tx.query(
      `SELECT learning_goals = '{–}' AS "isSilent", (SELECT count(*)::int FROM sheet_notes n WHERE n.visit_id = v.id) AS notes,
        (SELECT count(*)::int FROM learnings l WHERE l.visit_id = v.id) AS learnings, f.draft,
        (SELECT json_agg(question ORDER BY question) FROM form_answers a WHERE a.form_id = f.id) AS answers,
        (SELECT count(*)::int FROM pulse_scores s WHERE s.form_id = f.id) AS scores
        FROM visits v JOIN feedback_forms f ON f.visit_id = v.id ORDER BY v.starts_at`,
    ),
  );
  expect(rows).toEqual([
    { isSilent: true, notes: 0, learnings: 1, draft: null, answers: ['prepared'], scores: 4 },
    { isSilent: false, notes: 1, learnings: 1, draft: { change: 'x' }, answers: ['prepared', 'thanks'], scores: 4 },
  ]);
});

test('a statement is kept while somebody works here, and two years after', async () => {
  const [stays, justLeft, longGone] = [await visitor(), await visitor(), await visitor()];
  const accepted = { language: 'nl' as const, text: 'Zwijg', acceptedAt: new Date('2020-01-01') };
  for (const { id } of [stays, justLeft, longGone])
    await run((tx) => tx.insert(StatementAcceptance, { personId: id, textHash: id, ...accepted }));
  for (const { id } of [justLeft, longGone]) await run((tx) => endAccess(tx, id));
  await run((tx) => tx.update(Person, { id: longGone.id }, { leftAt: new Date('2022-01-01') }));
  await sweep(forgetStatements);
  const left = await run((tx) => tx.find(StatementAcceptance));
  expect(left.map(({ personId }) => personId).sort()).toEqual([stays.id, justLeft.id].sort());
});

test('entries of the audit go after a year, and not a day sooner, whoever asks', async () => {
  const { id } = await visitor();
  await run((tx) => recordAudit(tx, { actorId: null, act: 'x.y', subjectType: 'person', subjectId: id }));
  await run(
    (tx) =>
    tx.query(`INSERT INTO audit_entries (at, act, subject_type, subject_id) SELECT now() - interval '370 days', 'x.z', 'person', $1`, [id]), // prettier-ignore
  );
  await sweep(forgetAudit);
  const acts: { act: string }[] = await run((tx) => tx.query('SELECT act FROM audit_entries WHERE subject_id = $1', [id])); // prettier-ignore
  expect(acts).toEqual([{ act: 'x.y' }]);
  const clear = run(async (tx) => {
    await tx.query(`SELECT set_config('meekijk.forgets', 'yes', true)`);
    await tx.query('DELETE FROM audit_entries WHERE subject_id = $1', [id]);
  });
  await expect(clear).rejects.toThrow('append-only');
});
