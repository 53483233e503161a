import { beforeAll, describe, expect, test } from '@jest/globals';
import { Learning } from '../../src/learnings/learning.entity.js';
import type { Theme } from '../../src/learnings/theme.entity.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { anAction } from '../support/actions.js';
import { setStage } from '../support/acts.js';
import { browseAs, type Browsing } from '../support/browse.js';
import { aLearningAt, aTheme, type LearningFacts } from '../support/learnings.js';
import { aDepartment, aHost, aHostDepartment, aLead, anHr, aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;

const flat = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const find = (id: string) => run((tx) => tx.findOneByOrFail(Learning, { id }));

let floor: Department;
let finance: Department;
let theme: Theme;
let author: Actor;
const sees = {} as Record<'hr' | 'lead' | 'host' | 'clerk' | 'author' | 'stranger', Browsing>;

beforeAll(async () => {
  [floor, finance] = await run(async (tx) => [
    await aHostDepartment(tx, { name: 'Klantenservice' }),
    await aDepartment(tx, { name: 'Facturatie' }),
  ]);
  theme = await run((tx) => aTheme(tx, { name: 'Brieven' }));
  author = await run((tx) => aPerson(tx, { familyName: 'Zilverschoon' }));
  const people = await run(async (tx) => ({
    hr: await anHr(tx),
    lead: await aLead(tx, floor),
    host: await aHost(tx, floor),
    clerk: await aPerson(tx, { departmentId: finance.id }),
    author,
    stranger: await aPerson(tx),
  }));
  for (const [name, person] of Object.entries(people))
    sees[name as keyof typeof sees] = await browseAs(stage.transactions, app.baseUrl, person);
});

const write = (text: string, facts: LearningFacts = {}) =>
  run((tx) => aLearningAt(tx, floor, { text, authorId: author.id, learnedAt: new Date('2026-05-12T09:00:00Z'), ...facts })); // prettier-ignore

describe('the list of learnings', () => {
  let letter: Learning;
  let parcel: Learning;
  beforeAll(async () => {
    letter = await write('De aanmaningsbrief is <b>onleesbaar</b>', { themeId: theme.id, timesHeard: 7 });
    parcel = await write('Het pakketje wordt nooit bij de buren afgegeven', {
      forDepartmentId: finance.id,
      question: 'lacked',
      lacked: ['system'],
      channel: 'chat',
      learnedAt: new Date('2026-06-12T09:00:00Z'),
    });
    await run(async (tx) => anAction(tx, letter, await aPerson(tx, { departmentId: floor.id })));
  });

  const listed = async (browsing: Browsing, query: string) => {
    const { status, html } = await browsing.get(`/learnings?${query}`);
    expect(status).toBe(200);
    return [letter, parcel].filter(({ id }) => html.includes(`/learnings/${id}`)).map(({ text }) => text.slice(0, 6));
  };

  test.each([
    ['', ['De aan', 'Het pa']],
    ['search=aanmaningsbrieven', ['De aan']],
    ['search=aanmaningsbreif', ['De aan']],
    ['search=zzzzzzzz', []],
    ['theme=THEME', ['De aan']],
    ['channel=chat', ['Het pa']],
    ['about=lacked-system', ['Het pa']],
    ['about=surprise', ['De aan']],
    ['action=yes', ['De aan']],
    ['action=no&search=buren', ['Het pa']],
    ['from=2026-06', ['Het pa']],
    ['until=2026-05', ['De aan']],
    ['department=FLOOR', ['De aan', 'Het pa']],
    ['whose=mine', []],
    ['theme=nonsense&channel=fax&from=2026-13&order=random', ['De aan', 'Het pa']],
  ])('shows HR what is asked in the address: %s', async (query, found) => {
    const address = query.replace('THEME', theme.id).replace('FLOOR', floor.id);
    expect(await listed(sees.hr, address)).toEqual(found);
  });

  test('shows everybody what concerns them, and nobody else anything', async () => {
    expect(await listed(sees.host, '')).toEqual(['De aan', 'Het pa']);
    expect(await listed(sees.clerk, '')).toEqual(['Het pa']);
    expect(await listed(sees.clerk, 'whose=for-mine')).toEqual(['Het pa']);
    expect(await listed(sees.author, 'whose=mine')).toEqual(['De aan', 'Het pa']);
    expect(await listed(sees.stranger, 'search=aanmaningsbrief')).toEqual([]);
    expect((await sees.stranger.get('/learnings')).html).toContain('Nog geen leerpunten');
    expect((await sees.hr.get('/learnings?search=zzzzzzzz')).html).toContain('Niets gevonden');
  });

  test('marks the words that were found, and lets no text be read as markup', async () => {
    const { html } = await sees.hr.get('/learnings?search=aanmaningsbrief');
    expect(html).toContain('<mark>aanmaningsbrief</mark>');
    expect(html).toContain('&lt;b&gt;');
    expect(html).not.toContain('<b>onleesbaar');
    expect((await sees.hr.get('/learnings?search=aanmaningsbreif')).html).toMatch(/role="status"[^>]*>[^<]*aanmaningsbreif/); // prettier-ignore
  });

  test('keeps in its form what was asked, and offers to clear it', async () => {
    const { html } = await sees.hr.get(`/learnings?search=brief&theme=${theme.id}&order=heard`);
    expect(html).toContain('name="search" type="search" value="brief"');
    expect(html).toMatch(new RegExp(`value="${theme.id}" selected`));
    expect(html).toContain('<input type="hidden" name="order" value="heard">');
    expect(html).toContain('Wis alles');
  });

  test('tells who wrote it and when to nobody', async () => {
    for (const browsing of [sees.hr, sees.lead, sees.clerk]) {
      const { html } = await browsing.get('/learnings');
      expect(html).not.toContain('Zilverschoon');
      expect(html).not.toContain(author.id);
      expect(html).not.toContain('12 juni');
    }
  });

  test.each(['', 'heard'])('comes in pages that hold everything once, in the order “%s”', async (order) => {
    for (let number = 0; number < 28; number += 1)
      await write(`Bladzijde${order}${number} ontbreekt`, { timesHeard: number + 1 });
    const seen: string[] = [];
    let path = `/learnings?search=bladzijde${order}&order=${order}`;
    for (let pages = 0; pages < 3 && path; pages += 1) {
      const { html } = await sees.hr.get(path);
      seen.push(...[...html.matchAll(/class="cover" href="\/learnings\/([\w-]+)"/g)].map(([, id]) => id!));
      path = /href="([^"]*cursor=[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    }
    expect([seen.length, new Set(seen).size]).toEqual([28, 28]);
  });

  test('is exported as it is asked for, in words, without a name, and with nothing that a spreadsheet would reckon', async () => {
    await write('=SOM(1;2) staat er', { themeId: theme.id });
    const csv = (await sees.hr.get(`/learnings/export.csv?theme=${theme.id}`)).html;
    expect(csv).toContain('aanmaningsbrief');
    expect(csv).toContain('Brieven');
    expect(csv).not.toContain('pakketje');
    expect(csv).not.toContain(author.id);
    expect(csv).not.toMatch(/(^|[;,"\n])=SOM/);
    expect((await sees.stranger.get('/learnings/export.csv')).html.trim().split('\n')).toHaveLength(1);
  });
});

describe('the page of a learning', () => {
  let one: Learning;
  let other: Learning;
  let elsewhere: Learning;
  beforeAll(async () => {
    one = await write('De wachtrij noemt een verkeerde wachttijd', { timesHeard: 3 });
    other = await write('De wachttijd in de wachtrij is verkeerd', { timesHeard: 2, authorId: (await run((tx) => aPerson(tx))).id }); // prettier-ignore
    elsewhere = await run(async (tx) => aLearningAt(tx, await aHostDepartment(tx), { text: 'De wachttijd van de wachtrij klopt niet' })); // prettier-ignore
  });

  const at = ({ id }: Learning) => `/learnings/${id}`;

  test('is there for its circle and for nobody else, and neither is anything to do with it', async () => {
    for (const browsing of [sees.hr, sees.lead, sees.host, sees.author])
      expect((await browsing.get(at(one))).status).toBe(200);
    for (const browsing of [sees.stranger, sees.clerk]) {
      expect((await browsing.get(at(one))).status).toBe(404);
      expect((await browsing.post(`${at(one)}/joining`, { withId: other.id })).status).toBe(404);
      expect((await browsing.post(`${at(one)}/separation`, {})).status).toBe(404);
      expect((await browsing.post(`${at(one)}/theme`, { themeId: theme.id })).status).toBe(404);
    }
    expect((await sees.hr.get('/learnings/nonsense')).status).toBe(404);
  });

  test('puts what is alike beside it, only what its reader may see', async () => {
    const { html } = await sees.lead.get(at(one));
    expect(html).toContain(at(other));
    expect(html).not.toContain(at(elsewhere));
    expect((await sees.hr.get(at(one))).html).toContain(at(elsewhere));
  });

  test('reads “yours” to its author alone', async () => {
    expect(flat((await sees.author.get(at(one))).html)).toContain('van jou');
    expect(flat((await sees.lead.get(at(one))).html)).not.toContain('van jou');
  });

  test('a host of the floor is told that joining is not theirs, and a lead joins and separates', async () => {
    const refused = await sees.host.post(`${at(one)}/joining`, { withId: other.id });
    expect(refused.status).toBe(409);
    expect((await sees.host.get(at(one))).html).not.toContain(`action="${at(one)}/joining"`);

    const joined = await sees.lead.post(`${at(one)}/joining`, { withId: other.id });
    expect(joined).toMatchObject({ status: 303, location: at(one) });
    expect(flat((await sees.lead.get(at(one))).html)).toContain('samen 5 keer gehoord');
    expect((await sees.lead.post(`${at(one)}/joining`, { withId: other.id })).status).toBe(409);

    const separated = await sees.lead.post(`${at(other)}/separation`, { from: one.id });
    expect(separated).toMatchObject({ status: 303, location: at(one) });
    expect(await find(other.id)).toMatchObject({ headId: other.id });
  });

  test('counts what its reader may not see, and does not show it', async () => {
    await sees.hr.post(`${at(one)}/joining`, { withId: elsewhere.id });
    const { html } = await sees.lead.get(at(one));
    expect(html).not.toContain(elsewhere.text);
    expect(flat(html)).toContain('Nog 1 leerpunt van een andere afdeling telt mee');
    await sees.hr.post(`${at(elsewhere)}/separation`, {});
  });

  test('a theme is suggested to who may give one, taken with one tap, and taken away again', async () => {
    const [waiting, delay] = await run(async (tx) => [await aTheme(tx, { name: 'Wachtrijen' }), await aTheme(tx)]);
    const tap = `name="themeId" value="${waiting.id}"`;
    expect((await sees.lead.get(at(one))).html).toContain(tap);
    expect((await sees.host.get(at(one))).html).not.toContain(tap);
    await sees.lead.post(`${at(one)}/theme`, { themeId: waiting.id });
    expect(await find(one.id)).toMatchObject({ themeId: waiting.id });
    expect((await sees.lead.get(at(one))).html).not.toContain(tap);
    await sees.author.post(`${at(one)}/theme`, { themeId: delay.id });
    expect(await find(one.id)).toMatchObject({ themeId: delay.id });
    await sees.author.post(`${at(one)}/theme`, { themeId: '' });
    expect(await find(one.id)).toMatchObject({ themeId: null });
    expect((await sees.host.post(`${at(one)}/theme`, { themeId: delay.id })).status).toBe(409);
  });
});

describe('the page of themes', () => {
  const themes = '/learnings/themes';

  test('is for HR and the admin, and not there for others', async () => {
    expect((await sees.hr.get(themes)).status).toBe(200);
    expect((await sees.hr.get('/learnings')).html).toContain(`href="${themes}"`);
    for (const browsing of [sees.lead, sees.author]) {
      expect((await browsing.get(themes)).status).toBe(404);
      expect((await browsing.post(themes, { name: 'Van mij' })).status).toBe(404);
      expect((await browsing.get('/learnings')).html).not.toContain(`href="${themes}"`);
    }
  });

  test('adds one, keeps what was typed when the name is taken, and renames, merges, puts away and brings back', async () => {
    expect((await sees.hr.post(themes, { name: 'Openingstijden' })).status).toBe(303);
    const taken = await sees.hr.post(themes, { name: 'openingstijden' });
    expect(taken.status).toBe(409);
    expect(taken.html).toContain('value="openingstijden"');
    expect((await sees.hr.post(themes, { name: '' })).status).toBe(422);

    const [from, into] = await run(async (tx) => [await aTheme(tx), await aTheme(tx)]);
    const { id } = await write('Op maandag is de winkel dicht', { themeId: from.id });
    expect((await sees.hr.post(`${themes}/${into.id}/name`, { name: 'Winkels' })).status).toBe(303);
    expect((await sees.hr.post(`${themes}/${into.id}/name`, { name: 'Openingstijden' })).status).toBe(409);
    expect((await sees.hr.post(`${themes}/${from.id}/merger`, { intoId: into.id })).status).toBe(303);
    expect(await find(id)).toMatchObject({ themeId: into.id });
    await sees.hr.post(`${themes}/${into.id}/archiving`, {});
    expect((await sees.hr.get('/learnings')).html).not.toContain(`value="${into.id}"`);
    await sees.hr.post(`${themes}/${into.id}/restoration`, {});
    expect((await sees.hr.get('/learnings')).html).toContain(`value="${into.id}"`);
  });
});
