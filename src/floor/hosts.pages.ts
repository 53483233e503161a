import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { departmentChoices } from '../people/department-choices.js';
import { endAbsence } from '../hosts/end-absence.js';
import { listHosts } from '../hosts/hosting.queries.js';
import { AbsenceInput } from '../hosts/hosts.dto.js';
import { takesPartNow } from '../hosts/present-host.js';
import { Me } from '../people/me.decorator.js';
import { getDepartment, listLedDepartments } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { readId } from '../platform/http/read-id.js';
import { NotFound } from '../platform/refusal.js';
import { localDate } from '../platform/views/days.js';
import { attempt, type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, PageResult, redirect } from '../platform/views/page.js';
import { pathWith } from '../platform/views/path-with.js';
import { showPlace } from '../slots/show-place.js';
import { reportAbsence } from '../visits/report-absence.js';
import { noonOf } from '../platform/views/days.js';
import { listUnhosted } from './unhosted.queries.js';

/** The days a lead typed for one of the hosts. */
interface TypedDays {
  personId: string;
  fromOn: string;
  untilOn: string;
}

/** The hosts of a department as its leads see them, and the guests who have none. */
@Controller('floor/hosts')
export class HostsPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<Answer> {
    return this.page(me, typedText(query, 'departmentId').departmentId, null, noProblems);
  }

  @Post(':id/absences')
  report(@Me() me: Actor, @Param('id') personId: string, @Body() body: FormBody): Promise<Answer> {
    const { departmentId, ...dates } = typedText(body, 'departmentId', 'fromOn', 'untilOn');
    return submitForm({
      input: AbsenceInput,
      body: dates,
      act: async (input) => {
        const outcome = await this.transactions.run((tx) => reportAbsence(tx, me, readId(personId), input));
        const { rehosted, unhosted } = outcome;
        return redirect(pathOf(departmentId), { key: 'hosts.away.reported-for', facts: { rehosted, unhosted } });
      },
      again: (problems) => this.page(me, departmentId, { personId, ...dates }, problems),
    });
  }

  @Post('absences/:id/end')
  end(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const { departmentId } = typedText(body, 'departmentId');
    return attempt(
      async () => {
        await this.transactions.run((tx) => endAbsence(tx, me, readId(id)));
        return redirect(pathOf(departmentId), 'hosts.away.ended-for');
      },
      (problems) => this.page(me, departmentId, null, problems),
    );
  }

  private page(me: Actor, departmentId: string, typed: TypedDays | null, problems: FormProblems): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const departments = await listLedDepartments(tx, me);
      const department = departments.find(({ id }) => id === departmentId) ?? departments[0];
      if (!department) throw new NotFound('floor');
      const { timeZone } = await getDepartment(tx, me.departmentId);
      const today = localDate(now(), department.timeZone);
      const hosts = await listHosts(tx, me, department.id);
      const model = {
        department,
        departments: departmentChoices(departments),
        unhosted: (await listUnhosted(tx, [department.id], now())).map((visit) => showPlace(visit, timeZone)),
        hosts: hosts.map(({ absence, ...host }) => ({
          ...host,
          isTakingPart: takesPartNow(host),
          isUnsaid: host.takesPart === null,
          absence: absence && {
            ...absence,
            from: noonOf(absence.fromOn, department.timeZone),
            until: noonOf(absence.untilOn, department.timeZone),
          },
          isAway: absence !== null && absence.fromOn <= today,
          away: typed?.personId === host.id ? typed : { fromOn: today, untilOn: today },
          isReporting: typed?.personId === host.id,
        })),
        today,
        problems,
        noProblems,
      };
      return new PageResult('pages/floor/hosts', model, 200, '/floor');
    });
  }
}

const pathOf = (departmentId: string) => pathWith('/floor/hosts', { departmentId });
