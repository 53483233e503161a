import { type Side, sides } from '../learnings/learning.rules.js';
import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import type { Language } from '../platform/views/languages.js';
import type { DepartmentQuestion } from './department-question.entity.js';
import { maySeeQuestions, OWN_QUESTIONS, type OwnQuestion } from './department-question.rules.js';

export interface DepartmentQuestions {
  /** 0 while nobody wrote any. */
  version: number;
  /** One for each place of each side, also where nothing is asked. */
  questions: OwnQuestion[];
}

const LATEST = `SELECT DISTINCT ON (side, number) side, number, version, nl, en FROM department_questions
  WHERE department_id = $1 ORDER BY side, number, version DESC`;

type Row = Pick<DepartmentQuestion, 'side' | 'number' | 'version' | 'nl' | 'en'>;

export async function findQuestions(tx: Tx, departmentId: string): Promise<DepartmentQuestions> {
  const rows: Row[] = await tx.query(LATEST, [departmentId]);
  const places = sides.flatMap((side) =>
    Array.from({ length: OWN_QUESTIONS }, (_, index) => ({ side, number: index + 1 })),
  );
  return {
    version: Math.max(0, ...rows.map(({ version }) => version)),
    questions: places.map(({ side, number }) => {
      const { nl, en } = rows.find((row) => row.side === side && row.number === number) ?? { nl: null, en: null };
      return { side, number, nl, en };
    }),
  };
}

/** For who leads there and who serves the company; throws NotFound for anybody else. */
export async function getQuestions(tx: Tx, actor: Actor, departmentId: string): Promise<DepartmentQuestions> {
  const { id } = await getDepartment(tx, departmentId);
  if (!maySeeQuestions(actor, id)) throw new NotFound('department');
  return findQuestions(tx, id);
}

/** What a floor asks one side beside the company's questions, in the reader's words: `own1` and `own2`, where there are. */
export async function readOwnQuestions(
  tx: Tx,
  departmentId: string,
  side: Side,
  language: Language,
): Promise<{ field: 'own1' | 'own2'; text: string }[]> {
  const { questions } = await findQuestions(tx, departmentId);
  return questions.flatMap((one) => {
    const text = (language === 'en' && one.en) || one.nl;
    return one.side === side && text ? [{ field: one.number === 1 ? ('own1' as const) : ('own2' as const), text }] : [];
  });
}
