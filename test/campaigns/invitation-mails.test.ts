import { beforeEach, describe, expect, test } from '@jest/globals';
import { answerInvitation } from '../../src/campaigns/answer-invitation.js';
import { readBoard } from '../../src/campaigns/campaign-board.queries.js';
import { closeCampaign } from '../../src/campaigns/close-campaign.js';
import { getInvitation, getOwnInvitation, listOpenInvitations } from '../../src/campaigns/invitations.queries.js';
import { inviteWave } from '../../src/campaigns/invite-wave.js';
import { nudgeCampaigns } from '../../src/campaigns/nudge-campaigns.js';
import { nudgeInvited } from '../../src/campaigns/nudge-invited.js';
import { pauseCampaign } from '../../src/campaigns/pause-campaign.js';
import { sendWaves } from '../../src/campaigns/send-waves.js';
import { openMailLink } from '../../src/people/open-mail-link.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { NotFound } from '../../src/platform/refusal.js';
import { requestVisit } from '../../src/visits/request-visit.js';
import { setStage } from '../support/acts.js';
import { aCampaign, asksOf, campaignInput, dateIn } from '../support/campaigns.js';
import { stopClockAt } from '../support/clock.js';
import { aDepartment, aHost, aHostDepartment, aLead, anHr, aPerson } from '../support/people.js';
import { setPost } from '../support/post.js';
import { aSlot } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const { run, refusal } = stage;
const { doJob, doJobs, takeMails, takeMailsTo } = setPost(stage);

const now = '2026-11-24T10:00:00Z';

let team: Department;
let home: Department;
let hr: Actor;
let lead: Actor;
let day: number;

beforeEach(async () => {
  stopClockAt(now);
  day = 0;
  await stage.takeJobs();
  [team, home] = await run(async (tx) => [await aHostDepartment(tx), await aDepartment(tx)]);
  [hr, lead] = await run(async (tx) => [await anHr(tx), await aLead(tx, team)]);
});

const colleague = (facts: Parameters<typeof aPerson>[1] = {}) =>
  run((tx) => aPerson(tx, { departmentId: home.id, ...facts }));
const publish = (facts: Parameters<typeof aSlot>[2] = {}) => {
  const date = `2026-12-${String((day++ % 20) + 1).padStart(2, '0')}`;
  const hours = { startsAt: new Date(`${date}T08:00:00Z`), endsAt: new Date(`${date}T10:00:00Z`) };
  return run((tx) => aSlot(tx, team, { seats: 4, createdById: lead.id, ...hours, ...facts }));
};
const begin = (facts: Parameters<typeof campaignInput>[2] = {}) =>
  run((tx) => aCampaign(tx, hr, campaignInput(team, [asksOf(home, 5)], facts)));
const invite = async (campaignId: string) => {
  await run((tx) => inviteWave(tx, hr, campaignId));
  // What is planned, then what that makes people be told.
  expect([...(await doJobs()), ...(await doJobs())]).toEqual([]);
};
/** The invitation that the link of a mail opens, and whose it is. */
const openLinkOf = (mail: { html: string }) =>
  run(async (tx) => {
    const token = /\/invitations\/([\w-]+)"/.exec(mail.html)![1]!;
    const { person, subjectId } = await openMailLink(tx, 'invitation', token);
    return { person, invitation: await getInvitation(tx, subjectId) };
  });
const rowOf = async (campaignId: string) => (await run((tx) => readBoard(tx, campaignId)))[0]!;

