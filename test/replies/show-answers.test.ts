import { expect, test } from '@jest/globals';
import { nothingTyped, readVisitPage } from '../../src/life/visit-page.js';
import type { Actor } from '../../src/people/person.rules.js';
import { showAnswers } from '../../src/replies/show-answers.js';
import { getVisit } from '../../src/visits/visits.queries.js';
import { setStage } from '../support/acts.js';
import { aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { aSlot } from '../support/slots.js';
import { anInvite, aVisit } from '../support/visits.js';

const { run } = setStage();

async function anAnsweredVisit(answer: 'accepted' | null) {
  return run(async (tx) => {
    const department = await aHostDepartment(tx);
    const [lead, host, manager] = [await aLead(tx, department), await aHost(tx, department), await aPerson(tx)];
    const visitor = await aPerson(tx, { managerId: manager.id });
    const slot = await aSlot(tx, department, { createdById: lead.id, hostIds: [host.id] });
    const visit = await aVisit(tx, slot, { state: 'approved', visitorId: visitor.id, hostId: host.id });
    const answeredAt = answer && new Date();
    await anInvite(tx, visit, { answer, answeredAt });
    await anInvite(tx, visit, { personId: host.id, role: 'host', answer, answeredAt });
    return { visitId: visit.id, lead, host, manager, visitor };
  });
}

const seenBy = (reader: Actor, visitId: string, seesAll = false) =>
  run(async (tx) =>
    (await showAnswers(tx, reader, await getVisit(tx, reader, visitId), seesAll))?.map(({ role }) => role),
  );

test('the lead sees what both calendars say, the host what the guest’s says, the guest only their own, a manager nothing', async () => {
  const { visitId, lead, host, manager, visitor } = await anAnsweredVisit('accepted');
  expect(await seenBy(lead, visitId, true)).toEqual(['visitor', 'host']);
  expect(await seenBy(host, visitId)).toEqual(['visitor', 'host']);
  expect(await seenBy(visitor, visitId)).toEqual(['visitor']);
  expect(await seenBy(manager, visitId)).toBeUndefined();
  const page = await run((tx) => readVisitPage(tx, lead, visitId, nothingTyped));
  expect(page.answers).toHaveLength(2);
});

test('where no mailbox is read, nothing is said about answers that never come', async () => {
  const { visitId, lead } = await anAnsweredVisit(null);
  expect(await seenBy(lead, visitId, true)).toBeUndefined();
});
