import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sendForm } from '../../src/feedback/send-form.js';
import { listThanks } from '../../src/feedback/thanks.queries.js';
import { changeWishes } from '../../src/hosts/change-wishes.js';
import type { FeedbackForm } from '../../src/feedback/feedback-form.entity.js';
import type { Department } from '../../src/people/department.entity.js';
import { type Actor, ledDepartmentIds } from '../../src/people/person.rules.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aForm, debriefInput } from '../support/feedback.js';
import { aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { setPost } from '../support/post.js';
import { aSlot } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const { run } = stage;
const { doJob, takeMailsTo } = setPost(stage);

let floor: Department;
let lead: Actor;
let host: Actor;
let visitor: Actor;
let form: FeedbackForm;

beforeAll(async () => {
  floor = await run((tx) => aHostDepartment(tx, { name: 'Telefoon' }));
  lead = await run((tx) => aLead(tx, floor));
});

const startsAt = new Date('2026-11-23T09:00:00Z');

beforeEach(async () => {
  stopClockAt('2026-11-23T13:00:00Z');
  await run((tx) => tx.query('DELETE FROM notices'));
  host = await run((tx) => aHost(tx, floor, { givenName: 'Aïcha', namePrefix: '', familyName: 'Meer' }));
  visitor = await run((tx) => aPerson(tx, { givenName: 'Bas', namePrefix: '', familyName: 'Laat' }));
  form = await run(async (tx) => {
    const hours = { startsAt, endsAt: new Date('2026-11-23T12:00:00Z') };
    const slot = await aSlot(tx, floor, { ...hours, hostIds: [host.id], createdById: lead.id });
    return aForm(tx, await aVisit(tx, slot, { state: 'approved', visitorId: visitor.id, hostId: host.id }));
  });
});

const thank = (thanks: string) => run((tx) => sendForm(tx, visitor, form.id, debriefInput({ thanks })));
const read = (who: Actor) =>
  run((tx) => listThanks(tx, { personId: who.id, ledDepartmentIds: ledDepartmentIds(who) }, { limit: 9 }));
const share = (sharesThanks: boolean) => run((tx) => changeWishes(tx, host, { sharesThanks }));
const mailTo = async (who: Actor, at: string) => {
  stopClockAt(at);
  await doJob('mail-notices', { personId: who.id });
  return takeMailsTo(who.email);
};

describe('a thank-you', () => {
  it('reaches the host ten minutes later, as it is by then', async () => {
    await thank('Dank je wel!');
    expect(await mailTo(host, '2026-11-23T13:05:00Z')).toEqual([]);
    stopClockAt('2026-11-23T13:05:00Z');
    await thank('Dank je wel, Aïcha, voor je geduld.');
    const mails = await mailTo(host, '2026-11-23T13:16:00Z');
    expect(mails.map(({ subject }) => subject)).toEqual(['Bas Laat bedankt je']);
    expect(mails[0]!.text).toContain('Dank je wel, Aïcha, voor je geduld.');
    expect(mails[0]!.text).toContain('/outcomes?view=thanks');
  });

  it('is told no more once it is taken back', async () => {
    await thank('Dank je wel!');
    await run((tx) => sendForm(tx, visitor, form.id, debriefInput({ thanks: '' })));
    expect(await mailTo(host, '2026-11-23T13:16:00Z')).toEqual([]);
    expect((await read(host)).items).toEqual([]);
  });

  it('is read by its host and nobody else, until the host shares it with the lead', async () => {
    await thank('Dank je wel!');
    expect((await read(host)).items).toMatchObject([
      { text: 'Dank je wel!', visitorName: 'Bas Laat', isShared: false },
    ]);
    for (const other of [lead, visitor]) expect((await read(other)).items).toEqual([]);
    await share(true);
    expect((await read(lead)).items).toMatchObject([{ hostName: 'Aïcha Meer', isShared: true }]);
    await share(false);
    expect((await read(lead)).items).toEqual([]);
  });

  it('is mailed to the lead only where the host likes that, also by the time it goes out', async () => {
    await share(true);
    await thank('Dank je wel!');
    const [mail] = await mailTo(lead, '2026-11-23T13:16:00Z');
    expect(mail!.subject).toBe('Een gast bedankt Aïcha Meer');
    stopClockAt('2026-11-23T13:20:00Z');
    await thank('Nogmaals dank!');
    await share(false);
    expect(await mailTo(lead, '2026-11-23T13:36:00Z')).toEqual([]);
  });

  it('is shared with leads of where the host sits, not of elsewhere', async () => {
    await share(true);
    await thank('Dank je wel!');
    const elsewhere = await run(async (tx) => aLead(tx, await aHostDepartment(tx)));
    expect((await read(elsewhere)).items).toEqual([]);
  });
});