describe('an invitation', () => {
  test('says who invites and why, names the first three moments that suit, and opens without signing in', async () => {
    const person = await colleague();
    const slots = [await publish(), await publish(), await publish(), await publish()];
    const campaignId = await begin();
    await invite(campaignId);
    const [mail] = await takeMailsTo(person.email);
    expect(mail).toMatchObject({ subject: 'Kom een ochtend meekijken', from: { name: hr.name } });
    expect(mail!.text).toContain('Wij laten graag zien wat klanten ons vragen.');
    for (const [index, { id }] of slots.entries()) expect(mail!.html.includes(`/slots/${id}"`)).toBe(index < 3);
    const { person: opener, invitation } = await openLinkOf(mail!);
    expect([opener.id, invitation.person.id, invitation.campaign.id]).toEqual([person.id, person.id, campaignId]);
  });

  test('leaves out what is full or claimed, elsewhere, for new colleagues, and at the same hours', async () => {
    const person = await colleague();
    const full = await publish({ seats: 1 });
    await run((tx) => aVisit(tx, full, { state: 'approved' }));
    const claimed = await publish({ seats: 1 });
    await run((tx) => aVisit(tx, claimed));
    await publish({ audience: 'onboarding' });
    const taken = await publish();
    const elsewhere = await run(async (tx) =>
      aSlot(tx, await aHostDepartment(tx), { startsAt: taken.startsAt, endsAt: taken.endsAt }),
    );
    await run((tx) => aVisit(tx, elsewhere, { visitorId: person.id }));
    const fine = await publish();
    await invite(await begin());
    const [mail] = await takeMailsTo(person.email);
    expect([...mail!.html.matchAll(/\/slots\/([\da-f-]{36})"/g)].map(([, id]) => id)).toEqual([fine.id]);
  });

  test('puts moments in the own language first', async () => {
    const person = await colleague({ language: 'en' });
    for (let n = 0; n < 3; n++) await publish({ seats: 1 });
    const english = await publish({ language: 'en' });
    await invite(await begin());
    const [mail] = await takeMailsTo(person.email);
    expect(mail!.html).toContain(`/slots/${english.id}"`);
    expect(mail!.text).toContain('invites you to come and look');
  });

  test('is not mailed to who booked meanwhile', async () => {
    const person = await colleague();
    const slot = await publish();
    const campaignId = await begin();
    await run((tx) => inviteWave(tx, hr, campaignId));
    await run((tx) => requestVisit(tx, person, slot.id, { learningGoals: ['Kijken'] }));
    await doJobs();
    await doJobs();
    expect((await takeMailsTo(person.email)).map(({ subject }) => subject)).not.toContain('Kom een ochtend meekijken');
  });

  test('stands open to its owner until it is answered, booked or over', async () => {
    const person = await colleague();
    await publish();
    const campaignId = await begin({ closesOn: dateIn(20) });
    await invite(campaignId);
    const open = () => run((tx) => listOpenInvitations(tx, person.id));
    expect(await open()).toMatchObject([{ campaignId, closesOn: '2026-12-14' }]);
    stopClockAt('2026-12-15T10:00:00Z');
    expect(await open()).toEqual([]);
    stopClockAt(now);
    const invitation = await run((tx) => getOwnInvitation(tx, person, campaignId));
    await run((tx) => answerInvitation(tx, invitation));
    expect(await open()).toEqual([]);
  });
});

test('a manager hears the target of the department before anybody else, with moments of their own', async () => {
  const boss = await colleague();
  const report = await colleague({ managerId: boss.id });
  const slot = await publish();
  const campaignId = await begin();
  await doJobs();
  await doJobs();
  const [mail] = await takeMailsTo(boss.email);
  expect(mail).toMatchObject({ subject: 'Je afdeling doet mee: Kom een ochtend meekijken' });
  expect(mail!.text.replace(/\s+/g, ' ')).toContain(
    `Bij ${home.name} werken 2 collega’s, onder wie 1 van jou. Het doel: er komen er 2 kijken.`,
  );
  expect(mail!.html).toContain(`/slots/${slot.id}"`);
  expect(mail!.html).toContain(`/campaigns/${campaignId}/people"`);
  expect(await takeMailsTo(report.email)).toEqual([]);
});

describe('not now', () => {
  test('is counted, written down, ends the reminders, and can be taken back', async () => {
    const person = await colleague();
    await publish();
    const campaignId = await begin();
    await invite(campaignId);
    const [mail] = await takeMailsTo(person.email);
    const { invitation } = await openLinkOf(mail!);
    await run((tx) => answerInvitation(tx, invitation));
    expect(await rowOf(campaignId)).toMatchObject({ invited: 1, declined: 1, booked: 0 });
    expect((await stage.listAudit(campaignId)).at(-1)).toMatchObject({
      act: 'campaign.answered',
      actorId: person.id,
      before: { answer: null },
      after: { answer: 'not-now' },
    });
    stopClockAt('2026-11-30T10:00:00Z');
    expect(await refusal((tx) => nudgeInvited(tx, hr, campaignId))).toBe('nobody-to-nudge');
    await run((tx) => answerInvitation(tx, invitation, null));
    expect(await rowOf(campaignId)).toMatchObject({ declined: 0 });
  });

  test('said twice at once is one answer', async () => {
    const person = await colleague();
    await publish();
    const campaignId = await begin();
    await invite(campaignId);
    const invitation = await run((tx) => getOwnInvitation(tx, person, campaignId));
    await Promise.all([1, 2, 3].map(() => run((tx) => answerInvitation(tx, invitation))));
    const answers = (await stage.listAudit(campaignId)).filter(({ act }) => act === 'campaign.answered');
    expect(answers).toHaveLength(1);
  });

  test('is for whom it was sent to: a foreign or made-up link opens nothing', async () => {
    expect(await refusal((tx) => openMailLink(tx, 'invitation', 'nonsense'))).toBe('mail-link-spent');
    const campaignId = await begin();
    await expect(run((tx) => getOwnInvitation(tx, hr, campaignId))).rejects.toBeInstanceOf(NotFound);
  });

  test('is refused to who has a seat, and after the end', async () => {
    const person = await colleague();
    const slot = await publish();
    const campaignId = await begin();
    await invite(campaignId);
    const answer = async () => {
      const invitation = await run((tx) => getOwnInvitation(tx, person, campaignId));
      return refusal((tx) => answerInvitation(tx, invitation));
    };
    await run((tx) => aVisit(tx, slot, { visitorId: person.id }));
    expect(await answer()).toBe('already-booked');
    await run((tx) => closeCampaign(tx, hr, campaignId, { summary: '' }));
    expect(await answer()).toBe('campaign-closed');
  });
});

describe('a reminder', () => {
  const silentFor = async (people: number) => {
    const invited: Actor[] = [];
    for (let n = 0; n < people; n++) invited.push(await colleague());
    const slot = await publish();
    const campaignId = await begin({ nudgeAfterDays: 2 });
    await invite(campaignId);
    await takeMails();
    return { invited, slot, campaignId };
  };
  const sweepAt = async (instant: string) => {
    const at = stopClockAt(instant);
    await run((tx) => nudgeCampaigns(tx, at));
    await doJobs();
    return takeMails();
  };

  test('goes twice to who stays silent, in office hours, and then no more', async () => {
    const { invited } = await silentFor(1);
    const to = async (instant: string) =>
      (await sweepAt(instant)).filter((mail) => mail.to.address === invited[0]!.email).map(({ subject }) => subject);
    const subject = 'Kom je nog meekijken? Kom een ochtend meekijken';
    expect(await to('2026-11-25T10:00:00Z')).toEqual([]);
    expect(await to('2026-11-26T18:00:00Z')).toEqual([]);
    expect(await to('2026-11-27T10:00:00Z')).toEqual([subject]);
    expect(await to('2026-11-27T10:01:00Z')).toEqual([]);
    expect(await to('2026-11-29T12:00:00Z')).toEqual([]);
    expect(await to('2026-11-30T10:00:00Z')).toEqual([subject]);
    expect(await to('2026-12-03T10:00:00Z')).toEqual([]);
  });

  test('stays away from who booked, from a department that is there, and while it is paused', async () => {
    const { invited, slot, campaignId } = await silentFor(2);
    await run((tx) => aVisit(tx, slot, { visitorId: invited[0]!.id }));
    const mails = await sweepAt('2026-11-27T10:00:00Z');
    expect(mails.map(({ to }) => to.address)).toContain(invited[1]!.email);
    expect(mails.map(({ to }) => to.address)).not.toContain(invited[0]!.email);
    await run((tx) => pauseCampaign(tx, hr, campaignId));
    expect(await refusal((tx) => nudgeInvited(tx, hr, campaignId))).toBe('campaign-paused');
  });

  test('by hand rests a day', async () => {
    const { campaignId } = await silentFor(2);
    expect(await refusal((tx) => nudgeInvited(tx, hr, campaignId))).toBe('nobody-to-nudge');
    stopClockAt('2026-11-25T10:00:00Z');
    expect(await run((tx) => nudgeInvited(tx, hr, campaignId))).toBe(2);
    expect(await refusal((tx) => nudgeInvited(tx, hr, campaignId))).toBe('nobody-to-nudge');
    expect((await stage.listAudit(campaignId)).at(-1)).toMatchObject({ act: 'campaign.nudged', after: { people: 2 } });
  });

  test('is not sent while there is no seat to come to', async () => {
    const { campaignId, slot } = await silentFor(1);
    for (let n = 0; n < 4; n++) await run((tx) => aVisit(tx, slot));
    stopClockAt('2026-11-26T10:00:00Z');
    expect(await refusal((tx) => nudgeInvited(tx, hr, campaignId))).toBe('no-seats-left');
  });
});

test('the summary goes to everybody who was invited, and to leads and hosts, in the words of who closed it', async () => {
  const [person, host, stranger] = [
    await colleague(),
    await run((tx) => aHost(tx, team)),
    await run((tx) => aPerson(tx)),
  ];
  await publish();
  const campaignId = await begin();
  await invite(campaignId);
  await takeMails();
  const summary = 'Twaalf mensen kwamen kijken.\nDank aan alle begeleiders.';
  await run((tx) => closeCampaign(tx, hr, campaignId, { summary, sendTo: 'everybody' }));
  const job = { campaignId, afterPersonId: null };
  expect(await stage.takeJobs()).toEqual([{ name: 'send-summary', payload: job }]);
  await doJob('send-summary', job);
  for (let round = 0; round < 3; round++) await doJobs();
  const mails = (await takeMails()).filter(({ subject }) => subject === 'Wat het opleverde: Kom een ochtend meekijken');
  expect(mails.map(({ to }) => to.address).sort()).toEqual([person.email, host.email, lead.email].sort());
  expect(mails[0]!.text).toContain('Dank aan alle begeleiders.');
  expect(mails.map(({ to }) => to.address)).not.toContain(stranger.email);
});

test('without words no summary is sent', async () => {
  const campaignId = await begin();
  const close = (tx: Parameters<Parameters<typeof run>[0]>[0]) =>
    closeCampaign(tx, hr, campaignId, { summary: '', sendTo: 'everybody' });
  expect(await stage.faults(close)).toEqual(['summary: required']);
});

test('who drafted a campaign hears that it is over, once', async () => {
  const campaignId = await begin({ closesOn: dateIn(2) });
  await doJobs();
  const later = stopClockAt('2026-12-01T10:00:00Z');
  await run((tx) => sendWaves(tx, later));
  await run((tx) => sendWaves(tx, later));
  await doJobs();
  const mails = await takeMailsTo(hr.email);
  expect(mails.map(({ subject }) => subject)).toEqual(['Kom een ochtend meekijken is afgelopen']);
  expect(mails[0]!.html).toContain(`/campaigns/${campaignId}/closing"`);
});
