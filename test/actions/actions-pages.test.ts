import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Action } from '../../src/actions/action.entity.js';
import type { Learning } from '../../src/learnings/learning.entity.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { anAction, type ActionFacts, anActionComment, dueIn } from '../support/actions.js';
import { setStage } from '../support/acts.js';
import { browseAs, type Browsing } from '../support/browse.js';
import { aLearningAt, aTheme } from '../support/learnings.js';
import { aDepartment, aHostDepartment, aLead, anHr, aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;

const flat = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const as = (person: Actor) => browseAs(stage.transactions, app.baseUrl, person);
const find = (id: string) => run((tx) => tx.findOneByOrFail(Action, { id }));
/** What stands in a field of a page, on lines as a browser reads them. */
const typedIn = (html: string, name: string) =>
  (new RegExp(`<textarea[^>]*name="${name}"[^>]*>\n([^<]*)<`).exec(html) ??
    new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html))?.[1]?.replaceAll('\r\n', '\n');

let floor: Department;
let board: Department;
let lead: Actor;
let owner: Actor;
let author: Actor;
let reader: Actor;
let stranger: Actor;
let learning: Learning;
let id: string;
let ownerSees: Browsing;

beforeAll(async () => {
  [floor, board] = await run(async (tx) => [await aHostDepartment(tx), await aDepartment(tx, { name: 'Facturatie' })]);
  lead = await run((tx) => aLead(tx, board));
  owner = await run((tx) => aPerson(tx, { departmentId: board.id, givenName: 'Ottoline' }));
  [author, stranger] = await run(async (tx) => [await aPerson(tx), await aPerson(tx)]);
  reader = await run((tx) => aPerson(tx, { departmentId: floor.id }));
  ownerSees = await as(owner);
});

const begin = (facts: ActionFacts = {}) =>
  run((tx) => anAction(tx, learning, owner, { createdById: author.id, ...facts }));

beforeEach(async () => {
  learning = await run((tx) => aLearningAt(tx, floor, { authorId: author.id, text: 'De brief is onduidelijk' }));
  ({ id } = await begin());
});

describe('the page to make an action', () => {
  const filled = (facts: object = {}) => ({
    learningId: learning.id,
    title: 'Herschrijf de brief',
    expectedEffect: 'Minder\r\nvragen',
    departmentId: board.id,
    dueOn: dueIn(14),
    whose: 'me',
    person: '',
    ...facts,
  });

  test('says what was heard and what is done about it already, and puts the action on a board', async () => {
    const browsing = await as(author);
    const { html } = await browsing.get(`/actions/new?learning=${learning.id}`);
    expect(flat(html)).toContain('De brief is onduidelijk');
    expect(html).toContain(`href="/actions/${id}"`);
    const { status, location } = await browsing.post('/actions', filled());
    expect([status, location]).toEqual([303, expect.stringMatching(/^\/actions\/[-0-9a-f]{36}$/)]);
    const made = await find(location!.slice('/actions/'.length));
    expect(made).toMatchObject({ ownerId: author.id, state: 'open', expectedEffect: 'Minder\nvragen' });
    expect(flat((await browsing.get(location!)).html)).toContain('De actie staat op het bord.');
  });

  test('keeps what was typed when something is missing or past', async () => {
    const browsing = await as(author);
    const without = await browsing.post('/actions', filled({ title: ' ' }));
    expect(without.status).toBe(422);
    expect(typedIn(without.html, 'expectedEffect')).toBe('Minder\nvragen');
    expect(without.html).toContain('id="title-fault"');
    const past = await browsing.post('/actions', filled({ dueOn: dueIn(-1) }));
    expect(past.status).toBe(409);
    expect(typedIn(past.html, 'title')).toBe('Herschrijf de brief');
    expect(flat(past.html)).toContain('Deze datum is al voorbij');
  });

  test('finds the owner by name on the own floor, by address elsewhere, and as the lead of a department', async () => {
    const colleague = await as(owner);
    const ask = (person: string, more: object = {}) =>
      colleague.post('/actions', filled({ whose: 'other', person, ...more, title: `Voor ${person}` }));
    expect((await ask('Ottoline')).status).toBe(303);
    expect(typedIn((await ask('Niemendal')).html, 'person')).toBe('Niemendal');
    const twin = await run((tx) => aPerson(tx, { departmentId: board.id, givenName: 'Ottoline' }));
    const several = await ask('Ottoline');
    expect([several.status, typedIn(several.html, 'title')]).toEqual([422, 'Voor Ottoline']);
    expect(several.html).toContain(`value="${twin.id}"`);
    const chosen = await ask('Ottoline', { personId: twin.id });
    // The same words about the same learning: of the first Ottoline.
    expect([chosen.status, flat(chosen.html)]).toEqual([409, expect.stringContaining('staat al open bij dit leerpunt')]); // prettier-ignore
    expect((await colleague.post('/actions', filled({ whose: 'lead' }))).status).toBe(303);
    const none = await colleague.post('/actions', filled({ whose: 'lead', departmentId: (await run((tx) => aDepartment(tx))).id })); // prettier-ignore
    expect([none.status, none.html]).toEqual([422, expect.stringContaining('id="person-fault"')]);
  });

  test("asks about what looks like a customer's data, and takes it once it is vouched for", async () => {
    const browsing = await as(author);
    const typed = filled({ title: 'Bel 06 12345678' });
    const asked = await browsing.post('/actions', typed);
    expect([asked.status, typedIn(asked.html, 'title')]).toEqual([422, 'Bel 06 12345678']);
    expect(asked.html).toContain('name="isVouched"');
    expect((await browsing.post('/actions', { ...typed, isVouched: 'yes' })).status).toBe(303);
  });

  test('is not there for who may not see what was learned', async () => {
    const browsing = await as(stranger);
    expect((await browsing.get(`/actions/new?learning=${learning.id}`)).status).toBe(404);
    expect((await browsing.post('/actions', filled())).status).toBe(404);
    for (const none of ['', '?learning=', '?learning=x']) expect((await browsing.get(`/actions/new${none}`)).status).toBe(404); // prettier-ignore
  });
});

