import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { nudgeLeads } from '../../src/visits/nudge-leads.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aDeputy, aHostDepartment, aLead, anHr } from '../support/people.js';
import { setPost } from '../support/post.js';
import { aSlot } from '../support/slots.js';
import { aVisit, type VisitFacts } from '../support/visits.js';

const stage = setStage();
const { run } = stage;
const { doJobs, takeMails } = setPost(stage);

// A Wednesday.
const now = '2026-11-18T10:00:00Z';
const yesterday = new Date('2026-11-17T10:00:00Z');

let department: Department;
let lead: Actor;
let deputy: Actor;

beforeEach(async () => {
  stopClockAt(now);
  await run((tx) => tx.query(`UPDATE visits SET state = 'withdrawn' WHERE state = 'requested'`));
  await run((tx) => tx.query(`UPDATE people SET is_active = false WHERE is_active`));
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
  deputy = await run((tx) => aDeputy(tx, department));
});

const aRequest = (facts: VisitFacts = {}, startsAt = new Date('2026-11-24T08:30:00Z')) =>
  run(async (tx) => {
    const hours = { startsAt, endsAt: new Date(startsAt.getTime() + 7_200_000) };
    return aVisit(tx, await aSlot(tx, department, { ...hours, createdById: lead.id }), {
      requestedAt: yesterday,
      ...facts,
    });
  });

/** Who is told what, by the sweep of an instant. */
async function sweep(at = now): Promise<{ kind: string; personId: string }[]> {
  stopClockAt(at);
  await stage.takeJobs();
  await run((tx) => tx.query('DELETE FROM notices'));
  await run((tx) => nudgeLeads(tx, new Date(at)));
  return run((tx) => tx.query(`SELECT kind, person_id AS "personId" FROM notices ORDER BY kind, person_id`));
}

test('a request is brought to mind of the leads after a working day, the deputies after two and HR after three, each once', async () => {
  const hr = await run((tx) => anHr(tx));
  const visit = await aRequest();
  expect(await sweep()).toEqual([{ kind: 'lead-nudge', personId: lead.id }]);
  expect(await sweep()).toEqual([]);
  expect(await sweep('2026-11-19T10:00:00Z')).toEqual([{ kind: 'lead-nudge', personId: deputy.id }]);
  expect(await sweep('2026-11-20T10:00:00Z')).toEqual([{ kind: 'hr-nudge', personId: hr.id }]);
  expect(await sweep('2026-11-23T10:00:00Z')).toEqual([]);
  expect(await run((tx) => tx.findOneByOrFail(Visit, { id: visit.id }))).toMatchObject({ nudgeStep: 3 });
});

test('days off of the department do not count', async () => {
  await run((tx) =>
    tx.query(
      `INSERT INTO special_days (department_id, kind, first_on, last_on, name, created_by_id) VALUES ($1, 'closed', '2026-11-17', '2026-11-17', 'Studiedag', $2)`,
      [department.id, lead.id],
    ),
  );
  await aRequest({ requestedAt: new Date('2026-11-16T11:00:00Z') });
  expect(await sweep()).toEqual([]);
});

test('who was in line before waits for the lead from the moment the offer was accepted', async () => {
  await aRequest({
    requestedAt: new Date('2026-11-02T10:00:00Z'),
    acceptedAt: new Date(now),
    offeredAt: new Date(now),
  });
  expect(await sweep()).toEqual([]);
});

describe('nobody is nudged about a request', () => {
  test.each([
    ['of less than a working day old', { requestedAt: new Date('2026-11-17T10:00:01Z') }, undefined],
    ['that is decided', { state: 'declined' }, undefined],
    ['whose time has come', {}, new Date(now)],
  ] as const)('%s', async (_, facts, startsAt) => {
    await aRequest(facts, startsAt);
    expect(await sweep()).toEqual([]);
  });
});

test('many replicas sweep at once: each is told once', async () => {
  await aRequest();
  await sweep('2026-11-18T05:00:00Z');
  stopClockAt(now);
  await Promise.all(Array.from({ length: 6 }, () => run((tx) => nudgeLeads(tx, new Date(now)))));
  expect(await run((tx) => tx.query('SELECT person_id FROM notices'))).toHaveLength(1);
});

describe('the mail', () => {
  test('lists everything that waits too long, and leads to where it is decided', async () => {
    await aRequest({ learningGoals: ['Tweede doel'] });
    await aRequest({ learningGoals: ['Eerste doel'], requestedAt: new Date('2026-11-16T10:00:00Z') });
    await aRequest({ learningGoals: ['Van vandaag'], requestedAt: new Date(now) });
    await sweep();
    await doJobs();
    const mails = await takeMails();
    expect(mails.map(({ to, subject }) => [to.address, subject])).toEqual(
      expect.arrayContaining([[lead.email, '2 aanvragen wachten op je besluit']]),
    );
    expect(mails[0]!.text).toMatch(/Eerste doel[^]*Tweede doel/);
    expect(mails[0]!.text).not.toContain('Van vandaag');
    expect(mails[0]!.html).toMatch(/href="[^"]+\/decisions"/);
  });

  test('leaves out what the lead asked for herself, and stays away when nothing is left', async () => {
    await aRequest({ requestedById: lead.id });
    await sweep();
    await doJobs();
    expect(await takeMails()).toEqual([]);
  });

  test('to HR names the department, and leads to who can do something about it', async () => {
    const hr = await run((tx) => anHr(tx));
    await aRequest({ requestedAt: new Date('2026-11-12T10:00:00Z') });
    await sweep();
    await doJobs();
    const mail = (await takeMails()).find(({ to }) => to.address === hr.email)!;
    expect(mail.subject).toBe(`${department.name}: een aanvraag wacht al te lang`);
    expect(mail.text).toContain('al 3 werkdagen op antwoord');
    expect(mail.html).toContain(`/departments/${department.id}`);
  });
});
