import { beforeAll, describe, expect, test } from '@jest/globals';
import { TextVersion } from '../../src/texts/text-version.entity.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { now } from '../../src/platform/clock.js';
import type { Slot } from '../../src/slots/slot.entity.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { withdrawVisit } from '../../src/visits/withdraw-visit.js';
import { setStage } from '../support/acts.js';
import { type Answer, browseAs, type Browsing } from '../support/browse.js';
import { aHostDepartment, aLead, aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';
import { aSlot, hoursFromNow, type SlotFacts } from '../support/slots.js';
import { aVisit, type VisitFacts } from '../support/visits.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;

let department: Department;
let lead: Actor;
let asLead: Browsing;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
  asLead = await browseAs(stage.transactions, app.baseUrl, lead);
});

let hour = 100;
const slotOf = (facts: SlotFacts = {}) =>
  run((tx) => aSlot(tx, department, { createdById: lead.id, ...hoursFromNow((hour += 12)), ...facts }));
let family = 0;
const aRequest = (slot: Slot, facts: VisitFacts & { language?: 'nl' | 'en' } = {}) =>
  run(async (tx) => {
    const { language = 'nl', ...visit } = facts;
    const visitor = await aPerson(tx, { givenName: 'Guus', namePrefix: '', familyName: `Gast${++family}`, language });
    return { ...(await aVisit(tx, slot, { ...visit, visitorId: visitor.id })), name: visitor.name };
  });
const statesOf = async (...visits: { id: string }[]) =>
  Promise.all(visits.map(async ({ id }) => (await run((tx) => tx.findOneByOrFail(Visit, { id }))).state));
const reasonOf = async ({ id }: { id: string }) => (await run((tx) => tx.findOneByOrFail(Visit, { id }))).reason;

const text = ({ html }: Answer) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
/** What the notice would post to take it back. */
function undoOf({ html }: Answer): { path: string; ids: string[] } | null {
  const form = /<form method="post" action="([^"]+)" data-undo="\d+"[^]*?<\/form>/.exec(html);
  if (!form) return null;
  return {
    path: form[1]!.replaceAll('&amp;', '&'),
    ids: [...form[0].matchAll(/name="ids" value="([^"]+)"/g)].map(([, id]) => id!),
  };
}

test('a lead approves, is told so on the list she came from, and takes it back', async () => {
  const slot = await slotOf();
  const visit = await aRequest(slot);
  const answer = await asLead.post(`/visits/${visit.id}/approval?order=age&search=Guus`, {});
  expect([answer.status, answer.location]).toEqual([303, `/decisions?search=Guus&order=age#${slot.id}`]);
  const page = await asLead.get('/decisions?search=Guus&order=age');
  expect(text(page)).toContain(`${visit.name} is goedgekeurd.`);
  const undo = undoOf(page)!;
  expect(undo).toEqual({ path: '/decisions/undo?search=Guus&order=age', ids: [visit.id] });
  expect(undoOf(await asLead.get('/decisions'))).toBeNull();

  const undone = await asLead.post(undo.path, { ids: undo.ids });
  expect([undone.status, await statesOf(visit)]).toEqual([303, ['requested']]);
  expect(text(await asLead.get('/decisions'))).toContain(`De aanvraag van ${visit.name} wacht weer op een besluit.`);
  const again = await asLead.post(undo.path, { ids: undo.ids });
  expect([again.status, text(again)]).toEqual([409, expect.stringContaining('er is niets om ongedaan te maken')]);
});

test('the page says who asks, why, who came before and who else comes', async () => {
  const slot = await slotOf({ seats: 2 });
  const visit = await aRequest(slot, { learningGoals: ['Waarom <bellen> ze?'] });
  const guest = await aRequest(slot, { state: 'approved' });
  const page = await asLead.get('/decisions');
  expect(page.html).toContain('Waarom &lt;bellen&gt; ze?');
  for (const said of [visit.name, guest.name, 'zelfde moment', '1 van 2 vrij', 'kwam het afgelopen jaar nog niemand'])
    expect(text(page)).toContain(said);
});

