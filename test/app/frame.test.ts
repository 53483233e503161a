import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../src/people/person.rules.js';
import { Session } from '../../src/people/session.entity.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { type Browsing, browseAs } from '../support/browse.js';
import { anAdmin, anHr, aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';
import { aSlot } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const app = setApp(stage);

let visit: Visit;
let people: Record<'visitor' | 'host' | 'lead' | 'hr' | 'admin', Actor>;

beforeAll(async () => {
  await stage.run(async (tx) => {
    const floor = await aHostDepartment(tx);
    people = {
      visitor: await aPerson(tx),
      host: await aHost(tx, floor),
      lead: await aLead(tx, floor),
      hr: await anHr(tx),
      admin: await anAdmin(tx),
    };
    visit = await aVisit(tx, await aSlot(tx, floor, { createdById: people.lead.id }), { visitorId: people.visitor.id });
  });
});

const as = (who: keyof typeof people) => browseAs(stage.transactions, app.baseUrl, people[who]);
const goals = (...learningGoals: string[]) => ({ learningGoals });
const menuOf = (html: string) => {
  const menu = /<ul class="places">[^]*?<\/ul>/.exec(html)![0];
  return [...menu.matchAll(/<a href="([^"]+)"/g)].map(([, path]) => path);
};

describe('the menu', () => {
  it.each([
    ['visitor', ['/', '/slots', '/visits', '/learnings', '/actions']],
    ['host', ['/', '/slots', '/visits', '/hosting', '/learnings', '/actions']],
    [
      'lead',
      [
        '/',
        '/slots',
        '/visits',
        '/decisions',
        '/floor',
        '/people',
        '/learnings',
        '/onboarding',
        '/insights',
        '/actions',
        '/campaigns',
      ],
    ],
    [
      'hr',
      [
        '/',
        '/slots',
        '/visits',
        '/people',
        '/departments',
        '/learnings',
        '/onboarding',
        '/insights',
        '/actions',
        '/campaigns',
      ],
    ],
    [
      'admin',
      [
        '/',
        '/slots',
        '/visits',
        '/decisions',
        '/floor',
        '/people',
        '/departments',
        '/learnings',
        '/onboarding',
        '/insights',
        '/actions',
        '/campaigns',
        '/administration',
      ],
    ],
  ] as const)('of a %s leads where they may go', async (who, paths) => {
    const browsing = await as(who);
    const { html } = await browsing.get('/');
    expect(menuOf(html)).toEqual(paths);
    for (const path of paths) expect([path, (await browsing.get(path)).status]).toEqual([path, 200]);
  });

  it('says where one is, and how many requests wait', async () => {
    const { html } = await (await as('lead')).get('/visits');
    expect(/<a href="([^"]+)" aria-current="page">/.exec(html)![1]).toBe('/visits');
    expect(html).toContain('(één wacht op je)');
    expect((await (await as('visitor')).get('/visits')).html).not.toContain('wacht op je)');
  });
});

describe('the language', () => {
  it('changes with one press, and one stays where one was', async () => {
    const browsing = await as('hr');
    const { html } = await browsing.get('/visits?state=past');
    expect(html).toContain('name="next" value="/visits?state=past"');
    const answer = await browsing.post('/account/language', { language: 'en', next: '/visits?state=past' });
    expect([answer.status, answer.location]).toEqual([303, '/visits?state=past']);
    expect((await browsing.get('/visits')).html).toContain('<html lang="en"');
  });

  it('of a browser in which nobody is signed in is kept in that browser', async () => {
    const body = new URLSearchParams({ language: 'en', next: 'https://evil.example/' });
    const answer = await fetch(`${app.baseUrl}/account/language`, { method: 'POST', body, redirect: 'manual' });
    expect(answer.headers.get('location')).toBe('/');
    const cookie = answer.headers.getSetCookie().join('; ');
    const page = await fetch(`${app.baseUrl}/sign-in`, { headers: { cookie, 'accept-language': 'nl' } });
    expect(await page.text()).toContain('<html lang="en"');
  });
});

