import { beforeEach, describe, expect, test } from '@jest/globals';
import { changeDepartmentQuestions } from '../../src/feedback/change-department-questions.js';
import { whyNotChangeQuestions } from '../../src/feedback/department-question.rules.js';
import { findQuestions, getQuestions, readOwnQuestions } from '../../src/feedback/department-questions.queries.js';
import type { Side } from '../../src/learnings/learning.rules.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { NotFound } from '../../src/platform/refusal.js';
import { setStage } from '../support/acts.js';
import { admin, colleague, deputy, hr, lead as aServiceLead, leadElsewhere } from '../support/actors.js';
import { aDepartment, aHost, aHostDepartment, aLead, anHr } from '../support/people.js';

interface Asked {
  en?: string;
  number?: number;
  side?: Side;
  basedOn?: number;
}

describe('whether somebody may write the questions of a department', () => {
  const facts = { actor: aServiceLead, department: { id: 'service', isHost: true }, version: 2, basedOn: 2 };
  test.each([
    ['a lead', {}, null],
    ['a deputy', { actor: deputy }, null],
    ['the admin', { actor: admin }, null],
    ['not HR', { actor: hr }, 'not-lead'],
    ['not a lead of another department', { actor: leadElsewhere }, 'not-lead'],
    ['not a colleague', { actor: colleague }, 'not-lead'],
    ['not where nobody visits', { department: { id: 'service', isHost: false } }, 'not-host-department'],
    ['not over what somebody else changed', { basedOn: 1 }, 'questions-changed-meanwhile'],
  ])('%s', (_, change, reason) => {
    expect(whyNotChangeQuestions({ ...facts, ...change })).toBe(reason);
  });
});

describe('questions of a department', () => {
  const stage = setStage();
  const { run, refusal, faults, listAudit } = stage;
  let department: Department;
  let lead: Actor;

  beforeEach(async () => {
    department = await run((tx) => aHostDepartment(tx));
    lead = await run((tx) => aLead(tx, department));
  });

  const ask = (nl: string, { en = '', number = 1, side = 'visitor', basedOn = 0 }: Asked = {}) =>
    run((tx) => changeDepartmentQuestions(tx, lead, department.id, { basedOn, questions: [{ side, number, nl, en }] }));
  const asked = (side: 'visitor' | 'host', language: 'nl' | 'en') =>
    run((tx) => readOwnQuestions(tx, department.id, side, language));

  test('a lead asks guests something, and hosts something else', async () => {
    await ask('Was de uitleg vooraf duidelijk?', { en: 'Was it explained clearly?' });
    await ask('Wat was het drukste moment?', { side: 'host', number: 2, basedOn: 1 });
    expect(await asked('visitor', 'nl')).toEqual([{ field: 'own1', text: 'Was de uitleg vooraf duidelijk?' }]);
    expect(await asked('visitor', 'en')).toEqual([{ field: 'own1', text: 'Was it explained clearly?' }]);
    expect(await asked('host', 'en')).toEqual([{ field: 'own2', text: 'Wat was het drukste moment?' }]);
    expect(await listAudit(department.id)).toEqual([
      {
        act: 'department.questions-changed',
        actorId: lead.id,
        before: { questions: [''] },
        after: { questions: ['Was de uitleg vooraf duidelijk? / Was it explained clearly?'] },
      },
      expect.objectContaining({ after: { questions: ['Wat was het drukste moment?'] } }),
    ]);
  });

  test('a question that is emptied is asked no more, and the others stay', async () => {
    await ask('Een');
    await ask('Twee', { number: 2, basedOn: 1 });
    await ask('', { basedOn: 2 });
    expect(await asked('visitor', 'nl')).toEqual([{ field: 'own2', text: 'Twee' }]);
    expect(await run((tx) => findQuestions(tx, department.id))).toMatchObject({ version: 3 });
  });

  test('what changes nothing makes no version', async () => {
    await ask('Een');
    await ask('Een', { basedOn: 1 });
    expect(await run((tx) => findQuestions(tx, department.id))).toMatchObject({ version: 1 });
    expect(await listAudit(department.id)).toHaveLength(1);
  });

  test('a question in English alone is not kept', async () => {
    const questions = [{ side: 'visitor' as const, number: 1, nl: '', en: 'Clear?' }];
    expect(await faults((tx) => changeDepartmentQuestions(tx, lead, department.id, { basedOn: 0, questions }))).toEqual(
      ['questions.0.nl: question-in-dutch'],
    );
  });

  test('of two leads at once the second is told what the first did', async () => {
    const write = (nl: string) =>
      refusal((tx) =>
        changeDepartmentQuestions(tx, lead, department.id, {
          basedOn: 0,
          questions: [{ side: 'visitor', number: 1, nl }],
        }),
      );
    const outcomes = await Promise.all([write('Een'), write('Twee')]);
    expect(outcomes.sort()).toEqual(['questions-changed-meanwhile', null].sort());
    expect(await asked('visitor', 'nl')).toHaveLength(1);
  });

  test('none names a customer, unless its writer says that it does not', async () => {
    const nl = 'Belde 06 12345678 ook bij jou?';
    const write = (isVouched: boolean) =>
      faults((tx) =>
        changeDepartmentQuestions(tx, lead, department.id, {
          basedOn: 0,
          questions: [{ side: 'visitor', number: 1, nl, isVouched }],
        }),
      );
    expect(await write(false)).toEqual(['questions.0.nl: customer-data']);
    expect(await write(true)).toEqual([]);
  });

  test('leads and HR read them, and nobody else', async () => {
    const elsewhere = await run((tx) => aDepartment(tx));
    const read = (actor: Actor) => run((tx) => getQuestions(tx, actor, department.id));
    expect((await read(lead)).questions).toHaveLength(4);
    expect((await read(await run((tx) => anHr(tx)))).version).toBe(0);
    await expect(read(await run((tx) => aLead(tx, elsewhere)))).rejects.toThrow(NotFound);
    await expect(read(await run((tx) => aHost(tx, department)))).rejects.toThrow(NotFound);
  });
});
