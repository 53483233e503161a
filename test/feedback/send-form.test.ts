import { beforeAll, describe, expect, test } from '@jest/globals';
import { discardDraft } from '../../src/feedback/discard-draft.js';
import { FeedbackForm } from '../../src/feedback/feedback-form.entity.js';
import type { SendFormInput } from '../../src/feedback/form.dto.js';
import { FormAnswer } from '../../src/feedback/form-answer.entity.js';
import type { FormKind } from '../../src/feedback/form.rules.js';
import { getForm } from '../../src/feedback/forms.queries.js';
import { readKept } from '../../src/feedback/kept-form.queries.js';
import { PulseScore } from '../../src/feedback/pulse-score.entity.js';
import { saveDraft } from '../../src/feedback/save-draft.js';
import { sendForm } from '../../src/feedback/send-form.js';
import { formInput } from '../../src/feedback/typed-form.js';
import { Learning } from '../../src/learnings/learning.entity.js';
import { Theme } from '../../src/learnings/theme.entity.js';
import type { Department } from '../../src/people/department.entity.js';
import { getActor } from '../../src/people/people.queries.js';
import { NotFound } from '../../src/platform/refusal.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { reasonOf, setStage, untilWaiting } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aForm, debriefInput, type FormFacts } from '../support/feedback.js';
import { aHost, aHostDepartment, anAdmin } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const { run, refusal, faults } = stage;

const NOW = '2026-11-24T12:00:00Z';
let department: Department;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
});

/** A form about a visit that ended an hour ago, and who is to fill it in. */
async function asked(kind: FormKind = 'debrief', facts: FormFacts = {}) {
  stopClockAt(NOW);
  return run(async (tx) => {
    const host = await aHost(tx, department);
    const hours = kind === 'before' ? hoursFromNow(24) : hoursFromNow(-4);
    const slot = await aSlot(tx, department, { ...hours, channel: 'chat', hostIds: [host.id] });
    const visit = await aVisit(tx, slot, { state: 'approved', hostId: host.id });
    const form = await aForm(tx, visit, kind, facts);
    return { form, visit, host, slot, person: await getActor(tx, form.personId) };
  });
}

type Asked = Awaited<ReturnType<typeof asked>>;
const send = ({ form, person }: Pick<Asked, 'form' | 'person'>, input: SendFormInput) =>
  run((tx) => sendForm(tx, person, form.id, input));
const found = ({ form }: Pick<Asked, 'form'>) => run((tx) => tx.findOneByOrFail(FeedbackForm, { id: form.id }));
const scoresOf = ({ form }: Pick<Asked, 'form'>) =>
  run((tx) => tx.find(PulseScore, { where: { formId: form.id }, order: { statement: 'ASC' } }));
const answersOf = ({ form }: Pick<Asked, 'form'>) =>
  run((tx) => tx.find(FormAnswer, { where: { formId: form.id }, order: { question: 'ASC' } }));
const learningsOf = ({ visit }: Pick<Asked, 'visit'>) =>
  run((tx) => tx.find(Learning, { where: { visitId: visit.id }, order: { question: 'ASC' } }));
const fieldsOf = ({ form, person }: Pick<Asked, 'form' | 'person'>) =>
  run(async (tx) => (await readKept(tx, await getForm(tx, person, form.id))).fields);

