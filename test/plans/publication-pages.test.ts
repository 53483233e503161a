import { beforeAll, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { PersonAbsence } from '../../src/people/person-absence.entity.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { setStage } from '../support/acts.js';
import { type Browsing, browseAs } from '../support/browse.js';
import { aPerson } from '../support/people.js';
import {
  aHire as hireOf,
  aMoment,
  aStanding,
  planOf,
  type PublishingScene,
  publishingScene,
} from '../support/publishing.js';
import { Rotation } from '../../src/rotations/rotation.entity.js';
import { setApp } from '../support/set-app.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;

// The application's clock runs: days of the weeks to come, within the window of whoever starts today.
const today = DateTime.now().setZone('Europe/Amsterdam');
const tuesday = today.startOf('week').plus({ weeks: 2, days: 1, hours: 9 });
const on = (days: number) => ({ startsAt: tuesday.plus({ days }).toJSDate(), endsAt: tuesday.plus({ days, hours: 3 }).toJSDate() }); // prettier-ignore
const moment = (tx: Tx, days: number, facts = {}) => aMoment(tx, scene, 1, { ...on(days), ...facts });
const before = { requestedAt: today.minus({ days: 3 }).toJSDate() };
const text = (html: string) => html.slice(html.indexOf('<main')).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '); // prettier-ignore

let scene: PublishingScene;
let browsing: Browsing;

beforeAll(async () => {
  scene = await run((tx) => publishingScene(tx));
  browsing = await browseAs(stage.transactions, app.baseUrl, scene.hr);
});

async function aHire(tx: Tx, familyName: string) {
  const hire = await hireOf(tx, scene, { givenName: 'Noor', namePrefix: '', familyName });
  await tx.update(Rotation, { id: hire.rotation.id }, { firstOn: today.toISODate()! });
  return hire;
}

test('HR sees what publishing changes and what no longer holds, and publishes the rest', async () => {
  const plan = await run(async (tx) => {
    const [moving, unlucky] = [await aHire(tx, 'Moving'), await aHire(tx, 'Unlucky')];
    const full = await moment(tx, 1);
    await aStanding(tx, scene, moving, await moment(tx, 0), before);
    const made = await planOf(tx, scene, [[moving, await moment(tx, 2)], [unlucky, full]]); // prettier-ignore
    await aVisit(tx, full, { state: 'approved' });
    return made;
  });
  const address = `/plans/${plan.id}/publication`;
  const page = text((await browsing.get(address)).html);
  expect(page).toContain('Eén bezoek uit dit plan kan niet meer doorgaan');
  expect(page).toContain('Noor Unlucky');
  expect(page).toContain('De laatste plaats is intussen weg');
  expect(page).toMatch(/Noor Moving .*Maakt plaats voor een ander/);

  const refused = await browsing.post(address, { revision: '0' });
  expect(refused.status).toBe(409);
  expect(text(refused.html)).toContain('Maak het plan opnieuw, of publiceer zonder');
  expect((await browsing.post(address, { revision: '0', withoutBroken: 'yes' })).location).toBe(address);
  expect(text((await browsing.get(address)).html)).toContain('1 bezoek is zeker');
});

test('HR sees who fell out and why, and finds one by name', async () => {
  const hire = await run(async (tx) => {
    const away = await aHire(tx, 'Away');
    await aStanding(tx, scene, away, await moment(tx, 0), before);
    const day = tuesday.toISODate()!;
    await tx.insert(PersonAbsence, { personId: away.person.id, fromOn: day, untilOn: day, notedById: scene.hr.id, notedAt: new Date() }); // prettier-ignore
    return away;
  });
  const page = text((await browsing.get('/plans/repairs')).html);
  expect(page).toMatch(/Noor Away .*Die dag afwezig/);
  expect(text((await browsing.get('/plans/repairs?q=nobody')).html)).toContain('Niemand gevonden');
  expect(text((await browsing.get('/')).html)).toContain('Eén snuffelstage te herstellen');
  const { location } = await browsing.post('/plans/repairs', { cohortId: hire.rotation.cohortId });
  expect(location).toMatch(/^\/plans\/[0-9a-f-]{36}$/);
});

test('what HR publishes and repairs is not found by anybody else', async () => {
  const plan = await run((tx) => planOf(tx, scene, []));
  for (const person of [scene.lead, await run((tx) => aPerson(tx))]) {
    const other = await browseAs(stage.transactions, app.baseUrl, person);
    for (const path of [`/plans/${plan.id}/publication`, '/plans/repairs'])
      expect((await other.get(path)).status).toBe(404);
  }
});
