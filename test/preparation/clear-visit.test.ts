import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { acceptStatement } from '../../src/preparation/accept-statement.js';
import { checkStatements } from '../../src/preparation/check-statements.js';
import { clearVisit } from '../../src/preparation/clear-visit.js';
import { isDueForDecision, isDueForStatement, whyNotClear } from '../../src/preparation/clearance.rules.js';
import { findPreparation } from '../../src/preparation/preparation.queries.js';
import { findStatement } from '../../src/preparation/statement.queries.js';
import { changeSlot } from '../../src/visits/change-slot.js';
import type { VisitState } from '../../src/visits/visit.rules.js';
import { admin, colleague, host, hr, lead as aLeadOfTable, leadElsewhere } from '../support/actors.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { setPost } from '../support/post.js';
import { aSlot } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

describe('the statement before the day', () => {
  // A Tuesday, half past nine in Amsterdam.
  const moment = { startsAt: new Date('2026-11-24T08:30:00Z'), timeZone: 'Europe/Amsterdam' };
  test.each([
    ['three working days before at nine the visitor is reminded', isDueForStatement, '2026-11-19T08:00:00Z', true],
    ['not a minute before', isDueForStatement, '2026-11-19T07:59:59Z', false],
    ['not once it has begun', isDueForStatement, '2026-11-24T08:30:00Z', false],
    ['on the working day before at nine the lead decides', isDueForDecision, '2026-11-23T08:00:00Z', true],
    ['not in the weekend before', isDueForDecision, '2026-11-22T12:00:00Z', false],
  ] as const)('%s', (_, isDue, at, is) => {
    expect(isDue({ ...moment, now: new Date(at) })).toBe(is);
  });

  test('a day off does not count', () => {
    const isFree = (date: string) => date === '2026-11-23';
    expect(isDueForDecision({ ...moment, now: new Date('2026-11-20T08:00:00Z'), isFree })).toBe(true);
    expect(isDueForStatement({ ...moment, now: new Date('2026-11-18T08:00:00Z'), isFree })).toBe(true);
  });
});

describe('letting somebody come without listening in', () => {
  const now = new Date('2026-11-23T09:00:00Z');
  const ahead = new Date('2026-11-24T09:00:00Z');
  const facts = {
    actor: aLeadOfTable,
    visit: { state: 'approved' as VisitState, visitorId: colleague.id, requestedById: colleague.id },
    slot: { departmentId: 'service', startsAt: ahead },
    allowsListening: true,
    isAccepted: false,
    now,
  };
  test.each([
    ['a lead does', {}, null],
    ['an admin does, as a lead may', { actor: admin }, null],
    ['HR does not', { actor: hr }, 'not-lead'],
    ['the host does not', { actor: host }, 'not-lead'],
    ['a lead of another department does not', { actor: leadElsewhere }, 'not-lead'],
    ['the visitor does not', { actor: { ...aLeadOfTable, id: colleague.id } }, 'own-request'],
    ['not once the statement is accepted', { isAccepted: true }, 'statement-accepted'],
    ['not where nobody listens in', { allowsListening: false }, 'no-listening-here'],
    [
      'not a visit that is still asked for',
      { visit: { ...facts.visit, state: 'requested' as const } },
      'visit-not-certain',
    ],
    ['not when it has begun', { now: ahead }, 'in-the-past'],
  ])('%s', (_, other, why) => {
    expect(whyNotClear({ ...facts, ...other })).toBe(why);
  });
});

const stage = setStage();
const { run, refusal } = stage;
const { doJobs, takeMails } = setPost(stage);
const hours = { startsAt: new Date('2026-11-24T08:30:00Z'), endsAt: new Date('2026-11-24T11:30:00Z') };
const REMINDER = '2026-11-19T08:00:00Z';
const DECISION = '2026-11-23T08:00:00Z';

let department: Department;
let lead: Actor;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
});

/** An approved visit of somebody who did not accept the statement. */
async function anUnpreparedVisit(allowsListening = true) {
  stopClockAt('2026-11-16T10:00:00Z');
  return run(async (tx) => {
    const home = allowsListening ? department : await aHostDepartment(tx, { allowsListening });
    const leading = allowsListening ? lead : await aLead(tx, home);
    const host = await aHost(tx, home);
    const slot = await aSlot(tx, home, { ...hours, createdById: leading.id, hostIds: [host.id] });
    const visitor = await aPerson(tx);
    const visit = await aVisit(tx, slot, { state: 'approved', hostId: host.id, visitorId: visitor.id });
    return { visit, slot, visitor, host, lead: leading };
  });
}

const accept = (visitor: Actor) =>
  run(async (tx) => acceptStatement(tx, visitor, { statementHash: (await findStatement(tx, visitor)).hash }));
const sweep = (at: string) => run((tx) => checkStatements(tx, stopClockAt(at)));
async function mailsAfter(at: string, ...people: Actor[]) {
  await sweep(at);
  expect(await doJobs()).toEqual([]);
  const addresses = people.map(({ email }) => email);
  return (await takeMails()).filter(({ to }) => addresses.includes(to.address));
}

