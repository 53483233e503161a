import { beforeAll, expect, test } from '@jest/globals';
import type { Actor } from '../../src/people/person.rules.js';
import { setStage } from '../support/acts.js';
import { browseAs, type Browsing } from '../support/browse.js';
import { aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';

const stage = setStage();
const app = setApp(stage);

let person: Actor;
let browsing: Browsing;

beforeAll(async () => {
  person = await stage.run((tx) => aPerson(tx));
  browsing = await browseAs(stage.transactions, app.baseUrl, person);
});

const isTicked = async (kind: string) =>
  new RegExp(`value="${kind}" checked`).test((await browsing.get('/account/mail')).html);

test('a box that is unticked stays so, on the page and through the API, until it is ticked again', async () => {
  expect(await isTicked('slot-full')).toBe(true);
  expect(await browsing.post('/account/mail', { shown: 'slot-full' })).toMatchObject({
    status: 303,
    location: '/account/mail',
  });
  expect(await isTicked('slot-full')).toBe(false);

  const api = await app.as(person);
  const chosen = await api('PATCH', '/me/mails/slot-full', { isMailed: true });
  expect(chosen.body.items).toContainEqual({ kind: 'slot-full', about: 'visiting', isRequired: false, isMailed: true });
  expect(await isTicked('slot-full')).toBe(true);
});

test('what one must know cannot be unticked, and the page says why', async () => {
  const { status, html } = await browsing.post('/account/mail', { shown: 'slot-changed' });
  expect(status).toBe(409);
  expect(html).toContain('Deze mail krijg je altijd');
  const api = await app.as(person);
  expect(await api('PATCH', '/me/mails/slot-changed', { isMailed: false })).toMatchObject({
    status: 409,
    body: { reason: 'notice-required' },
  });
  expect((await browsing.post('/account/mail', { shown: 'no-such-kind' })).status).toBe(404);
});
