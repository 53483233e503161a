import { beforeAll, describe, expect, test } from '@jest/globals';
import { createFormLink } from '../../src/feedback/create-form-link.js';
import { FeedbackForm } from '../../src/feedback/feedback-form.entity.js';
import { FormAnswer } from '../../src/feedback/form-answer.entity.js';
import { Learning } from '../../src/learnings/learning.entity.js';
import type { Theme } from '../../src/learnings/theme.entity.js';
import { getActor } from '../../src/people/people.queries.js';
import type { Actor } from '../../src/people/person.rules.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { type Browsing, browseAs } from '../support/browse.js';
import { aForm } from '../support/feedback.js';
import { aTheme } from '../support/learnings.js';
import { aHost, aHostDepartment, aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const phone = 'Bel 06 12345678';

/** What a browser would send of the form on a page. */
function filledIn(html: string): Record<string, string> {
  const texts = [...html.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>\n([^<]*)</g)];
  const inputs = [...html.matchAll(/<input type="(?:hidden|number)"[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)];
  const ticked = [...html.matchAll(/name="([^"]+)" value="([^"]+)" checked/g)];
  const chosen = [...html.matchAll(/<select[^>]*name="([^"]+)"[^]*?<\/select>/g)].map(([select, name]) => [select, name, /value="([^"]*)" selected/.exec(select)?.[1] ?? '']); // prettier-ignore
  return Object.fromEntries([...texts, ...inputs, ...ticked, ...chosen].map(([, name, value]) => [name!, value!]));
}

describe('the page of a form, without script', () => {
  const stage = setStage();
  const { run } = stage;
  const app = setApp(stage);
  let visitor: Actor;
  let form: FeedbackForm;
  let path: string;
  let signedIn: Browsing;
  let anybody: Browsing;
  let link: string;
  let otherPath: string;

  const askAbout = (guest: Actor) =>
    run(async (tx) => {
      const department = await aHostDepartment(tx);
      const host = await aHost(tx, department);
      const slot = await aSlot(tx, department, { ...hoursFromNow(-5), hostIds: [host.id] });
      return aForm(tx, await aVisit(tx, slot, { state: 'approved', hostId: host.id, visitorId: guest.id }));
    });

  beforeAll(async () => {
    visitor = await run((tx) => aPerson(tx));
    form = await askAbout(visitor);
    path = `/feedback/${form.id}`;
    link = `/feedback/by-link/${await run((tx) => createFormLink(tx, form))}`;
    signedIn = await browseAs(stage.transactions, app.baseUrl, visitor);
    const other = await run((tx) => aPerson(tx));
    anybody = await browseAs(stage.transactions, app.baseUrl, other);
    otherPath = `/feedback/${(await askAbout(other)).id}`;
  });

  const learned = () => run((tx) => tx.find(Learning, { where: { authorId: visitor.id }, order: { text: 'ASC' } }));
  const byLink = async (at: string, fields?: Record<string, string>) => {
    const body = fields && new URLSearchParams(fields);
    const answer = await fetch(app.baseUrl + at, { redirect: 'manual', method: body ? 'POST' : 'GET', body });
    return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() };
  };

  test('is for its own person, and for nobody else', async () => {
    expect((await signedIn.get(path)).status).toBe(200);
    expect((await anybody.get(path)).status).toBe(404);
    expect((await anybody.post(path, { do: 'send', thanks: 'Bedankt' })).status).toBe(404);
    expect((await byLink(path)).status).not.toBe(200);
    expect((await byLink('/feedback/by-link/unknown')).status).toBe(409);
  });

  test('room for one more thing learned comes with what was typed', async () => {
    const answer = await signedIn.post(path, { do: 'add surprise', 'surprise.0.text': 'De brief is lang' });
    expect(answer).toMatchObject({ status: 303, location: `${path}?add=surprise#new` });
    const { html } = await signedIn.get(`${path}?add=surprise`);
    expect(html).toContain('De brief is lang');
    expect(html).toContain('name="surprise.1.text"');
    expect(html).toContain('id="new"');
  });

  test('says how much is asked before anything is answered, then what is left', async () => {
    expect((await anybody.get(otherPath)).html).toContain('6 vragen en 4 stellingen, ongeveer 3 minuten');
    await anybody.post(otherPath, { do: 'save', score1: '3', change: 'Niets' });
    expect((await anybody.get(otherPath)).html).toContain('Nog 5 vragen en 3 stellingen');
  });

  describe('a theme', () => {
    const item = 'preventable.0';
    const suggestion = (id: string) => `value="theme ${item} ${id}"`;
    const text = 'De bezorger belt niet aan';
    let theme: Theme;
    beforeAll(async () => {
      theme = await run((tx) => aTheme(tx, { name: 'Bezorgers' }));
    });

    test('is suggested while typing, for what is being typed', async () => {
      const typed = { [`${item}.text`]: text, 'surprise.0.text': text };
      const { html } = await byLink(`${link}/draft`, { ...typed, typing: `${item}.text` });
      expect(html).toContain(`data-suggest="${item}"`);
      expect(html).toContain(suggestion(theme.id));
      expect(html).not.toContain('data-suggest="surprise.0"');
      expect((await byLink(`${link}/draft`, typed)).html).not.toContain('data-suggest');
    });

    test('is suggested on the page of who has no script, who takes it with one tap', async () => {
      await byLink(link, { do: 'save', [`${item}.text`]: text });
      expect((await byLink(link)).html).toContain(suggestion(theme.id));
      const taken = await byLink(link, { do: `theme ${item} ${theme.id}`, [`${item}.text`]: text });
      expect(taken).toMatchObject({ status: 303, location: `${link}#${item}.themeId` });
      const { html } = await byLink(link);
      expect(html).toMatch(new RegExp(`value="${theme.id}" selected`));
      expect(html).not.toContain(suggestion(theme.id));
    });

    test('is never suggested in the place of one that was chosen', async () => {
      const { id } = await run((tx) => aTheme(tx));
      const chosen = { [`${item}.text`]: text, [`${item}.themeId`]: id };
      const { html } = await byLink(`${link}/draft`, { ...chosen, typing: `${item}.text` });
      expect(html).not.toContain('value="theme');
      await byLink(link, { do: `theme ${item} ${theme.id}`, ...chosen });
      expect((await byLink(link)).html).toMatch(new RegExp(`value="${id}" selected`));
    });
  });

  test('what looks like a customer’s data is pointed at beside its field, and nothing typed is lost', async () => {
    const { status, html } = await byLink(link, { do: 'send', 'surprise.0.text': 'Lange brief', thanks: phone });
    expect(status).toBe(422);
    expect(html).toContain('‘06 12345678’');
    expect(html).toContain('id="thanks-fault"');
    expect(html).toContain('Lange brief');
    expect(html).toMatch(/<div data-vouch="thanks">/);
    expect(html).toMatch(/<div data-vouch="surprise.0.text" hidden>/);
    expect(await learned()).toEqual([]);
  });

  test('while typing, the script is told what it looks like, and when it was kept', async () => {
    const { status, html } = await byLink(`${link}/draft`, { 'surprise.1.text': phone, change: 'Niets bijzonders' });
    expect(status).toBe(200);
    expect(html).toMatch(/data-saved>[^<]*\d\d:\d\d/);
    expect(html).toMatch(/data-of="surprise.1.text">[^<]*‘06 12345678’/);
    expect(html).not.toContain('data-of="change"');
    expect((await signedIn.get(path)).html).toContain(phone);
  });

  test('a debrief is sent from a mail without signing in, read again, and changed', async () => {
    const sent = await byLink(link, {
      do: 'send',
      score1: '4',
      'preventable.0.text': 'Vragen over de incasso',
      'preventable.0.timesHeard': '3',
      'preventable.0.preventable': 'yes',
      'lacked.0.text': 'Mocht een storno niet zelf doen',
      'lacked.0.mandate': 'yes',
      thanks: phone,
      'vouched.thanks': 'yes',
    });
    expect(sent).toMatchObject({ status: 303, location: `${link}/sent` });
    expect((await byLink(`${link}/sent`)).html).toContain(link);
    expect(await learned()).toMatchObject([
      { text: 'Mocht een storno niet zelf doen', lacked: ['mandate'] },
      { text: 'Vragen over de incasso', timesHeard: 3, preventable: 'yes' },
    ]);
    const { html } = await signedIn.get(path);
    expect(html).toMatch(/name="score1" value="4" checked/);
    expect(html).toMatch(/name="preventable.0.preventable" value="yes" checked/);
    expect(html).toMatch(/name="vouched.thanks" value="yes" checked/);

    await signedIn.post(path, { do: 'send', change: 'Ik lees brieven hardop' });
    expect(await learned()).toEqual([]);
    const answers = await run((tx) => tx.findBy(FormAnswer, { formId: form.id }));
    expect(answers).toMatchObject([{ question: 'change', answer: 'Ik lees brieven hardop' }]);
  });

  test('what was changed and not sent yet stands beside what was sent, until it is sent or let go', async () => {
    const sent = 'Ik lees brieven hardop';
    expect((await signedIn.get(path)).html).not.toContain('Nog niet verstuurd');
    const { html: kept } = await byLink(`${link}/draft`, { change: 'Ik bel eerst', score2: '5' });
    expect(kept).toMatch(/data-unsent="change">[^]*Ik lees brieven hardop/);
    expect(kept).toContain('data-unsent="score2"');
    const { html } = await signedIn.get(path);
    expect(html).toContain('Ik bel eerst');
    expect(html).toContain(sent);
    expect(html.match(/Nog niet verstuurd/g)).toHaveLength(2);
    expect((await signedIn.get('/feedback')).html).toContain('nog niet verstuurd');

    await signedIn.post(path, { do: 'discard', change: 'Ik bel eerst' });
    const after = (await signedIn.get(path)).html;
    expect(after).toContain(sent);
    expect(after).not.toContain('Ik bel eerst');
    expect((await signedIn.get('/feedback')).html).not.toContain('nog niet verstuurd');
  });

  test('a page that is sent back as it came changes nothing, whatever the form asks', async () => {
    const department = await run((tx) => aHostDepartment(tx));
    const guest = await run((tx) => aPerson(tx));
    const debrief = await askAbout(guest);
    const { hostId } = await run((tx) => tx.findOneByOrFail(Visit, { id: debrief.visitId }));
    const ofHost = await run(async (tx) =>
      aForm(tx, await tx.findOneByOrFail(Visit, { id: debrief.visitId }), 'host-debrief'),
    );
    const host = await run((tx) => getActor(tx, hostId as string));
    const toldTo = { 'question.0.text': 'Wie leest dit?', 'question.0.forDepartmentId': department.id };
    for (const [who, at, typed] of [
      [guest, debrief, { do: 'send', 'preventable.0.text': 'Vraag', ...toldTo }],
      [host, ofHost, { do: 'send', prepared: 'yes', 'fix.0.text': 'Lees mee' }],
    ] as const) {
      const browsing = await browseAs(stage.transactions, app.baseUrl, who);
      await browsing.post(`/feedback/${at.id}`, typed);
      const { id: themeId } = await run((tx) => aTheme(tx));
      await run((tx) => tx.update(Learning, { authorId: who.id }, { themeId }));
      const { html } = await browsing.get(`/feedback/${at.id}`);
      const { html: kept } = await browsing.post(`/feedback/${at.id}/draft`, filledIn(html));
      expect(kept).not.toContain('data-unsent');
    }
  });

  test('what is kept as it was sent is no change', async () => {
    expect((await byLink(`${link}/draft`, { change: 'Ik lees brieven hardop' })).html).not.toContain('data-unsent');
    expect(await run((tx) => tx.findOneByOrFail(FeedbackForm, { id: form.id }))).toMatchObject({ draft: null });
  });

  test('stands in one’s list, on the page of the visit and, while open, on the start page', async () => {
    const other = await run(async (tx) => {
      const slot = await aSlot(tx, await aHostDepartment(tx), hoursFromNow(-50));
      return aForm(tx, await aVisit(tx, slot, { state: 'approved', visitorId: visitor.id }));
    });
    expect((await signedIn.get('/feedback')).html).toContain(path);
    expect((await signedIn.get('/feedback?state=open')).html).not.toContain(path);
    expect((await signedIn.get(`/visits/${form.visitId}`)).html).toContain(path);
    expect((await signedIn.get('/')).html).toContain(`/feedback/${other.id}`);
    expect((await signedIn.get('/')).html).not.toContain(path);
  });

  test('can be read but not changed once it is closed: what was sent, and not what was typed since', async () => {
    await signedIn.post(path, { do: 'save', change: 'Te laat bedacht' });
    await run((tx) => tx.query(`UPDATE feedback_forms SET closes_at = asked_at + interval '1 millisecond'`));
    const { html } = await signedIn.get(path);
    expect(html).toContain('Ik lees brieven hardop');
    expect(html).not.toContain('Te laat bedacht');
    expect(html).not.toContain('<textarea');
    const late = await signedIn.post(path, { do: 'send', change: 'Iets anders' });
    expect(late.status).toBe(409);
    expect(late.html).toContain('Iets anders');
    await run((tx) => tx.query(`UPDATE mail_links SET expires_at = now() WHERE subject = 'form'`));
    expect((await byLink(link)).status).toBe(409);
  });
});