describe('the sweep', () => {
  test('reminds the visitor once, then asks the lead once', async () => {
    const { visitor, visit } = await anUnpreparedVisit();
    const [reminder, ...more] = await mailsAfter(REMINDER, visitor, lead);
    expect(more).toEqual([]);
    expect(reminder!.to.address).toBe(visitor.email);
    expect(reminder!.html).toContain(`/statement?next=/visits/${visit.id}`);
    expect(await mailsAfter('2026-11-19T08:01:00Z', visitor, lead)).toEqual([]);

    const [question, ...others] = await mailsAfter(DECISION, visitor, lead);
    expect(others).toEqual([]);
    expect(question!.to.address).toBe(lead.email);
    expect(question!.subject).toContain(visitor.name);
    expect(await mailsAfter('2026-11-23T08:01:00Z', visitor, lead)).toEqual([]);
    const acts = (await stage.listAudit(visit.id)).map(({ act, actorId }) => [act, actorId]);
    expect(acts).toEqual([['statement.reminded', null], ['statement.missing', null]]); // prettier-ignore
  });

  test('leaves whoever accepted in peace', async () => {
    const { visitor, lead: leading } = await anUnpreparedVisit();
    await accept(visitor);
    expect(await mailsAfter(REMINDER, visitor)).toEqual([]);
    expect((await mailsAfter(DECISION, leading)).filter(({ subject }) => subject.includes(visitor.name))).toEqual([]);
  });

  test('who accepts before the mail went gets none', async () => {
    const { visitor } = await anUnpreparedVisit();
    await sweep(REMINDER);
    await accept(visitor);
    expect(await doJobs()).toEqual([]);
    expect((await takeMails()).filter(({ to }) => to.address === visitor.email)).toEqual([]);
  });

  test('a visit that moves is asked about anew', async () => {
    const { visitor, slot } = await anUnpreparedVisit();
    await mailsAfter(REMINDER, visitor);
    const week = 7 * 86_400_000;
    const later = { startsAt: new Date(+hours.startsAt + week), endsAt: new Date(+hours.endsAt + week) };
    await run((tx) => changeSlot(tx, lead, slot.id, later));
    expect(await mailsAfter('2026-11-20T08:00:00Z', visitor)).not.toContainEqual(expect.objectContaining({ html: expect.stringContaining('/statement?next') })); // prettier-ignore
    const [again] = await mailsAfter('2026-11-26T08:00:00Z', visitor);
    expect(again!.html).toContain('/statement?next=');
  });

  test('where nobody listens in, the visitor is reminded and no lead is asked', async () => {
    const { visitor, lead: leading } = await anUnpreparedVisit(false);
    expect(await mailsAfter(REMINDER, visitor)).toHaveLength(1);
    expect(await mailsAfter(DECISION, leading)).toEqual([]);
  });

  test('two at once remind once', async () => {
    const { visitor } = await anUnpreparedVisit();
    const at = stopClockAt(REMINDER);
    await Promise.all([1, 2, 3].map(() => run((tx) => checkStatements(tx, at))));
    expect(await mailsAfter(REMINDER, visitor)).toHaveLength(1);
  });
});

describe('the lead decides', () => {
  test('that the visitor comes without listening in: visitor and host hear it, once', async () => {
    const { visit, visitor, host } = await anUnpreparedVisit();
    stopClockAt(DECISION);
    await Promise.all([1, 2].map(() => run((tx) => clearVisit(tx, lead, visit.id))));
    expect(await stage.listAudit(visit.id)).toEqual([
      { act: 'visit.cleared', actorId: lead.id, before: null, after: null },
    ]);
    expect(await run((tx) => findPreparation(tx, visit.id))).toEqual({
      isAccepted: false,
      allowsListening: true,
      clearedByName: lead.name,
    });
    expect(await doJobs()).toEqual([]);
    const mails = (await takeMails()).filter(({ to }) => [visitor.email, host.email].includes(to.address));
    expect(mails.map(({ to, subject }) => [to.address, subject]).sort()).toEqual(
      [
        [host.email, `${visitor.name} komt, maar luistert niet mee`],
        [visitor.email, `Je bezoek aan ${department.name}: zonder meeluisteren`],
      ].sort(),
    );
    const asked = await mailsAfter(DECISION, lead);
    expect(asked.filter(({ html }) => html.includes(visit.id))).toEqual([]);
  });

  test('while the visitor accepts: whichever is first, it ends with the visitor listening in', async () => {
    const { visit, visitor } = await anUnpreparedVisit();
    stopClockAt(DECISION);
    const [why] = await Promise.all([refusal((tx) => clearVisit(tx, lead, visit.id)), accept(visitor)]);
    expect([null, 'statement-accepted']).toContain(why);
    expect(await run((tx) => findPreparation(tx, visit.id))).toMatchObject({ isAccepted: true });
    expect(await refusal((tx) => clearVisit(tx, lead, visit.id))).toBe('statement-accepted');
  });
});
