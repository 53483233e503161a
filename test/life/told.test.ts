import { expect, test } from '@jest/globals';
import { listLeads } from '../../src/people/people.queries.js';
import type { Actor } from '../../src/people/person.rules.js';
import { cancelVisit } from '../../src/visits/cancel-visit.js';
import { whoIsTold } from '../../src/life/told.rules.js';
import { readVisitPage, nothingTyped } from '../../src/life/visit-page.js';
import { setStage } from '../support/acts.js';
import { aDeputy, aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { setPost } from '../support/post.js';
import { aSlot } from '../support/slots.js';
import { aVisit, anInvite } from '../support/visits.js';

const stage = setStage();
const post = setPost(stage);

/** An approved visit that stands in both calendars. */
const aComingVisit = () =>
  stage.run(async (tx) => {
    const floor = await aHostDepartment(tx);
    const people = {
      visitor: await aPerson(tx),
      host: await aHost(tx, floor),
      lead: await aLead(tx, floor),
      deputy: await aDeputy(tx, floor),
    };
    const slot = await aSlot(tx, floor, { hostIds: [people.host.id], createdById: people.lead.id });
    const visit = await aVisit(tx, slot, { visitorId: people.visitor.id, state: 'approved', hostId: people.host.id });
    await anInvite(tx, visit);
    await anInvite(tx, visit, { personId: people.host.id, role: 'host' });
    return { ...people, visit, floor };
  });

test.each(['visitor', 'host', 'lead'] as const)(
  'whoever the page names before the %s cancels is mailed afterwards, and nobody else',
  async (who) => {
    const { visit, ...people } = await aComingVisit();
    const actor: Actor = people[who];
    const { told } = await stage.run((tx) => readVisitPage(tx, actor, visit.id, nothingTyped));
    await stage.run((tx) => cancelVisit(tx, actor, visit.id, { reason: 'Ziek' }));
    expect(await post.doJobs()).toEqual([]);
    const addresses = (await post.takeMails()).map(({ to }) => to.address).sort();
    const named = told.map(({ name }) => Object.values(people).find((one) => one.name === name));
    expect(named.map((one) => one && 'email' in one && one.email).sort()).toEqual(addresses);
    expect(told.filter(({ isMe }) => isMe).map(({ name }) => name)).toEqual(who === 'lead' ? [] : [actor.name]);
  },
);

test('a lead who is the host too is named once', async () => {
  const { floor, host, visitor } = await aComingVisit();
  const leads = await stage.run((tx) => listLeads(tx, floor.id));
  const told = whoIsTold({ actorId: visitor.id, visitor, host, leads: [...leads, host] });
  expect(told.map(({ role }) => role)).toEqual(['visitor', 'host', 'lead', 'lead']);
});