describe('several at once', () => {
  test('are approved in the order of the page, and taken back together', async () => {
    const slot = await slotOf({ seats: 3 });
    const visits = [await aRequest(slot), await aRequest(slot), await aRequest(slot)];
    const ids = visits.map(({ id }) => id);
    expect((await asLead.post('/decisions/approvals', { ids })).status).toBe(303);
    expect(await statesOf(...visits)).toEqual(['approved', 'approved', 'approved']);
    const page = await asLead.get('/decisions');
    expect(text(page)).toContain('3 aanvragen zijn goedgekeurd.');
    await asLead.post('/decisions/undo', { ids: undoOf(page)!.ids });
    expect(await statesOf(...visits)).toEqual(['requested', 'requested', 'requested']);
  });

  test('what cannot be done is said by name, and does not undo the rest', async () => {
    const slot = await slotOf();
    const [first, second, gone] = [await aRequest(slot), await aRequest(slot), await aRequest(await slotOf())];
    const visitor = { ...lead, id: gone.visitorId };
    await run((tx) => withdrawVisit(tx, visitor, gone.id));
    const answer = await asLead.post('/decisions/approvals', { ids: [first.id, second.id, gone.id] });
    expect([answer.status, await statesOf(first, second)]).toEqual([409, ['approved', 'requested']]);
    expect(text(answer)).toContain(`${first.name} is goedgekeurd.`);
    expect(text(answer)).toContain('Bij 2 aanvragen ging het niet:');
    expect(text(answer)).toContain(`${second.name} : Alle plaatsen van dit moment zijn bezet.`);
    expect(text(answer)).toContain(`${gone.name} : Deze aanvraag is intussen ingetrokken.`);
    expect(undoOf(answer)!.ids).toEqual([first.id]);
    expect(answer.html).toMatch(new RegExp(`value="${second.id}" checked`));
  });

  test('are declined with one reason, in the language of each visitor', async () => {
    const slot = await slotOf();
    const [dutch, english] = [await aRequest(slot), await aRequest(slot, { language: 'en' })];
    const ids = [dutch.id, english.id];
    await asLead.post('/decisions/refusals', { ids, text: 'full', reason: '' });
    expect(await reasonOf(dutch)).toMatch(/^Er zijn voor dit moment meer aanvragen/);
    expect(await reasonOf(english)).toMatch(/^(There|For|More)/);
    expect(text(await asLead.get('/decisions'))).toContain('2 aanvragen zijn afgewezen.');
  });

  test('none chosen: it is said, and what was typed stays', async () => {
    const slot = await slotOf();
    await aRequest(slot);
    await aRequest(slot);
    const answer = await asLead.post('/decisions/refusals', { reason: 'Kom in januari', text: 'busy' });
    expect(answer.status).toBe(409);
    expect(text(answer)).toContain('Kies eerst een of meer aanvragen.');
    expect(answer.html).toContain('Kom in januari');
    expect((await asLead.post('/decisions/approvals', { ids: ['x'] })).status).toBe(422);
    const tooMany = await asLead.post('/decisions/approvals', { ids: Array.from({ length: 41 }, (_, n) => `${n}`) });
    expect(text(tooMany)).toContain('Kies hoogstens 40 aanvragen tegelijk.');
  });
});

describe('declining', () => {
  const decline = (visit: { id: string }, form: Record<string, string>) =>
    asLead.post(`/visits/${visit.id}/refusal`, form);

  test('with a ready-made text that was chosen, changed, or written oneself', async () => {
    const slot = await slotOf();
    const [chosen, changed, own] = [await aRequest(slot), await aRequest(slot), await aRequest(slot)];
    await decline(chosen, { text: 'busy', reason: '' });
    expect(await reasonOf(chosen)).toMatch(/^We verwachten in deze uren zoveel drukte/);
    await decline(changed, { text: 'busy', reason: 'Te druk.\r\nKom op dinsdag.' });
    expect(await reasonOf(changed)).toBe('Te druk.\r\nKom op dinsdag.');
    await decline(own, { reason: ' Liever later ' });
    expect(await reasonOf(own)).toBe('Liever later');
  });

  test('without any reason is not possible: the fault stands on that card', async () => {
    const visit = await aRequest(await slotOf());
    const answer = await decline(visit, { reason: ' ' });
    expect([answer.status, await statesOf(visit)]).toEqual([422, ['requested']]);
    expect(answer.html).toContain(`id="reason-${visit.id}-fault"`);
  });

  test("in the company's own words", async () => {
    const key = 'texts.decline.absent';
    const own = { key, language: 'nl', version: 1, text: 'Geen begeleider.', createdById: lead.id, createdAt: now() } as const; // prettier-ignore
    await run((tx) => tx.insert(TextVersion, own));
    const visit = await aRequest(await slotOf());
    await decline(visit, { text: 'absent', reason: '' });
    expect(await reasonOf(visit)).toBe('Geen begeleider.');
  });
});

test('nobody else decides: what one may not see is not found, and the list is empty', async () => {
  const visit = await aRequest(await slotOf());
  const stranger = await browseAs(stage.transactions, app.baseUrl, await run((tx) => aPerson(tx)));
  expect((await stranger.post(`/visits/${visit.id}/approval`, {})).status).toBe(404);
  const several = await stranger.post('/decisions/approvals', { ids: [visit.id, lead.id] });
  expect(text(several)).not.toContain(visit.name);
  expect(await statesOf(visit)).toEqual(['requested']);
  expect(text(await stranger.get('/decisions'))).toContain('Alles is beslist');
});

test('filters that find nothing say so and lead back', async () => {
  await aRequest(await slotOf());
  const page = await asLead.get('/decisions?search=niemand%20zo&week=2026-W99&age=x&department=y');
  expect(text(page)).toContain('Geen aanvragen gevonden');
  expect(page.html).toContain('value="niemand zo"');
});
