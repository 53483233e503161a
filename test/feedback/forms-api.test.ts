import { beforeAll, describe, expect, test } from '@jest/globals';
import { FeedbackForm } from '../../src/feedback/feedback-form.entity.js';
import type { FormAnswerView, FormSummaryAnswer } from '../../src/feedback/form.dto.js';
import { Learning } from '../../src/learnings/learning.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { setStage } from '../support/acts.js';
import { fieldsOf, listIds, outcomes } from '../support/answers.js';
import type { Api } from '../support/api.js';
import { aForm, debriefInput } from '../support/feedback.js';
import { aHost, aHostDepartment, aLead, anAdmin, anHr } from '../support/people.js';
import { setApp } from '../support/set-app.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

// Against an application of its own process: what comes at once comes on connections of its own.
const stage = setStage();
const app = setApp(stage);
const { run } = stage;

let strangers: Actor[];
let visitor: Actor;
let form: FeedbackForm;
let asVisitor: Api;

beforeAll(async () => {
  await run(async (tx) => {
    const department = await aHostDepartment(tx);
    const host = await aHost(tx, department);
    visitor = await aLead(tx, await aHostDepartment(tx));
    const slot = await aSlot(tx, department, { ...hoursFromNow(-4), hostIds: [host.id] });
    const visit = await aVisit(tx, slot, { state: 'approved', hostId: host.id, visitorId: visitor.id });
    form = await aForm(tx, visit);
    strangers = [host, await aLead(tx, department), await anHr(tx), await anAdmin(tx)];
  });
  asVisitor = await app.as(visitor);
});

test('a form tells what it asks, and keeps what is typed', async () => {
  const draft = { fields: { score1: '4', 'surprise.0.text': 'Half een zin' } };
  expect(await asVisitor('PUT', `/forms/${form.id}/draft`, draft)).toMatchObject({ status: 200 });
  const { body } = await asVisitor<FormAnswerView>('GET', `/forms/${form.id}`);
  expect(body).toMatchObject({ id: form.id, kind: 'debrief', state: 'open', answeredAt: null, fields: draft.fields });
  expect(body.questions.map(({ field }) => field)).toEqual([
    'surprise', 'preventable', 'lacked', 'change', 'question', 'thanks', 'score1', 'score2', 'score3', 'score4',
  ]); // prettier-ignore
  expect(body.questions[0]).toEqual({ field: 'surprise', text: 'Wat verraste je?', choices: null });
});

test('what cannot have been typed is not kept', async () => {
  for (const fields of [{ authorId: 'x' }, { score1: 4 }, 'score1', null]) {
    const { status, body } = await asVisitor('PUT', `/forms/${form.id}/draft`, { fields });
    expect([status, fieldsOf(body)]).toEqual([422, ['fields']]);
  }
});

test('half a character is left out of a draft', async () => {
  const fields = { change: 'Ik lees\ud800 \0hardop 👋' };
  expect(await asVisitor('PUT', `/forms/${form.id}/draft`, { fields })).toMatchObject({ status: 200 });
  const { body } = await asVisitor<FormAnswerView>('GET', `/forms/${form.id}`);
  expect(body.fields).toEqual({ change: 'Ik lees hardop 👋' });
});

test('each fault is named by its field', async () => {
  const { status, body } = await asVisitor('POST', `/forms/${form.id}/answers`, {
    score1: 6,
    surprise: [{ text: '' }],
    lacked: [{ text: 'Rechten', lacked: ['patience'] }],
    visitId: form.visitId,
  });
  expect([status, fieldsOf(body)]).toEqual([422, ['lacked.0.lacked', 'score1', 'surprise.0.text', 'visitId']]);
});

describe('sending', () => {
  test('under one key, however often, answers the form once', async () => {
    const key = { 'idempotency-key': 'send-1' };
    const answers = await Promise.all(
      [1, 2, 3].map(() => asVisitor('POST', `/forms/${form.id}/answers`, debriefInput(), key)),
    );
    expect(outcomes(answers)).toEqual(['200', '200', '200']);
    expect((await stage.listAudit(form.id)).map(({ act }) => act)).toEqual(['form.sent']);
    const { body } = await asVisitor<{ items: FormSummaryAnswer[] }>('GET', '/forms?state=answered');
    expect(body.items).toMatchObject([{ id: form.id, state: 'answered' }]);
  });

  test('from four tabs at once leaves one set of answers', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4].map((score1) => asVisitor('POST', `/forms/${form.id}/answers`, debriefInput({ score1 }))),
    );
    expect(outcomes(answers)).toEqual(['200', '200', '200', '200']);
    expect(await run((tx) => tx.countBy(Learning, { visitId: form.visitId }))).toBe(3);
  });
});

test('what was sent is told beside what was typed since, and kept again it undoes that', async () => {
  const read = async () => (await asVisitor<FormAnswerView>('GET', `/forms/${form.id}`)).body;
  const { sent } = await read();
  expect(sent).toMatchObject({ change: debriefInput().change });
  const typed = { ...sent, change: 'Iets anders' };
  await asVisitor('PUT', `/forms/${form.id}/draft`, { fields: typed });
  expect(await read()).toMatchObject({ fields: typed, sent });
  await asVisitor('PUT', `/forms/${form.id}/draft`, { fields: sent });
  expect(await run((tx) => tx.findOneByOrFail(FeedbackForm, { id: form.id }))).toMatchObject({ draft: null });
});

test('nobody reads the form of another, or learns that it is there: not the host, the lead, HR or an admin', async () => {
  for (const stranger of strangers) {
    const call = await app.as(stranger);
    const answers = await Promise.all([
      call('GET', `/forms/${form.id}`),
      call('PUT', `/forms/${form.id}/draft`, { fields: {} }),
      call('POST', `/forms/${form.id}/answers`, debriefInput()),
    ]);
    expect(outcomes(answers)).toEqual(['404', '404', '404']);
    expect(await listIds(call, '/forms')).not.toContain(form.id);
  }
});

test('nothing of all this was an error', () => {
  expect(app.output()).not.toMatch(/error/i);
});