describe('the page of an action', () => {
  test('takes it up, finishes it with a result, and takes it up again', async () => {
    expect((await ownerSees.post(`/actions/${id}/start`, {})).location).toBe(`/actions/${id}`);
    expect(flat((await ownerSees.get(`/actions/${id}`)).html)).toContain('De actie is opgepakt.');
    const bare = await ownerSees.post(`/actions/${id}/completion`, { result: '', revision: '2' });
    expect([bare.status, bare.html]).toEqual([422, expect.stringMatching(/id="finish" open/)]);
    await ownerSees.post(`/actions/${id}/completion`, { result: 'Er is een\r\nnieuwe brief', revision: '2' });
    expect(await find(id)).toMatchObject({ state: 'done', result: 'Er is een\nnieuwe brief' });
    const done = flat((await ownerSees.get(`/actions/${id}`)).html);
    expect(done).toContain('Wat het opleverde Er is een nieuwe brief');
    expect(done).not.toContain('Laten vervallen');
    await ownerSees.post(`/actions/${id}/reopening`, {});
    expect(await find(id)).toMatchObject({ state: 'doing', result: null });
  });

  test('lets it lapse for a reason', async () => {
    const bare = await ownerSees.post(`/actions/${id}/dropping`, { reason: ' ' });
    expect([bare.status, bare.html]).toEqual([422, expect.stringMatching(/id="drop" open/)]);
    await ownerSees.post(`/actions/${id}/dropping`, { reason: 'De brief verdwijnt' });
    expect(flat((await ownerSees.get(`/actions/${id}`)).html)).toContain('Waarom vervallen De brief verdwijnt');
  });

  test('keeps the result that was typed when a colleague changed the action meanwhile, and takes it the next time', async () => {
    await (await as(lead)).post(`/actions/${id}/start`, {});
    const late = await ownerSees.post(`/actions/${id}/completion`, { result: 'Klaar', revision: '1' });
    expect(late.status).toBe(409);
    expect(flat(late.html)).toContain('Iemand anders heeft deze actie intussen gewijzigd');
    expect(typedIn(late.html, 'result')).toBe('Klaar');
    expect(late.html).toMatch(/id="finish" open/);
    const revision = typedIn(late.html, 'revision')!;
    expect((await ownerSees.post(`/actions/${id}/completion`, { result: 'Klaar', revision })).status).toBe(303);
  });

  test('hands it over, also out of sight of who did', async () => {
    const nobody = await ownerSees.post(`/actions/${id}/handover`, { person: '', revision: '1' });
    expect([nobody.status, nobody.html]).toEqual([422, expect.stringMatching(/id="handover" open/)]);
    const unknown = await ownerSees.post(`/actions/${id}/handover`, { person: 'Niemendal', revision: '1' });
    expect(typedIn(unknown.html, 'person')).toBe('Niemendal');
    const given = await ownerSees.post(`/actions/${id}/handover`, { person: stranger.email, revision: '1' });
    expect(given.location).toBe(`/actions/${id}`);
    expect((await find(id)).ownerId).toBe(stranger.id);
    const elsewhere = (await run((tx) => aDepartment(tx))).id;
    const other = await run((tx) => aLearningAt(tx, floor));
    const own = await run((tx) => anAction(tx, other, stranger, { departmentId: elsewhere, createdById: author.id }));
    // Nothing but owning it let them see it: the board is what is left.
    const gone = await (await as(stranger)).post(`/actions/${own.id}/handover`, { person: owner.email });
    expect(gone.location).toBe('/actions');
  });

  test('is read and spoken of by who cannot move it', async () => {
    const browsing = await as(reader);
    const { html } = await browsing.get(`/actions/${id}`);
    expect(flat(html)).toContain('Je kunt deze actie lezen, niet bijwerken.');
    for (const act of ['start', 'completion', 'dropping', 'handover', 'edit']) expect(html).not.toContain(`action="/actions/${id}/${act}"`); // prettier-ignore
    const refused = await browsing.post(`/actions/${id}/start`, {});
    expect([refused.status, flat(refused.html)]).toEqual([409, expect.stringContaining('niet bijwerken')]);
    expect((await browsing.post(`/actions/${id}/comments`, { text: '' })).status).toBe(422);
    await browsing.post(`/actions/${id}/comments`, { text: 'Dit helpt ons <b>echt</b>' });
    expect((await ownerSees.get(`/actions/${id}`)).html).toContain('Dit helpt ons &lt;b&gt;echt&lt;/b&gt;');
    const asked = await browsing.post(`/actions/${id}/comments`, { text: 'Mail jan@klant.nl' });
    expect(typedIn(asked.html, 'text')).toBe('Mail jan@klant.nl');
  });

  test('is not there for who is no part of it, and neither is anything to do with it', async () => {
    const browsing = await as(stranger);
    for (const path of ['', '/edit']) expect((await browsing.get(`/actions/${id}${path}`)).status).toBe(404);
    for (const act of ['start', 'reopening', 'completion', 'dropping', 'handover', 'comments', 'edit']) {
      const form = { result: 'x', reason: 'x', text: 'x', title: 'x', person: owner.email, departmentId: board.id, dueOn: dueIn(3), revision: '1' }; // prettier-ignore
      expect([act, (await browsing.post(`/actions/${id}/${act}`, form)).status]).toEqual([act, 404]);
    }
    expect((await ownerSees.get('/actions/niets')).status).toBe(404);
  });

  test('is changed, and shows how it stands to who was overtaken', async () => {
    const { html } = await ownerSees.get(`/actions/${id}/edit`);
    const form = Object.fromEntries(['title', 'expectedEffect', 'dueOn', 'revision'].map((name) => [name, typedIn(html, name)!])); // prettier-ignore
    expect(form).toMatchObject({ title: 'Zet het factuurnummer bovenaan de brief', revision: '1' });
    const mine = { ...form, departmentId: board.id, title: 'Van mij' };
    await (await as(lead)).post(`/actions/${id}/edit`, { ...mine, title: 'Van de teamleider' });
    const late = await ownerSees.post(`/actions/${id}/edit`, mine);
    expect([late.status, typedIn(late.html, 'title'), typedIn(late.html, 'revision')]).toEqual([409, 'Van mij', '2']);
    expect(flat(late.html)).toContain('Zo staat het er nu: Van de teamleider');
    await ownerSees.post(`/actions/${id}/edit`, { ...mine, revision: '2' });
    expect((await find(id)).title).toBe('Van mij');
    expect((await ownerSees.post(`/actions/${id}/edit`, { ...mine, revision: '' })).status).toBe(422);
  });
});

