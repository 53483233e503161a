import { beforeAll, describe, expect, test } from '@jest/globals';
import { changeDepartmentQuestions } from '../../src/feedback/change-department-questions.js';
import { FormAnswer } from '../../src/feedback/form-answer.entity.js';
import type { SendFormInput } from '../../src/feedback/form.dto.js';
import { sendForm } from '../../src/feedback/send-form.js';
import type { Department } from '../../src/people/department.entity.js';
import { getActor } from '../../src/people/people.queries.js';
import { setStage } from '../support/acts.js';
import { aForm } from '../support/feedback.js';
import { aHost, aHostDepartment, aLead } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

describe('what stands in the way of a debrief', () => {
  const { run, faults } = setStage();
  let department: Department;

  beforeAll(async () => {
    department = await run((tx) => aHostDepartment(tx));
    await run(async (tx) =>
      changeDepartmentQuestions(tx, await aLead(tx, department), department.id, {
        basedOn: 0,
        questions: [
          { side: 'visitor', number: 1, nl: 'Was de uitleg vooraf duidelijk?' },
          { side: 'host', number: 2, nl: 'Wat was het drukste moment?' },
        ],
      }),
    );
  });

  let hours = -4;
  const aDebrief = (kind: 'debrief' | 'host-debrief') =>
    run(async (tx) => {
      const host = await aHost(tx, department);
      const slot = await aSlot(tx, department, { ...hoursFromNow((hours -= 5)), hostIds: [host.id] });
      const form = await aForm(tx, await aVisit(tx, slot, { state: 'approved', hostId: host.id }), kind);
      return { form, actor: await getActor(tx, form.personId) };
    });
  const faultsOf = async (input: SendFormInput, kind: 'debrief' | 'host-debrief' = 'debrief') => {
    const { form, actor } = await aDebrief(kind);
    return faults((tx) => sendForm(tx, actor, form.id, input));
  };

  test('texts with what looks like a customer’s data, each beside its field', async () => {
    expect(
      await faultsOf({
        surprise: [{ text: 'De brief is lang' }, { text: 'Bel 06 12345678' }],
        thanks: 'Mail me op a@b.nl',
        own1: 'IBAN NL91 ABNA 0417 1643 00',
      }),
    ).toEqual(['surprise.1.text: customer-data', 'thanks: customer-data', 'own1: customer-data']);
  });

  test('not what the writer vouches for', async () => {
    expect(
      await faultsOf({
        surprise: [{ text: 'Ons nummer 020 123 4567 staat op de brief', isVouched: true }],
        change: 'Ik lees info@meekijk.nl',
        vouched: ['change'],
      }),
    ).toEqual([]);
  });

  test('an answer to what the department asks somebody else', async () => {
    expect(await faultsOf({ own2: 'Om tien uur' })).toEqual(['own2: unknown-field']);
    expect(await faultsOf({ own2: 'Om tien uur' }, 'host-debrief')).toEqual([]);
  });

  test('an answer to the department’s question keeps the words that were read', async () => {
    const { form, actor } = await aDebrief('debrief');
    await run((tx) => sendForm(tx, actor, form.id, { own1: 'Ja, heel duidelijk' }));
    expect(await run((tx) => tx.findBy(FormAnswer, { formId: form.id }))).toMatchObject([
      { question: 'own-1', asked: 'Was de uitleg vooraf duidelijk?', answer: 'Ja, heel duidelijk' },
    ]);
  });
});