describe('sending', () => {
  test('a debrief keeps scores and answers with the words that were read, and each thing learned', async () => {
    const scene = await asked();
    const { form, person, visit } = scene;
    await send(scene, debriefInput({ thanks: 'Dank voor je geduld' }));
    expect(await scoresOf(scene)).toMatchObject([
      { statement: 1, score: 4, asked: 'Ik begrijp waarover onze klanten contact met ons opnemen.' },
      { statement: 2, score: 3 },
      { statement: 3, score: 5 },
      { statement: 4, score: 4 },
    ]);
    expect(await answersOf(scene)).toMatchObject([
      {
        question: 'change',
        asked: 'Wat verander je in je eigen werk?',
        answer: 'Ik lees mijn brieven voortaan hardop',
      },
      { question: 'thanks', asked: 'Een bedankje voor je begeleider', answer: 'Dank voor je geduld' },
    ]);
    const of = { side: 'visitor', authorId: person.id, departmentId: department.id, channel: 'chat', learnedAt: visit.startsAt }; // prettier-ignore
    expect(await learningsOf(scene)).toMatchObject([
      { ...of, question: 'lacked', lacked: ['mandate', 'system'], timesHeard: 1 },
      { ...of, question: 'preventable', preventable: 'yes', timesHeard: 3 },
      { ...of, question: 'surprise', text: 'Klanten bellen omdat de brief twee bedragen noemt' },
    ]);
    expect(await found(scene)).toMatchObject({ answeredAt: new Date(NOW), changedAt: null, draft: null });
    expect(await stage.listAudit(form.id)).toEqual([
      { act: 'form.sent', actorId: person.id, before: null, after: { kind: 'debrief' } },
    ]);
  });

  test("a host's says what the guest's department should know", async () => {
    const scene = await asked('host-debrief');
    await send(scene, { prepared: 'partly', again: 'yes', fix: [{ text: 'De brief noemt twee bedragen' }] });
    const visitor = await run((tx) => getActor(tx, scene.visit.visitorId));
    expect(await learningsOf(scene)).toMatchObject([
      { side: 'host', authorId: scene.host.id, question: 'fix', forDepartmentId: visitor.departmentId },
    ]);
    expect((await answersOf(scene)).map(({ question, answer }) => [question, answer])).toEqual([
      ['again', 'yes'],
      ['prepared', 'partly'],
    ]);
  });

  test('six weeks on only scores are kept, and what was learned stays', async () => {
    const debrief = await asked();
    await send(debrief, debriefInput());
    const form = await run((tx) => aForm(tx, debrief.visit, 'after'));
    await send({ ...debrief, form }, { score1: 5 });
    expect(await scoresOf({ form })).toMatchObject([{ statement: 1, score: 5 }]);
    expect(await learningsOf(debrief)).toHaveLength(3);
  });

  test('the host hears of a thank-you, once, after some minutes for second thoughts', async () => {
    const scene = await asked();
    await stage.takeNotices();
    await send(scene, { thanks: 'Dank!' });
    await send(scene, { thanks: 'Dank!', score1: 4 });
    const due = await run((tx) =>
      tx.query(`SELECT due_at AS at FROM notices WHERE kind = 'thanks' AND sent_at IS NULL`),
    );
    expect(due).toEqual([{ at: new Date('2026-11-24T12:10:00Z') }]);
    expect(await stage.takeNotices()).toEqual([
      { kind: 'thanks', personId: scene.host.id, payload: { formId: scene.form.id } },
    ]);
    await send(scene, { score1: 3 });
    expect(await stage.takeNotices()).toEqual([]);
  });
});

