import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Learning } from '../../src/learnings/learning.entity.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { anAction } from '../support/actions.js';
import { setStage } from '../support/acts.js';
import { browseAs } from '../support/browse.js';
import { aRaised } from '../support/outcomes.js';
import { aDepartment, aHost, aHostDepartment, aLead, anHr, aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;

const flat = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const as = (person: Actor) => browseAs(stage.transactions, app.baseUrl, person);
const read = async (person: Actor, path: string) => flat((await (await as(person)).get(path)).html);

let floor: Department;
let lead: Actor;
let host: Actor;
let visitor: Actor;
let hr: Actor;
let mended: Learning;

beforeAll(async () => {
  floor = await run((tx) => aHostDepartment(tx, { name: 'Telefoon' }));
  [lead, host, visitor, hr] = await run(async (tx) => [await aLead(tx, floor), await aHost(tx, floor), await aPerson(tx), await anHr(tx)]); // prettier-ignore
  const owner = await run(async (tx) =>
    aPerson(tx, { departmentId: (await aDepartment(tx, { name: 'Facturatie' })).id, givenName: 'Ottoline' }),
  );
  mended = await run((tx) => aRaised(tx, floor, { authorId: visitor.id, text: 'De brief is onduidelijk' }));
  await run((tx) => anAction(tx, mended, owner, { state: 'done', title: 'Nieuwe brief', result: 'Er is een nieuwe brief' })); // prettier-ignore
  await run((tx) => aRaised(tx, floor, { text: 'De site hapert', actions: [{ state: 'doing', title: 'Snellere site' }] })); // prettier-ignore
  await run((tx) => aRaised(tx, floor, { text: 'De codes kloppen niet' }));
});

describe('what became of it', () => {
  test('tells a floor how far everything it raised is, and shows what one asks for', async () => {
    const { html } = await (await as(host)).get('/outcomes');
    expect(flat(html)).toMatch(/Aangedragen 3 .*Opgepakt 2 .*Klaar 1 .*Wacht nog 1 /);
    expect(html).toContain(`href="/learnings/${mended.id}"`);
    expect(flat(html)).toContain('Er is een nieuwe brief');
    const waiting = await read(host, `/outcomes?floor=${floor.id}&fate=waiting`);
    expect(waiting).toContain('De codes kloppen niet');
    expect(waiting).not.toContain('De site hapert');
    expect(await read(host, `/outcomes?floor=${floor.id}&fate=dropped`)).toContain('Niets gevonden');
    expect(await read(host, '/outcomes?fate=niets&period=niets&view=niets&floor=niets')).toContain('De site hapert');
  });

  test('tells nothing of a floor that is not the reader’s', async () => {
    const elsewhere = await run(async (tx) => aHost(tx, await aHostDepartment(tx)));
    const told = await read(elsewhere, `/outcomes?floor=${floor.id}`);
    expect(told).toContain('Nog niets aangedragen');
    expect(told).not.toContain('De site hapert');
    expect(await read(hr, `/outcomes?floor=${floor.id}`)).toContain('De site hapert');
  });

  test('tells a visitor what their visit set in motion, and nothing else', async () => {
    const own = await read(visitor, '/outcomes');
    expect(own).toMatch(/De brief is onduidelijk .*Nieuwe brief .*Er is een nieuwe brief/);
    expect(own).not.toContain('De site hapert');
    expect(await read(await run((tx) => aPerson(tx)), '/outcomes?view=floor')).not.toContain('De site hapert');
  });

  test('leads who may hang it on the wall there, and nobody else', async () => {
    const link = `href="/departments/${floor.id}/wall"`;
    for (const path of ['/outcomes', `/departments/${floor.id}`]) {
      expect([path, (await (await as(lead)).get(path)).html.includes(link)]).toEqual([path, true]);
      for (const other of [host, visitor]) {
        expect([path, (await (await as(other)).get(path)).html.includes(link)]).toEqual([path, false]);
      }
    }
  });
});

describe('the screen on the wall', () => {
  const settings = () => `/departments/${floor.id}/wall`;
  const addressIn = (html: string) => /\/wall\/[\w-]+/.exec(html)![0];
  const wall = (path: string) => fetch(app.baseUrl + path, { redirect: 'manual' });

  test('is opened by a lead and read by whoever has its address, without a name', async () => {
    const browsing = await as(lead);
    expect(flat((await browsing.get(settings())).html)).toContain('Er is nog geen scherm voor deze afdeling.');
    expect((await browsing.post(settings(), {})).location).toBe(settings());
    const address = addressIn((await browsing.get(settings())).html);
    const shown = await wall(`${address}?lang=nl&panel=2`);
    expect([shown.status, shown.headers.get('x-robots-tag')]).toEqual([200, 'noindex, nofollow']);
    expect(shown.headers.get('cache-control')).toMatch(/private|no-store/);
    const html = await shown.text();
    expect(flat(html)).toMatch(/Jullie zeiden De brief is onduidelijk En nu Er is een nieuwe brief Facturatie/);
    for (const secret of ['Ottoline', visitor.name, visitor.email]) expect(html).not.toContain(secret);
    expect(await (await wall(`${address}?lang=en`)).text()).toContain('What came of it');
    expect((await wall(`${address}?panel=99&lang=xx`)).status).toBe(200);
  });

  test('tells a lead what is kept off it, and nobody else', async () => {
    const named = await run((tx) => aRaised(tx, floor, { actions: [{ state: 'doing', title: 'Vraag het aan Ottoline' }] })); // prettier-ignore
    await run((tx) => tx.query(`UPDATE people SET given_name = 'Ottoline' WHERE id = $1`, [named.authorId]));
    const browsing = await as(lead);
    await browsing.post(settings(), {});
    const { html } = await browsing.get(settings());
    expect(flat(html)).toMatch(/Eén ding staat niet op het scherm.* Vraag het aan Ottoline/);
    expect(await (await wall(addressIn(html))).text()).not.toContain('Ottoline');
  });

  test('has another address once it is renewed, and none once it is closed', async () => {
    const browsing = await as(lead);
    await browsing.post(settings(), {});
    const first = addressIn((await browsing.get(settings())).html);
    await browsing.post(settings(), { isNew: 'yes' });
    const second = addressIn((await browsing.get(settings())).html);
    expect([(await wall(first)).status, (await wall(second)).status]).toEqual([404, 200]);
    await browsing.post(`${settings()}/removal`, {});
    expect((await wall(second)).status).toBe(404);
    const again = await browsing.post(`${settings()}/removal`, {});
    expect(again.status).toBe(409);
  });

  test('is nobody’s to open who does not lead there', async () => {
    const elsewhere = await run(async (tx) => aLead(tx, await aHostDepartment(tx)));
    for (const other of [host, visitor, hr, elsewhere]) {
      const browsing = await as(other);
      expect((await browsing.get(settings())).status).toBe(404);
      for (const path of ['', '/removal']) expect((await browsing.post(settings() + path, {})).status).toBe(404);
    }
    expect((await wall('/wall/niets')).status).toBe(404);
    expect((await wall('/wall/%00')).status).toBe(404);
  });
});