describe('a session that ended while somebody was typing', () => {
  const typed = ['Waarover bellen klanten na de <jaarafrekening>?', 'Wat missen jullie van ons?'];

  async function typeTooLong(browsing: Browsing, path: string, form: Record<string, string | string[]>) {
    await stage.run((tx) => tx.delete(Session, { personId: people.visitor.id }));
    return browsing.post(path, form);
  }

  it('loses nothing: the page holds it all, and sends it again after signing in', async () => {
    const path = `/visits/${visit.id}/goals`;
    const ended = await typeTooLong(await as('visitor'), path, goals(...typed));
    expect(ended.status).toBe(401);
    expect(ended.html).toContain('href="/sign-in?next=/sign-in/done"');
    const [, form] = new RegExp(`<form method="post" action="${path}">([^]*?)</form>`).exec(ended.html)!;
    const kept = [...form!.matchAll(/name="learningGoals" value="([^"]*)"/g)].map(([, value]) => value!);
    expect(kept).toEqual(['Waarover bellen klanten na de &lt;jaarafrekening&gt;?', typed[1]]);

    const again = await (await as('visitor')).post(path, goals(...typed));
    expect(again.status).toBe(303);
    const { learningGoals } = await stage.run((tx) => tx.findOneByOrFail(Visit, { id: visit.id }));
    expect(learningGoals).toEqual(typed);
  });

  it.each([
    ['a button was pressed and nothing typed', () => `/visits/${visit.id}/withdrawal`, {}],
    ['a secret was asked for', () => '/account/tokens', { name: 'Voor het weekrapport' }],
  ])('just leads to signing in when %s', async (_, path, form) => {
    const ended = await typeTooLong(await as('visitor'), path(), form);
    expect([ended.status, ended.location]).toEqual([303, '/sign-in?next=%2F']);
  });
});

describe('what goes wrong', () => {
  it('a form from elsewhere is refused on a page, and changes nothing', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'accept-language': 'nl' };
    const answer = await fetch(`${app.baseUrl}/visits/${visit.id}/withdrawal`, { method: 'POST', headers });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('<h1>Dit kan hier niet</h1>');
    const api = await fetch(`${app.baseUrl}/api/v1/visits/${visit.id}/withdrawal`, { method: 'POST', headers });
    expect([api.status, await api.json()]).toMatchObject([403, { type: '/problems/forbidden' }]);
    expect((await stage.run((tx) => tx.findOneByOrFail(Visit, { id: visit.id }))).state).toBe('requested');
  });

  it('a page that is not there names those that are, for this reader', async () => {
    const { status, html } = await (await as('lead')).get('/no-such-page');
    expect(status).toBe(404);
    const ways = /<ul class="ways">[^]*?<\/ul>/.exec(html)![0];
    expect(ways).toContain('href="/decisions"');
    expect(ways).not.toContain('href="/administration"');
  });

  it('more than we can take is said to be too much', async () => {
    const { status, html } = await (
      await as('visitor')
    ).post(`/visits/${visit.id}/goals`, goals('x'.repeat(1_100_000)));
    expect([status, html]).toEqual([413, expect.stringContaining('Dat is te veel in één keer')]);
  });
});

describe('without a network', () => {
  it('a worker at the root keeps a page that knows nobody', async () => {
    const worker = await fetch(`${app.baseUrl}/service-worker.js?lang=nl`);
    expect(worker.headers.get('content-type')).toMatch(/javascript/);
    const page = await fetch(`${app.baseUrl}/offline?lang=en`, { headers: { 'accept-language': 'nl' } });
    expect(await page.text()).toContain('<h1>No connection</h1>');
  });
});

describe('the sign-ins of somebody', () => {
  it('can be ended one by one, and only by themselves', async () => {
    await stage.run((tx) => tx.delete(Session, { personId: people.host.id }));
    const [here, there] = [await as('host'), await as('host')];
    const page = await here.get('/account');
    const ids = [...page.html.matchAll(/\/account\/sessions\/([\w-]+)\/end/g)].map(([, id]) => id!);
    expect(ids).toHaveLength(1);
    expect((await (await as('lead')).post(`/account/sessions/${ids[0]}/end`, {})).status).toBe(404);
    expect((await there.get('/account')).status).toBe(200);
    expect((await here.post(`/account/sessions/${ids[0]}/end`, {})).status).toBe(303);
    expect((await there.get('/account')).location).toMatch(/^\/sign-in/);
    expect((await here.get('/account')).status).toBe(200);
    expect((await stage.listAudit(people.host.id)).map(({ act }) => act)).toContain('person.session-ended');
  });
});
