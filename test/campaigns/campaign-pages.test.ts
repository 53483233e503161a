import { beforeAll, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { Campaign } from '../../src/campaigns/campaign.entity.js';
import { CampaignInvitation } from '../../src/campaigns/campaign-invitation.entity.js';
import { createMailLink } from '../../src/people/create-mail-link.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { now } from '../../src/platform/clock.js';
import { setStage } from '../support/acts.js';
import { type Browsing, browseAs } from '../support/browse.js';
import { aDepartment, aHostDepartment, aLead, anHr, aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;

const today = DateTime.now().setZone('Europe/Amsterdam');
const date = (days: number) => today.plus({ days }).toISODate()!;
const flat = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const as = (person: Actor) => browseAs(stage.transactions, app.baseUrl, person);

let team: Department;
let marketing: Department;
let hr: Actor;
let manager: Actor;
let noor: Actor;
let bram: Actor;
let browsing: Browsing;

const form = (facts: Record<string, string | string[]> = {}) => ({
  title: 'Kom een ochtend meekijken',
  message: 'Hoor zelf waar klanten over bellen.',
  opensOn: date(0),
  closesOn: date(30),
  teamIds: team.id,
  departmentIds: marketing.id,
  targetKind: 'people',
  target: '2',
  quota: '',
  wavePeople: '10',
  waveDays: '3',
  nudgeAfterDays: '5',
  ...facts,
});

/** A campaign of HR's that has begun; everybody of marketing is invited. */
async function started(facts: Record<string, string | string[]> = {}): Promise<string> {
  const { location } = await browsing.post('/campaigns', form(facts));
  const id = location!.split('/').at(-1)!;
  await browsing.post(`/campaigns/${id}/start`, {});
  for (const { id: personId } of [noor, bram])
    await run((tx) =>
      tx.insert(CampaignInvitation, { campaignId: id, personId, kind: 'colleague', wave: 1, invitedAt: now() }),
    );
  return id;
}

beforeAll(async () => {
  [team, marketing] = await run(async (tx) => [
    await aHostDepartment(tx, { name: 'Klantenservice Telefoon' }),
    await aDepartment(tx, { name: 'Marketing & Merk' }),
  ]);
  hr = await run((tx) => anHr(tx));
  manager = await run((tx) => aPerson(tx, { departmentId: marketing.id, givenName: 'Mila' }));
  const own = { departmentId: marketing.id, managerId: manager.id, namePrefix: '' };
  noor = await run((tx) => aPerson(tx, { ...own, givenName: 'Noor', familyName: 'Smit' }));
  bram = await run((tx) => aPerson(tx, { ...own, givenName: 'Bram', familyName: 'Bos' }));
  await run((tx) =>
    aPerson(tx, { departmentId: marketing.id, givenName: 'Joris', namePrefix: '', familyName: 'Zonder' }),
  );
  await run((tx) => aSlot(tx, team, { seats: 3, location: 'Kamer 3.01', ...hoursFromNow(7 * 24) }));
  browsing = await as(hr);
});

test('HR drafts a campaign, sees whom it concerns and that there are too few seats, and starts it', async () => {
  expect(flat((await browsing.get('/campaigns/new')).html)).toContain('Marketing &amp; Merk 4 collega’s');
  const drafted = await browsing.post('/campaigns', form({ target: '4', targetKind: 'people' }));
  expect(drafted.status).toBe(303);

  const draft = flat((await browsing.get(drafted.location!)).html);
  expect(draft).toContain('Concept');
  expect(draft).toContain('één afdeling, 4 collega’s');
  expect(draft).toContain('3 vrije plaatsen op één moment');
  expect(draft).toContain('minder vrije plaatsen (3) dan je doel (4)');

  expect((await browsing.post(`${drafted.location}/start`, {})).status).toBe(303);
  const board = flat((await browsing.get(drafted.location!)).html);
  expect(board).toContain('de managers horen het nu');
  expect(board).toContain('Loopt');
  expect(board).toContain('Marketing &amp; Merk 4 0 0');
  expect(flat((await browsing.get('/campaigns')).html)).toContain('0 geweest, 0 geboekt, doel 4');
});

test('a draft can be changed and thrown away', async () => {
  const { location } = await browsing.post('/campaigns', form());
  const edit = (await browsing.get(`${location}/edit`)).html;
  expect(edit).toContain('value="Kom een ochtend meekijken"');
  expect(edit).toMatch(new RegExp(`value="${marketing.id}" checked`));
  await browsing.post(`${location}/edit`, form({ title: 'Kom een middag meekijken' }));
  expect((await browsing.get(location!)).html).toContain('<h1>Kom een middag meekijken</h1>');
  expect((await browsing.post(`${location}/discarding`, {})).location).toBe('/campaigns');
  expect((await browsing.get(location!)).status).toBe(404);
});

test('nothing that was typed is lost, and each fault stands beside its field', async () => {
  const { status, html } = await browsing.post(
    '/campaigns',
    form({ title: '', departmentIds: [], message: 'Blijft staan' }),
  );
  expect(status).toBe(422);
  expect(html).toContain('id="title-fault"');
  expect(html).toContain('id="departmentIds-fault"');
  expect(html).toContain('Blijft staan');
  const early = await browsing.post('/campaigns', form({ closesOn: date(-3) }));
  expect(early.status).toBe(409);
  expect(early.html).toContain('id="closesOn-fault"');
});

test('a lead runs campaigns for the own team, and does not see those of another', async () => {
  const [lead, other] = await run(async (tx) => [await aLead(tx, team), await aLead(tx, await aHostDepartment(tx))]);
  const leading = await as(lead);
  const drafted = await leading.post('/campaigns', form());
  expect(drafted.status).toBe(303);
  const elsewhere = await as(other);
  expect((await elsewhere.get(drafted.location!)).status).toBe(404);
  expect((await elsewhere.post('/campaigns', form())).status).toBe(409);
  expect((await (await as(noor)).get('/campaigns/new')).status).toBe(404);
});

test('a manager sees how the own people stand, nobody else’s, and no board', async () => {
  const id = await started();
  const managing = await as(manager);
  const { status, location } = await managing.get(`/campaigns/${id}`);
  expect([status, location]).toEqual([303, `/campaigns/${id}/people`]);
  const people = flat((await managing.get(location!)).html);
  expect(people).toContain('Noor Smit');
  expect(people).not.toContain('Joris Zonder');
  expect(flat((await managing.get(`${location!}?status=booked`)).html)).toContain('Niemand gevonden');
  await managing.post(`/campaigns/${id}/pause`, {});
  expect((await run((tx) => tx.findOneByOrFail(Campaign, { id }))).state).toBe('running');
  const all = flat((await browsing.get(`/campaigns/${id}/people?department=${marketing.id}`)).html);
  expect(all).toContain('Joris Zonder Marketing &amp; Merk Nog niet uitgenodigd');
});

test('whoever is invited hears of it on the start page and among the moments, and may say not now', async () => {
  const id = await started({ title: 'Een uitnodiging' });
  const invited = await as(bram);
  for (const path of ['/', '/slots']) {
    const { html } = await invited.get(path);
    expect(html).toContain(`href="/campaigns/${id}/invitation"`);
  }
  const invitation = flat((await invited.get(`/campaigns/${id}/invitation`)).html);
  expect(invitation).toContain('Hoor zelf waar klanten over bellen.');
  expect(invitation).toContain('Kamer 3.01');
  expect((await invited.post(`/campaigns/${id}/invitation`, {})).status).toBe(303);
  expect(flat((await invited.get(`/campaigns/${id}/invitation`)).html)).toContain('je krijgt geen herinnering');
  expect((await invited.get('/')).html).not.toContain(`href="/campaigns/${id}/invitation"`);
  await invited.post(`/campaigns/${id}/invitation`, { answer: 'back' });
  expect((await invited.get('/')).html).toContain(`href="/campaigns/${id}/invitation"`);
  expect((await (await as(hr)).get(`/campaigns/${id}/invitation`)).status).toBe(404);
});

test('the page from the mail acts only on its button, and for nobody but whom it was sent to', async () => {
  const id = await started();
  const answerOf = () => run((tx) => tx.findOneByOrFail(CampaignInvitation, { campaignId: id, personId: noor.id }));
  const { id: subjectId } = await answerOf();
  const expiresAt = hoursFromNow(24).endsAt;
  const link = { personId: noor.id, subject: 'invitation', subjectId, expiresAt } as const;
  const path = `${app.baseUrl}/invitations/${await run((tx) => createMailLink(tx, link))}`;
  const page = await fetch(path);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('Een uitnodiging voor Noor Smit');
  expect((await answerOf()).answer).toBeNull();
  const said = await fetch(path, { method: 'POST', redirect: 'manual' });
  expect(said.status).toBe(303);
  expect((await answerOf()).answer).toBe('not-now');
  expect((await fetch(`${path}x`)).status).toBe(409);
});

test('pausing, going on, and inviting somebody by hand are one click each; a second click is told why not', async () => {
  const id = await started();
  expect((await browsing.post(`/campaigns/${id}/pause`, {})).status).toBe(303);
  const again = await browsing.post(`/campaigns/${id}/pause`, {});
  expect(again.status).toBe(409);
  expect((await browsing.post(`/campaigns/${id}/resumption`, {})).status).toBe(303);
  expect((await browsing.post(`/campaigns/${id}/invitations`, { person: 'Joris' })).status).toBe(303);
  const unknown = await browsing.post(`/campaigns/${id}/invitations`, { person: 'Nemo' });
  expect(unknown.status).toBe(422);
  expect(unknown.html).toContain('value="Nemo"');
});

test('closing offers a summary made from the counts, and keeps what became of it', async () => {
  const id = await started();
  const past = await run((tx) => aSlot(tx, team, { seats: 2, ...hoursFromNow(-5) }));
  await run((tx) => aVisit(tx, past, { visitorId: noor.id, state: 'approved' }));
  const closing = flat((await browsing.get(`/campaigns/${id}/closing`)).html);
  expect(closing).toContain('Eén collega is geweest; het doel was 2.');
  expect(closing).toContain('- Marketing &amp; Merk: 1 van 2');
  const closed = await browsing.post(`/campaigns/${id}/closing`, { summary: 'Wij leerden veel.', sendTo: 'nobody' });
  expect(closed.status).toBe(303);
  expect(flat((await browsing.get(`/campaigns/${id}`)).html)).toContain('Wij leerden veel.');
  expect((await browsing.post(`/campaigns/${id}/closing`, { summary: '' })).status).toBe(409);
});
