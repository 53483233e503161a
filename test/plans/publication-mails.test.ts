import { beforeEach, expect, test } from '@jest/globals';
import { noticeKinds } from '../../src/app/notice-kinds.js';
import type { Actor } from '../../src/people/person.rules.js';
import { findRecipient } from '../../src/people/recipient.queries.js';
import type { Language } from '../../src/platform/views/languages.js';
import { Views } from '../../src/platform/views/views.js';
import { publishPlan } from '../../src/plans/publish-plan.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { declineVisit } from '../../src/visits/decline-visit.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aHost, aLead } from '../support/people.js';
import { setPost } from '../support/post.js';
import { aHire, aMoment, aStanding, pathOf, planOf, publishingScene, TODAY } from '../support/publishing.js';

const stage = setStage();
const { run } = stage;
const { doJobs, takeMails } = setPost(stage);
const views = new Views();

beforeEach(() => void stopClockAt(TODAY));

/** The mail of a notice as this person would get it now; null when there is nothing to tell. */
async function mailTo(person: Actor, kind: string, payload: object): Promise<{ subject: string; text: string } | null> {
  const recipient = (await run((tx) => findRecipient(tx, person.id)))!;
  const mail = await run((tx) => noticeKinds[kind]!.load(tx, recipient, payload));
  if (!mail) return null;
  const { language, own } = recipient;
  const html = views.render(mail.template, { recipient, frame: 'mail/layout', ...mail.model }, language, own);
  const text = html.slice(html.indexOf('<h1')).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '); // prettier-ignore
  return { subject: mail.subject, text };
}

test.each<[Language, string[], string[]]>([
  [
    'nl',
    ['Je snuffelstage staat klaar', 'dinsdag 12 januari', 'Je kijkt mee met', 'Wacht nog op akkoord', 'leerdoelen'],
    ['Nieuwe collega’s bij', 'Over één bezoek beslis jij nog', 'vraagt een plek', 'Bekijk de aanvragen'],
  ],
  [
    'en',
    ['Your onboarding visits are planned', 'Tuesday 12 January', 'You sit with', 'Still waits', 'learning goals'],
    ['New colleagues at', 'One visit still waits for your decision', 'asks for a seat', 'See the requests'],
  ],
])('%s: a hire reads the whole path, and a lead who comes and what to decide', async (language, toHire, toLead) => {
  const scene = await run((tx) => publishingScene(tx, { visits: 2 }));
  const { hire, lead, plan } = await run(async (tx) => {
    const hire = await aHire(tx, scene, { language });
    const lead = await aLead(tx, scene.host, { language });
    const sure = await aMoment(tx, scene, 12, { hostIds: [(await aHost(tx, scene.host)).id] });
    const asked = await aMoment(tx, scene, 13, { approval: 'lead' });
    return { hire, lead, plan: await planOf(tx, scene, [[hire, sure], [hire, asked]]) }; // prettier-ignore
  });
  await run((tx) => publishPlan(tx, scene.hr, plan.id, {}));
  const payload = { planId: plan.id };
  const path = await mailTo(hire.person, 'rotation-published', { ...payload, rotationId: hire.rotation.id });
  for (const words of toHire) expect(path?.text).toContain(words);
  const overview = await mailTo(lead, 'rotation-overview', { ...payload, departmentId: scene.host.id });
  for (const words of toLead) expect(overview?.text).toContain(words);
});

test('a hire whose visit moves reads where it was, what was called off and what is still to be found', async () => {
  const scene = await run((tx) => publishingScene(tx, { visits: 3 }));
  const { hire, plan } = await run(async (tx) => {
    const hire = await aHire(tx, scene);
    await aStanding(tx, scene, hire, await aMoment(tx, scene, 12));
    await aStanding(tx, scene, hire, await aMoment(tx, scene, 13));
    const plan = await planOf(tx, scene, [[hire, await aMoment(tx, scene, 15)]], { kind: 'repair', missing: [hire] });
    return { hire, plan };
  });
  await run((tx) => publishPlan(tx, scene.hr, plan.id, {}));
  const about = { planId: plan.id, rotationId: hire.rotation.id };
  const mail = (await mailTo(hire.person, 'rotation-published', about))!;
  expect(mail.subject).toBe('Je snuffelstage is gewijzigd');
  expect(mail.text).toContain('verplaatst');
  expect(mail.text).toContain('Was eerst dinsdag 12 januari 2027 om 09:00');
  expect(mail.text).toMatch(/Dit bezoek vervalt woensdag 13 januari/);
  expect(mail.text).toContain('Hiervoor is nog geen moment gevonden');
  const lead = await mailTo(scene.lead, 'rotation-overview', { planId: plan.id, departmentId: scene.host.id });
  expect(lead?.text).toContain('Deze bezoeken vervallen');
});

test('the path of a hire is theirs alone to read, and nobody but a lead gets an overview', async () => {
  const scene = await run((tx) => publishingScene(tx));
  const { hire, plan } = await run(async (tx) => {
    const hire = await aHire(tx, scene);
    return { hire, plan: await planOf(tx, scene, [[hire, await aMoment(tx, scene, 12)]]) };
  });
  await run((tx) => publishPlan(tx, scene.hr, plan.id, {}));
  const path = { planId: plan.id, rotationId: hire.rotation.id };
  expect(await mailTo(scene.lead, 'rotation-published', path)).toBeNull();
  const overview = { planId: plan.id, departmentId: scene.host.id };
  expect(await mailTo(hire.person, 'rotation-overview', overview)).toBeNull();
});

test('a hire gets one mail about it all, and an invite of its own for each visit that is sure', async () => {
  const scene = await run((tx) => publishingScene(tx, { visits: 2 }));
  const hire = await run((tx) => aHire(tx, scene));
  await stage.takeJobs();
  await run(async (tx) => {
    const moments = [await aMoment(tx, scene, 12), await aMoment(tx, scene, 13)];
    const plan = await planOf(tx, scene, moments.map((slot) => [hire, slot])); // prettier-ignore
    await publishPlan(tx, scene.hr, plan.id, {});
  });
  expect(await doJobs()).toEqual([]);
  const mails = (await takeMails()).filter(({ to }) => to.address === hire.person.email);
  expect(mails.filter(({ event }) => event).map(({ event }) => event!.method)).toEqual(['REQUEST', 'REQUEST']);
  expect(mails.filter(({ event }) => !event).map(({ subject }) => subject)).toEqual(['Je snuffelstage staat klaar']);
});

test('who published hears of a visit that was turned down, and not of each that was agreed to', async () => {
  const scene = await run((tx) => publishingScene(tx));
  const ids = await run(async (tx) => {
    const slot = await aMoment(tx, scene, 12, { approval: 'lead', seats: 2 });
    const hires = [await aHire(tx, scene), await aHire(tx, scene)];
    const plan = await planOf(tx, scene, hires.map((hire) => [hire, slot])); // prettier-ignore
    await publishPlan(tx, scene.hr, plan.id, {});
    return Promise.all(hires.map(async (hire) => (await pathOf(tx, hire))[0]!.id));
  });
  await run((tx) => approveVisit(tx, scene.lead, ids[0]!));
  await run((tx) => declineVisit(tx, scene.lead, ids[1]!, { reason: 'Te druk' }));
  expect(await mailTo(scene.hr, 'decided-for-other', { visitId: ids[0] })).toBeNull();
  expect(await mailTo(scene.hr, 'decided-for-other', { visitId: ids[1] })).not.toBeNull();
});
