import { beforeAll, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import { now } from '../../src/platform/clock.js';
import { setStage } from '../support/acts.js';
import { browseAs } from '../support/browse.js';
import { aGuest, aMomentOn, askThrice } from '../support/effect.js';
import { aHostDepartment, aLead, anHr, aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;
const year = now().getUTCFullYear() - 1;
const flat = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

let departments: Department[];

beforeAll(async () => {
  departments = await run(async (tx) => {
    const [phone, desk] = [await aHostDepartment(tx, { name: 'Telefoon' }), await aHostDepartment(tx, { name: 'Balie' })]; // prettier-ignore
    const lead = await aLead(tx, phone);
    for (const [department, guests] of [
      [phone, 6],
      [desk, 7],
    ] as const) {
      // prettier-ignore
      const slot = await aMomentOn(tx, department, `${year}-05-12T09:00:00Z`, lead.id);
      for (let guest = 0; guest < guests; guest++) {
        const { id } = await aPerson(tx, { departmentId: phone.id });
        await askThrice(tx, await aGuest(tx, slot, id), [2, 4, guest % 2 ? 3 : 4]);
      }
    }
    return [phone, desk];
  });
});

test('HR reads what changed, in words, of the company and of each department', async () => {
  const { get } = await browseAs(stage.transactions, app.baseUrl, await run((tx) => anHr(tx)));
  const html = flat((await get('/effect')).html);
  expect(html).toContain(`Hele bedrijf, ${year}`);
  expect(html).toMatch(/Na zes weken: gemiddeld 1,5 punt hoger; met 95 % zekerheid tussen 1,2 en 1,9 hoger/);
  expect(html).toContain('13 bezoekers beantwoordden de stelling');
  expect(html).toMatch(/Balie 7 2,0 4,0 3,6/);
  expect(flat((await get('/effect?quarter=1')).html)).toContain('Te weinig antwoorden om te tonen');
  expect((await get('/effect/export.csv')).html.trim().split('\r\n')).toHaveLength(1 + 3 * 4);
  expect((await get('/research')).status).toBe(200);
});

test('a lead reads the own department and the company; a colleague nothing', async () => {
  const [phone, desk] = departments;
  const lead = await run((tx) => aLead(tx, phone!));
  const call = await app.as(lead);
  const own = await call<{ statements: { figure: object }[] }>('GET', `/effect?departmentId=${phone!.id}`);

  expect(own.body.statements[0]!.figure).toMatchObject({ people: 6, before: 2, afterChange: { mean: 1.5 } });
  expect((await call('GET', `/effect?departmentId=${desk!.id}`)).status).toBe(404);
  expect((await call('GET', '/research/visits.csv')).status).toBe(404);
  const { get } = await browseAs(stage.transactions, app.baseUrl, lead);
  expect(flat((await get('/effect')).html)).not.toContain('Balie');
  const colleague = await browseAs(stage.transactions, app.baseUrl, await run((tx) => aPerson(tx)));
  expect([(await colleague.get('/effect')).status, (await colleague.get('/research')).status]).toEqual([404, 404]);
});
