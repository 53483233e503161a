import { recordAudit } from '../audit/record-audit.js';
import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { type FreeText, refuseCustomerData } from '../platform/customer-data.js';
import { InvalidInput, NotFound, refuseWhen } from '../platform/refusal.js';
import { DepartmentQuestion } from './department-question.entity.js';
import { maySeeQuestions, type OwnQuestion, whyNotChangeQuestions } from './department-question.rules.js';
import { findQuestions } from './department-questions.queries.js';
import type { ChangeDepartmentQuestionsInput, DepartmentQuestionInput } from './department-questions.dto.js';

/** Asks these from now on; what is left out stays. Throws NotFound, and InvalidInput for English without Dutch. */
export async function changeDepartmentQuestions(
  tx: Tx,
  actor: Actor,
  departmentId: string,
  { basedOn, questions }: ChangeDepartmentQuestionsInput,
): Promise<void> {
  const department = await getDepartment(tx, departmentId);
  if (!maySeeQuestions(actor, department.id)) throw new NotFound('department');
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('department questions'), hashtext($1))`, [department.id]);
  const present = await findQuestions(tx, department.id);
  refuseWhen(whyNotChangeQuestions({ actor, department, version: present.version, basedOn }));
  refuseEnglishAlone(questions);
  const known = present.questions.flatMap(({ nl, en }) => [nl, en]);
  refuseCustomerData(...textsOf(questions).filter(({ text }) => !known.includes(text)));

  const changes = present.questions.flatMap((before) => {
    const wanted = questions.find(({ side, number }) => side === before.side && number === before.number);
    const after = wanted && { ...before, nl: wanted.nl || null, en: wanted.en || null };
    return after && (after.nl !== before.nl || after.en !== before.en) ? [{ before, after }] : [];
  });
  if (!changes.length) return;
  const facts = { departmentId: department.id, version: present.version + 1, createdById: actor.id, createdAt: now() };
  for (const { after } of changes) await tx.insert(DepartmentQuestion, { ...after, ...facts });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'department.questions-changed',
    subjectType: 'department',
    subjectId: department.id,
    before: { questions: changes.map(({ before }) => inWords(before)) },
    after: { questions: changes.map(({ after }) => inWords(after)) },
  });
}

function refuseEnglishAlone(questions: DepartmentQuestionInput[]): void {
  const alone = questions.flatMap(({ nl, en }, index) => (en && !nl ? [`questions.${index}.nl`] : []));
  if (alone.length) throw new InvalidInput(alone.map((field) => ({ field, rule: 'question-in-dutch', facts: {} })));
}

const textsOf = (questions: DepartmentQuestionInput[]): FreeText[] =>
  questions.flatMap(({ nl, en = '', isVouched }, index) => [
    { field: `questions.${index}.nl`, text: nl, isVouched },
    { field: `questions.${index}.en`, text: en, isVouched },
  ]);

const inWords = ({ nl, en }: OwnQuestion) => [nl, en].filter(Boolean).join(' / ');