describe('sending again, while it is open', () => {
  test('takes the place of what was sent before', async () => {
    const scene = await asked();
    await send(scene, debriefInput());
    stopClockAt('2026-11-25T12:00:00Z');
    await send(scene, { score2: 1, change: 'Toch anders' });
    expect(await scoresOf(scene)).toMatchObject([{ statement: 2, score: 1 }]);
    expect(await answersOf(scene)).toMatchObject([{ answer: 'Toch anders' }]);
    expect(await learningsOf(scene)).toEqual([]);
    expect(await found(scene)).toMatchObject({
      answeredAt: new Date(NOW),
      changedAt: new Date('2026-11-25T12:00:00Z'),
    });
    expect((await stage.listAudit(scene.form.id)).map(({ act }) => act)).toEqual(['form.sent', 'form.changed']);
  });

  test('a learning that is reworded stays the same one, and so does one sent from another tab', async () => {
    const scene = await asked();
    await send(scene, { surprise: [{ text: 'Eén' }, { text: 'Twee' }] });
    const ids = new Map((await learningsOf(scene)).map(({ id, text }) => [text, id]));
    await send(scene, { surprise: [{ text: 'Twee' }, { id: ids.get('Eén'), text: 'Nummer één' }] });
    expect(new Map((await learningsOf(scene)).map(({ id, text }) => [text, id]))).toEqual(
      new Map([
        ['Nummer één', ids.get('Eén')],
        ['Twee', ids.get('Twee')],
      ]),
    );
  });

  test("nobody takes over another's learning by its id", async () => {
    const [mine, theirs] = [await asked(), await asked()];
    await send(theirs, { surprise: [{ text: 'Van hen' }] });
    const [learning] = await learningsOf(theirs);
    await send(mine, { surprise: [{ id: learning!.id, text: 'Van mij' }] });
    expect(await learningsOf(theirs)).toMatchObject([{ text: 'Van hen', authorId: theirs.person.id }]);
    expect(await learningsOf(mine)).toMatchObject([{ text: 'Van mij' }]);
  });

  test('what was sent stands in the form, to be changed', async () => {
    const scene = await asked();
    const input = debriefInput({ thanks: 'Dank!', vouched: ['thanks'] });
    await send(scene, input);
    const fields = await fieldsOf(scene);
    expect(fields).toMatchObject({ score1: '4', 'lacked.0.mandate': 'yes', thanks: 'Dank!', 'vouched.thanks': 'yes' });
    const before = await learningsOf(scene);
    await send(scene, formInput(fields));
    expect(await fieldsOf(scene)).toEqual(fields);
    expect((await learningsOf(scene)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });
});

describe('what is typed', () => {
  test('is kept at every pause, the last one whole, and gone once it is sent', async () => {
    const scene = await asked();
    const save = (fields: Record<string, string>) =>
      run((tx) => saveDraft(tx, scene.person, scene.form.id, { fields }));
    expect(await save({ score1: '4', change: 'Ik' })).toEqual(new Date(NOW));
    await save({ change: 'Ik lees' });
    expect(await fieldsOf(scene)).toEqual({ change: 'Ik lees' });
    expect(await stage.listAudit(scene.form.id)).toEqual([]);
    await send(scene, { change: 'Ik lees mee' });
    expect(await fieldsOf(scene)).toEqual({ change: 'Ik lees mee' });
  });

  test('is kept no more once the form is closed', async () => {
    const scene = await asked();
    stopClockAt('2026-12-08T12:00:00Z');
    expect(await refusal((tx) => saveDraft(tx, scene.person, scene.form.id, { fields: {} }))).toBe('form-closed');
  });
});

describe('not to be sent', () => {
  const why = ({ form, person }: Asked, input: SendFormInput = debriefInput()) =>
    refusal((tx) => sendForm(tx, person, form.id, input));

  test('a form that has closed, be it that second', async () => {
    const scene = await asked();
    stopClockAt('2026-12-08T11:59:59Z');
    await send(scene, debriefInput());
    stopClockAt('2026-12-08T12:00:00Z');
    expect(await why(scene)).toBe('form-closed');
  });

  test('beforehand, once the visit has begun, wherever it went', async () => {
    const scene = await asked('before');
    expect(await why(scene, { score1: 4 })).toBeNull();
    stopClockAt('2026-11-25T12:00:00Z');
    expect(await why(scene, { score1: 5 })).toBe('form-closed');
  });

  test('about a visit that is off, or a guest who did not come', async () => {
    const [off, missed] = [await asked(), await asked()];
    await run((tx) => tx.update(Visit, { id: off.visit.id }, { state: 'cancelled' }));
    await run((tx) =>
      tx.query(
        `INSERT INTO attendances (visit_id, outcome, told_by, marked_at) VALUES ($1, 'missed', 'nobody', now())`,
        [missed.visit.id],
      ),
    );
    expect(await why(off)).toBe('form-visit-off');
    expect(await why(missed)).toBe('form-visit-missed');
  });

  test('with nothing in it', async () => {
    expect(await why(await asked(), { score1: null, change: '', surprise: [] })).toBe('form-empty');
  });

  test('by anybody else, an admin neither', async () => {
    const scene = await asked();
    const admin = await run((tx) => anAdmin(tx));
    for (const stranger of [scene.host, admin]) {
      await expect(run((tx) => sendForm(tx, stranger, scene.form.id, { score1: 4 }))).rejects.toThrow(NotFound);
      await expect(run((tx) => getForm(tx, stranger, scene.form.id))).rejects.toThrow(NotFound);
    }
  });

  test('with answers to what was not asked, or about themes and departments that are not', async () => {
    const unknown = '5d3c8fb4-54ed-4d8c-a2e9-9d4a4ff6c1f0';
    const scene = await asked();
    const said = (input: SendFormInput, { form, person } = scene) =>
      faults((tx) => sendForm(tx, person, form.id, input));
    expect(await said({ prepared: 'yes', fix: [{ text: 'x' }] })).toEqual([
      'prepared: unknown-field',
      'fix: unknown-field',
    ]);
    expect(await said({ score1: 4 }, await asked('host-debrief'))).toEqual(['score1: unknown-field']);
    expect(await said({ question: [{ text: 'Waarom?', themeId: unknown, forDepartmentId: unknown }] })).toEqual([
      'question.0.themeId: unknown-theme',
      'question.0.forDepartmentId: unknown-department',
    ]);
    expect(await learningsOf(scene)).toEqual([]);
  });

  test('a theme of the list and a department that is there can be named', async () => {
    const scene = await asked();
    const theme = await run((tx) => tx.save(tx.create(Theme, { name: 'Facturen' })));
    const item = { text: 'Waarom?', themeId: theme.id, forDepartmentId: department.id };
    await send(scene, { question: [item] });
    expect(await learningsOf(scene)).toMatchObject([{ themeId: theme.id, forDepartmentId: department.id }]);
  });
});

describe('at once', () => {
  test('two tabs send: both are answered, and one set of answers is kept', async () => {
    const scene = await asked();
    const sent = [1, 2, 3, 4].map((score) => send(scene, debriefInput({ score1: score })));
    await Promise.all(sent);
    expect(await scoresOf(scene)).toHaveLength(4);
    expect(await learningsOf(scene)).toHaveLength(3);
    const acts = (await stage.listAudit(scene.form.id)).map(({ act }) => act);
    expect(acts.sort()).toEqual(['form.changed', 'form.changed', 'form.changed', 'form.sent']);
  });

  test('what one tab keeps while the other sends does not undo it', async () => {
    const scene = await asked();
    const { form, person } = scene;
    await Promise.all([
      send(scene, { change: 'Verstuurd' }),
      run((tx) => saveDraft(tx, person, form.id, { fields: { change: 'Getypt' } })),
    ]);
    expect(await answersOf(scene)).toMatchObject([{ answer: 'Verstuurd' }]);
    expect(await found(scene)).toMatchObject({ answeredAt: new Date(NOW) });
  });

  test('who waited past closing time for another tab is too late', async () => {
    const scene = await asked();
    let late: Promise<string | null> = Promise.resolve(null);
    await run(async (first) => {
      await sendForm(first, scene.person, scene.form.id, { change: 'Op tijd' });
      late = send(scene, { change: 'Te laat' }).then(() => null, reasonOf);
      await untilWaiting(first, 1);
      stopClockAt('2026-12-08T12:00:00Z');
    });
    expect(await late).toBe('form-closed');
    expect(await answersOf(scene)).toMatchObject([{ answer: 'Op tijd' }]);
  });

  test('what fails halfway leaves what was sent before as it was', async () => {
    const scene = await asked();
    await send(scene, debriefInput());
    const [scores, answers, learned] = [await scoresOf(scene), await answersOf(scene), await learningsOf(scene)];
    const crash = run(async (tx) => {
      await sendForm(tx, scene.person, scene.form.id, { score1: 1 });
      throw new Error('the process died');
    });
    await expect(crash).rejects.toThrow('died');
    expect([await scoresOf(scene), await answersOf(scene), await learningsOf(scene)]).toEqual([
      scores,
      answers,
      learned,
    ]);
  });
});

test('several things learned under one question come back in the order they were written in', async () => {
  const scene = await asked();
  const texts = ['Derde', 'Eerste', 'Vierde', 'Tweede'].map((place) => `${place} verrassing`);
  const listed = async () => {
    const typed = await fieldsOf(scene);
    return [0, 1, 2, 3].map((number) => ({ id: typed[`surprise.${number}.id`]!, text: typed[`surprise.${number}.text`]! })); // prettier-ignore
  };
  await send(scene, { surprise: texts.map((text) => ({ text })) });
  const first = await listed();
  expect(first.map(({ text }) => text)).toEqual(texts);

  const turned = [{ text: 'Nog een verrassing' }, ...first.slice(1).reverse()];
  await send(scene, { surprise: turned });
  expect((await listed()).map(({ text }) => text)).toEqual(turned.map(({ text }) => text));
});

test('what was typed gives way to what was sent, and to nothing else', async () => {
  const { form, person } = await asked();
  const draft = { change: 'Ik lees de brieven hardop' };
  await run((tx) => saveDraft(tx, person, form.id, { fields: draft }));
  expect(await refusal((tx) => discardDraft(tx, person, form.id))).toBe('form-not-sent');
  expect(await run((tx) => getForm(tx, person, form.id))).toMatchObject({ draft });

  await send({ form, person }, debriefInput());
  await run((tx) => saveDraft(tx, person, form.id, { fields: draft }));
  await run((tx) => discardDraft(tx, person, form.id));
  expect(await run((tx) => getForm(tx, person, form.id))).toMatchObject({ draft: null });
});
