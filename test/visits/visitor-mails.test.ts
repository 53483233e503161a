import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import { notify } from '../../src/notices/notify.js';
import { Person } from '../../src/people/person.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { changeSlot } from '../../src/visits/change-slot.js';
import { declineVisit } from '../../src/visits/decline-visit.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { requestVisit } from '../../src/visits/request-visit.js';
import { withdrawSlot } from '../../src/visits/withdraw-slot.js';
import { withdrawVisit } from '../../src/visits/withdraw-visit.js';
import { setStage } from '../support/acts.js';
import { aDeputy, aHostDepartment, aLead, aPerson, type PersonFacts } from '../support/people.js';
import { setPost } from '../support/post.js';
import { aSlot, hoursFromNow } from '../support/slots.js';

const stage = setStage();
const { run } = stage;
const { doJobs, takeMails, takeMailsTo } = setPost(stage);

let department: Department;
let lead: Actor;
let deputy: Actor;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
  deputy = await run((tx) => aDeputy(tx, department));
});

const publish = () => run((tx) => aSlot(tx, department, { createdById: lead.id }));

async function ask(slotId: string, facts: PersonFacts = {}) {
  const visitor = await run((tx) => aPerson(tx, facts));
  const visitId = await run((tx) => requestVisit(tx, visitor, slotId, { learningGoals: ['Waarom <bellen> ze?'] }));
  return { visitor, visitId };
}

describe('a request', () => {
  test('reaches every lead and deputy, who can answer the visitor', async () => {
    const { visitor, visitId } = await ask((await publish()).id);
    await doJobs();
    const mails = await takeMails();
    expect(mails.map(({ to }) => to.address).sort()).toEqual([lead.email, deputy.email].sort());
    for (const mail of mails) {
      expect(mail.subject).toMatch(`Aanvraag van ${visitor.name}`);
      expect(mail.replyTo).toEqual({ name: visitor.name, address: visitor.email });
      expect(mail.text).toContain('Waarom <bellen> ze?');
      expect(mail.text).toContain('één plaats vrij');
      expect(mail.html).toContain(`/visits/${visitId}"`);
      expect(mail.event).toBeNull();
    }
  });

  test('that was taken back by then reaches nobody, nor does one reach who leads there no more', async () => {
    const slot = await publish();
    const { visitor, visitId } = await ask(slot.id);
    await run((tx) => withdrawVisit(tx, visitor, visitId));
    await doJobs();
    const other = await ask(slot.id);
    await stage.takeJobs();
    await run((tx) =>
      notify(tx, { personId: visitor.id, kind: 'visit-requested', payload: { visitId: other.visitId } }),
    );
    await doJobs();
    expect(await takeMails()).toEqual([]);
  });
});

describe('the visitor is told', () => {
  test('of a refusal, in the words of the lead, with the way to another moment', async () => {
    const { visitor, visitId } = await ask((await publish()).id);
    await run((tx) => declineVisit(tx, lead, visitId, { reason: 'Te <b>druk</b>\nhelaas' }));
    await doJobs();
    const mails = await takeMailsTo(visitor.email);
    expect(mails).toMatchObject([
      { subject: `Je aanvraag bij ${department.name}`, event: null, replyTo: { address: lead.email } },
    ]);
    expect(mails[0]!.text).toContain('Toelichting: Te <b>druk</b>\nhelaas');
    expect(mails[0]!.html).toContain('Te &lt;b&gt;druk&lt;/b&gt;<br');
    expect(mails[0]!.html).toMatch(/href="[^"]+\/slots"/);
  });

  test('in English when that is what she reads', async () => {
    const { visitor, visitId } = await ask((await publish()).id, { language: 'en' });
    await run((tx) => declineVisit(tx, lead, visitId, { reason: 'Too busy' }));
    await doJobs();
    expect((await takeMailsTo(visitor.email))[0]!.text).toContain('Reason: Too busy');
  });

  test('that the last seat went, while her request stays open', async () => {
    const slot = await publish();
    const [first, second] = [await ask(slot.id), await ask(slot.id)];
    await run((tx) => approveVisit(tx, lead, first.visitId));
    await doJobs();
    const mails = await takeMailsTo(second.visitor.email);
    expect(mails.map(({ subject }) => subject)).toEqual([`Meekijken bij ${department.name}: nu vol`]);
  });

  test('nothing of a full slot that has room again by then', async () => {
    const slot = await publish();
    const [first, second] = [await ask(slot.id), await ask(slot.id)];
    await run((tx) => approveVisit(tx, lead, first.visitId));
    await run((tx) => changeSlot(tx, lead, slot.id, { seats: 2 }));
    await doJobs();
    expect(await takeMailsTo(second.visitor.email)).toEqual([]);
  });

  test('of every change of the moment she asked for, once each', async () => {
    const slot = await publish();
    const { visitor } = await ask(slot.id);
    await run((tx) => changeSlot(tx, lead, slot.id, { location: 'Balie' }));
    await doJobs();
    await run((tx) => changeSlot(tx, lead, slot.id, hoursFromNow(50)));
    await doJobs();
    const mails = await takeMailsTo(visitor.email);
    expect(mails.map(({ text }) => text.includes('Balie'))).toEqual([true, true]);
  });

  test('that the moment is withdrawn, and her request with it', async () => {
    const slot = await publish();
    const { visitor } = await ask(slot.id);
    await run((tx) => withdrawSlot(tx, lead, slot.id, { reason: 'Verbouwing' }));
    await doJobs();
    const mails = await takeMailsTo(visitor.email);
    expect(mails).toMatchObject([{ subject: `Meekijken bij ${department.name} gaat niet door` }]);
    expect(mails[0]!.text).toContain('Verbouwing');
  });

  test('nothing once she has left', async () => {
    const { visitor, visitId } = await ask((await publish()).id);
    await run((tx) => declineVisit(tx, lead, visitId, { reason: 'Vol' }));
    await run((tx) => tx.update(Person, { id: visitor.id }, { isActive: false }));
    await doJobs();
    expect(await takeMailsTo(visitor.email)).toEqual([]);
  });
});
