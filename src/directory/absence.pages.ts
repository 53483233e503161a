import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { getPerson } from '../people/people.queries.js';
import { type Actor, fullName, servesCompany } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { readId } from '../platform/http/read-id.js';
import { NotFound } from '../platform/refusal.js';
import { attempt, type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, PageResult, redirect } from '../platform/views/page.js';
import { DaysAwayInput } from './absences.dto.js';
import { countVisitsOn } from './absences.queries.js';
import { addAbsence } from './add-absence.js';
import { removeAbsence } from './remove-absence.js';
import { readAbsences, showAbsences } from './show-absences.js';

interface Typed {
  fromOn: string;
  untilOn: string;
}
const nothingTyped: Typed = { fromOn: '', untilOn: '' };

/** The days on which somebody is away, for themselves, their manager and HR. */
@Controller('people/:id/days-away')
export class AbsencePages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  list(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.page(me, id, nothingTyped, noProblems);
  }

  @Post()
  add(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const typed = typedText(body, 'fromOn', 'untilOn');
    return submitForm({
      input: DaysAwayInput,
      body: { fromOn: typed.fromOn, ...(typed.untilOn ? { untilOn: typed.untilOn } : {}) },
      act: async (input) => {
        const visits = await this.transactions.run(async (tx) => {
          await addAbsence(tx, me, id, input);
          return countVisitsOn(tx, id, { fromOn: input.fromOn, untilOn: input.untilOn ?? input.fromOn });
        });
        return redirect(`/people/${id}/days-away`, { key: 'directory.away.added', facts: { visits } });
      },
      again: (problems) => this.page(me, id, typed, problems),
    });
  }

  @Post(':absenceId/removal')
  remove(@Me() me: Actor, @Param('id') id: string, @Param('absenceId') absenceId: string): Promise<Answer> {
    return attempt(
      async () => {
        await this.transactions.run((tx) => removeAbsence(tx, me, readId(absenceId)));
        return redirect(`/people/${id}/days-away`, 'directory.away.removed');
      },
      (problems) => this.page(me, id, nothingTyped, problems),
    );
  }

  private page(me: Actor, id: string, typed: Typed, problems: FormProblems): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const person = await getPerson(tx, me, id);
      const absences = showAbsences(await readAbsences(tx, me, person));
      if (!absences) throw new NotFound('page');
      const shown = { id, name: fullName(person), isActive: person.isActive };
      const model = { person: shown, isOwn: id === me.id, absences, typed, problems };
      return new PageResult('pages/directory/absences', model, 200, servesCompany(me) ? '/people' : '/');
    });
  }
}