describe('the board and the list', () => {
  test('show a department by how far its actions are, and offer what one may do with each', async () => {
    const doing = await begin({ state: 'doing', title: 'Loopt al' });
    await run((tx) => anActionComment(tx, doing, author));
    const { html } = await ownerSees.get(`/actions?department=${board.id}`);
    const column = (state: string) => html.split(`data-column="${state}"`)[1]!.split('<section')[0]!;
    expect(column('doing')).toContain(`href="/actions/${doing.id}?form=finish"`);
    expect(flat(column('doing'))).toContain('1 reactie');
    expect(column('open')).toContain(`action="/actions/${id}/start"`);
    const seen = (await (await as(reader)).get(`/actions?department=${board.id}`)).html;
    expect(seen).toContain(`href="/actions/${id}"`);
    expect(seen).not.toContain(`action="/actions/${id}/start"`);
    expect((await (await as(stranger)).get(`/actions?department=${board.id}`)).html).not.toContain(id);
    expect((await ownerSees.get('/actions?department=niets')).status).toBe(200);
  });

  test('keep who moves a card where they were', async () => {
    const moved = (board?: string) => ownerSees.post(`/actions/${id}/start`, board === undefined ? {} : { board });
    expect((await moved(board.id)).location).toBe(`/actions?department=${board.id}`);
    const again = await ownerSees.post(`/actions/${id}/start`, { board: 'all' });
    expect([again.status, flat(again.html)]).toEqual([409, expect.stringContaining('al opgepakt')]);
    await run((tx) => tx.update(Action, { id }, { state: 'dropped', reason: 'Toch niet', endedAt: new Date() }));
    expect((await ownerSees.post(`/actions/${id}/reopening`, { board: 'all' })).location).toBe(
      '/actions?department=all',
    );
    expect((await moved('//elders')).location).toMatch(/^\/actions\?department=(\/\/|%2F%2F)elders$/);
    const asked = (await ownerSees.get(`/actions/${id}?form=finish`)).html;
    expect(asked).toMatch(/<textarea id="result"[^>]* autofocus/);
  });

  test('find by words, state, department, theme and owner, and say when there is nothing', async () => {
    const theme = await run((tx) => aTheme(tx));
    const about = await run((tx) => aLearningAt(tx, floor, { themeId: theme.id }));
    const late = await run((tx) => anAction(tx, about, owner, { title: 'Zwaluwstaart', dueOn: dueIn(-2) }));
    const of = async (query: string, browsing = ownerSees) => (await browsing.get(`/actions/list?${query}`)).html;
    for (const query of [
      'search=zwaluw',
      'show=overdue',
      `theme=${theme.id}`,
      'search=zwaluw&who=me',
      `search=zwaluw&department=${board.id}`,
    ]) {
      // prettier-ignore
      expect([query, (await of(query)).includes(late.id)]).toEqual([query, true]);
    }
    for (const query of ['search=zwaluw&show=done', `search=zwaluw&department=${floor.id}`]) {
      expect([query, flat(await of(query))]).toEqual([query, expect.stringContaining('Niets gevonden')]);
    }
    expect(await of('search=zwaluw&who=me', await as(await run((tx) => anHr(tx))))).not.toContain(late.id);
    expect(flat(await of('search=zwaluw', await as(stranger)))).toContain('Niets gevonden');
    expect((await ownerSees.get('/actions/list?theme=niets&department=niets&show=niets')).status).toBe(200);
  });

  test('come in pages that hold everything once', async () => {
    const crowded = await run((tx) => aLearningAt(tx, floor));
    for (let number = 0; number < 32; number++) await run((tx) => anAction(tx, crowded, owner, { title: `Gewemel ${number}` })); // prettier-ignore
    const first = (await ownerSees.get('/actions/list?search=gewemel')).html;
    const next = /href="(\/actions\/list\?[^"]*cursor=[^"]*)"/.exec(first)![1]!.replaceAll('&amp;', '&');
    const second = (await ownerSees.get(next)).html;
    const numbers = [first, second].map((html) => html.match(/Gewemel \d+/g)!);
    expect(numbers.map(({ length }) => length)).toEqual([30, 2]);
    expect(new Set(numbers.flat()).size).toBe(32);
  });
});
