import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { type Side, sides } from '../learnings/learning.rules.js';
import { Me } from '../people/me.decorator.js';
import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { readId } from '../platform/http/read-id.js';
import { type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, PageResult, redirect } from '../platform/views/page.js';
import { changeDepartmentQuestions } from './change-department-questions.js';
import {
  LONGEST_QUESTION,
  type OwnQuestion,
  OWN_QUESTIONS,
  whyNotChangeQuestions,
} from './department-question.rules.js';
import { getQuestions } from './department-questions.queries.js';
import { debriefQuestions, hostQuestions } from './form.rules.js';
import { ChangeDepartmentQuestionsInput } from './department-questions.dto.js';

const places = sides.flatMap((side) =>
  Array.from({ length: OWN_QUESTIONS }, (_, index) => ({ side, number: index + 1 })),
);
const fieldOf = (place: number, language: 'nl' | 'en') => `questions.${place}.${language}`;
const vouchOf = (place: number) => `questions.${place}.isVouched`;
const fields = places.flatMap((_, place) => [fieldOf(place, 'nl'), fieldOf(place, 'en'), vouchOf(place)]);

type Typed = Record<string, string>;

/** What a department asks on its own after a visit, for its leads to write. */
@Controller('departments/:id/questions')
export class DepartmentQuestionsPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.page(me, readId(id));
  }

  @Post()
  change(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const typed: Typed = typedText(body, 'basedOn', ...fields);
    const questions = places.map((place, index) => ({
      ...place,
      nl: typed[fieldOf(index, 'nl')],
      en: typed[fieldOf(index, 'en')],
      isVouched: typed[vouchOf(index)] === 'yes',
    }));
    return submitForm({
      input: ChangeDepartmentQuestionsInput,
      body: { basedOn: Number(typed.basedOn), questions },
      act: async (input) => {
        await this.transactions.run((tx) => changeDepartmentQuestions(tx, me, readId(id), input));
        return redirect(`/departments/${id}/questions`, 'questions.changed');
      },
      again: (problems) => this.page(me, readId(id), { typed, problems }),
    });
  }

  private page(me: Actor, id: string, sent?: { typed: Typed; problems: FormProblems }): Promise<Answer> {
    return this.transactions.read(
      async (tx) =>
        new PageResult('pages/feedback/questions', await showQuestions(tx, me, id, sent), 200, '/departments'),
    );
  }
}

async function showQuestions(tx: Tx, me: Actor, id: string, sent?: { typed: Typed; problems: FormProblems }) {
  const department = await getDepartment(tx, id);
  const { version, questions } = await getQuestions(tx, me, id);
  const typedOf = (one: OwnQuestion, place: number) => ({
    number: one.number,
    place,
    nl: sent?.typed[fieldOf(place, 'nl')] ?? one.nl ?? '',
    en: sent?.typed[fieldOf(place, 'en')] ?? one.en ?? '',
    vouch: vouchOf(place),
    isVouched: sent?.typed[vouchOf(place)] === 'yes',
    isAsked: (['nl', 'en'] as const).some(
      (language) => sent?.problems.fields[fieldOf(place, language)]?.key === 'validation.customer-data',
    ),
  });
  const asked: Record<Side, string[]> = {
    visitor: debriefQuestions.map((name) => `texts.debrief.${name}`),
    host: hostQuestions.map((name) => `texts.host-debrief.${name}`),
  };
  return {
    department,
    version,
    why: whyNotChangeQuestions({ actor: me, department, version, basedOn: version }),
    longest: LONGEST_QUESTION,
    sides: sides.map((side) => ({
      side,
      asked: asked[side],
      own: questions
        .map((one, place) => ({ ...typedOf(one, place), side: one.side }))
        .filter((one) => one.side === side),
    })),
    problems: sent?.problems ?? noProblems,
  };
}
