import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { mayKeepAbsences } from '../people/absence.rules.js';
import { departmentChoices } from '../people/department-choices.js';
import { Me } from '../people/me.decorator.js';
import { getDepartment, listAllDepartments } from '../people/people.queries.js';
import { type Actor, fullName, isAdmin, roleNames, servesCompany } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { attempt, type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { maySeeRotation } from '../rotations/rotation.rules.js';
import { findRotationOf } from '../rotations/rotations.queries.js';
import { giveRole, takeRole } from './change-roles.js';
import { deactivatePerson } from './deactivate-person.js';
import { DeactivatePersonInput } from './directory.dto.js';
import { findDuties } from './duties.queries.js';
import { listHistory } from './history.queries.js';
import { listPersonChanges } from './person-changes.queries.js';
import { getProfile, listRoles, type PersonProfile } from './profile.queries.js';
import { reactivatePerson } from './reactivate-person.js';
import { readRole } from './read-role.js';
import { mayGiveRole, whyNotChangeRoles, whyNotLeave, whyNotReturn } from './role.rules.js';
import { sayWorkdays } from './say-workdays.js';
import { showPastVisit } from './show-history.js';
import { dayOf } from './show-people.js';

const ROWS = 10;
type Asked = Record<string, unknown>;

@Controller('people/:id')
export class PersonPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor, @Param('id') id: string, @Query() query: Asked): Promise<Answer> {
    return this.page(me, id, query, noProblems);
  }

  @Post('roles')
  give(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const typed = typedText(body, 'role', 'departmentId');
    return attempt(
      async () => {
        await this.transactions.run((tx) => giveRole(tx, me, id, readRole(typed)));
        return redirect(`/people/${id}`, 'directory.roles.given');
      },
      (problems) => this.page(me, id, {}, problems, typed),
    );
  }

  @Post('roles/removal')
  take(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    return attempt(
      async () => {
        await this.transactions.run((tx) => takeRole(tx, me, id, readRole(typedText(body, 'role', 'departmentId'))));
        return redirect(`/people/${id}`, 'directory.roles.taken');
      },
      (problems) => this.page(me, id, {}, problems),
    );
  }

  @Get('leaving')
  confirm(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.leavingPage(me, id, '', noProblems);
  }

  @Post('leaving')
  leave(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const { reason } = typedText(body, 'reason');
    return submitForm({
      input: DeactivatePersonInput,
      body: { reason },
      act: async (input) => {
        await this.transactions.run((tx) => deactivatePerson(tx, me, id, input));
        return redirect(`/people/${id}`, 'directory.person.left');
      },
      again: (problems) => this.leavingPage(me, id, reason, problems),
    });
  }

  @Post('return')
  comeBack(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return attempt(
      async () => {
        await this.transactions.run((tx) => reactivatePerson(tx, me, id));
        return redirect(`/people/${id}`, 'directory.person.returned');
      },
      (problems) => this.page(me, id, {}, problems),
    );
  }

  private page(
    me: Actor,
    id: string,
    query: Asked,
    problems: FormProblems,
    typedRole = { role: '', departmentId: '' },
  ) {
    return this.transactions.read(async (tx) => {
      const person = await getProfile(tx, me, id);
      const { visits: visitsCursor, changes: changesCursor } = typedText(query, 'visits', 'changes');
      const visits = await listHistory(tx, me, { personId: id }, { limit: ROWS, cursor: visitsCursor || undefined });
      const changes = servesCompany(me)
        ? await listPersonChanges(tx, id, { limit: ROWS, cursor: changesCursor || undefined, language: me.language })
        : null;
      const next = (name: string, cursor: string | null | undefined) =>
        cursor && `/people/${id}?${name}=${encodeURIComponent(cursor)}#${name}`;
      return page('pages/directory/person', {
        ...(await showPerson(tx, me, person)),
        visits: visits.items.map((visit) => showPastVisit(visit, id)),
        visitsPath: next('visits', visits.nextCursor),
        isLaterVisits: visitsCursor !== '',
        changes: changes?.items ?? null,
        zone: (await getDepartment(tx, me.departmentId)).timeZone,
        changesPath: next('changes', changes?.nextCursor),
        typedRole,
        problems,
      });
    });
  }

  private leavingPage(me: Actor, id: string, reason: string, problems: FormProblems): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const person = await getProfile(tx, me, id);
      const why = whyNotLeave({ actor: me, person, duties: await findDuties(tx, id) });
      return page('pages/directory/leaving', { person: { id, name: fullName(person) }, why, reason, problems });
    });
  }
}

/** Who somebody is, and what the reader may do about it. */
async function showPerson(tx: Tx, me: Actor, person: PersonProfile) {
  const duties = await findDuties(tx, person.id);
  const mayEdit = servesCompany(me);
  const whyNotTake = (role: PersonProfile['roles'][number]) =>
    whyNotChangeRoles({ actor: me, person, given: [], taken: [role], duties });
  const roles = await listRoles(tx, person.id);
  const departments = isAdmin(me) ? await listAllDepartments(tx) : [];
  return {
    person: {
      ...person,
      name: fullName(person),
      managerName: person.manager && fullName(person.manager),
      firstDay: person.startsOn && dayOf(person.startsOn),
      lastDay: person.leavesOn && dayOf(person.leavesOn),
      workdaysText: sayWorkdays(person.workdays, me.language),
    },
    roles: roles.map((role) => ({ ...role, mayTake: mayGiveRole(me, role), whyNot: whyNotTake(role) })),
    roleChoices: roleNames.map((value) => ({ value, labelKey: `directory.role.${value}` })),
    departments: departmentChoices(departments),
    mayEdit,
    mayKeepAbsences: mayKeepAbsences(me, person),
    rotationPath: await findRotationPath(tx, me, person),
    mayGive: isAdmin(me) && person.isActive,
    whyNotLeave: mayEdit ? whyNotLeave({ actor: me, person, duties }) : null,
    whyNotReturn: mayEdit ? whyNotReturn(me, person) : null,
  };
}

/** Null when there is none that the reader may see. */
async function findRotationPath(tx: Tx, me: Actor, { id: personId, managerId }: PersonProfile): Promise<string | null> {
  const rotation = maySeeRotation(me, { personId, managerId }) ? await findRotationOf(tx, personId) : null;
  return rotation && `/rotations/${rotation.id}`;
}
