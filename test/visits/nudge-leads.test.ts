import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { nudgeLeads } from '../../src/visits/nudge-leads.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aDeputy, aHostDepartment, aLead } from '../support/people.js';
import { setPost } from '../support/post.js';
import { aSlot } from '../support/slots.js';
import { aVisit, type VisitFacts } from '../support/visits.js';

const stage = setStage();
const { run } = stage;
const { doJob, doJobs, takeMails } = setPost(stage);

const now = '2026-11-18T10:00:00Z';
const yesterday = new Date('2026-11-17T10:00:00Z');

let department: Department;
let lead: Actor;
let deputy: Actor;

beforeEach(async () => {
  stopClockAt(now);
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

async function sweep() {
  await run((tx) => nudgeLeads(tx, new Date(now)));
  return stage.takeJobs();
}

test('a request of a day old is brought to the mind of lead and deputy, once', async () => {
  const visit = await aRequest();
  const jobs = await sweep();
  expect(jobs).toEqual(
    [lead, deputy].map(({ id }) => ({ name: 'nudge-lead', payload: { departmentId: department.id, personId: id } })),
  );
  expect(await run((tx) => tx.findOneByOrFail(Visit, { id: visit.id }))).toMatchObject({ nudgedAt: new Date(now) });
  expect(await sweep()).toEqual([]);
});

test('several requests make one mail per lead', async () => {
  await aRequest();
  await aRequest();
  expect(await sweep()).toHaveLength(2);
});

describe('nobody is nudged about a request', () => {
  test.each([
    ['of less than a day old', { requestedAt: new Date('2026-11-17T10:00:01Z') }, undefined],
    ['that is decided', { state: 'declined' }, undefined],
    ['whose time has come', {}, new Date(now)],
  ] as const)('%s', async (_, facts, startsAt) => {
    await aRequest(facts, startsAt);
    expect(await sweep()).toEqual([]);
  });
});

test('many replicas sweep at once: one job per lead', async () => {
  await aRequest();
  await Promise.all(Array.from({ length: 6 }, () => run((tx) => nudgeLeads(tx, new Date(now)))));
  expect(await stage.takeJobs()).toHaveLength(2);
});

describe('the mail', () => {
  test('lists everything that waits too long, and leads to where it is decided', async () => {
    await aRequest({ learningGoals: ['Tweede doel'] });
    await aRequest({ learningGoals: ['Eerste doel'], requestedAt: new Date('2026-11-16T10:00:00Z') });
    await aRequest({ learningGoals: ['Van vandaag'], requestedAt: new Date(now) });
    await run((tx) => nudgeLeads(tx, new Date(now)));
    await doJobs();
    const mails = await takeMails();
    expect(mails.map(({ to, subject }) => [to.address, subject])).toEqual([
      [lead.email, '2 aanvragen wachten op je besluit'],
      [deputy.email, '2 aanvragen wachten op je besluit'],
    ]);
    expect(mails[0]!.text).toMatch(/Eerste doel[^]*Tweede doel/);
    expect(mails[0]!.text).not.toContain('Van vandaag');
    expect(mails[0]!.html).toMatch(/href="[^"]+\/decisions"/);
  });

  test('leaves out what the lead asked for herself, and stays away when nothing is left', async () => {
    await aRequest({ requestedById: lead.id });
    await doJob('nudge-lead', { departmentId: department.id, personId: lead.id });
    expect(await takeMails()).toEqual([]);
    await doJob('nudge-lead', { departmentId: department.id, personId: deputy.id });
    expect(await takeMails()).toHaveLength(1);
  });
});
