import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Department } from '../people/department.entity.js';
import { Me } from '../people/me.decorator.js';
import { countPeople } from '../people/people-list.queries.js';
import { getDepartment } from '../people/people.queries.js';
import { type Actor, departmentRoles, isAdmin, mayLead, servesCompany } from '../people/person.rules.js';
import { pickPerson } from '../people/pick-person.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { readId } from '../platform/http/read-id.js';
import { InvalidInput, NotFound } from '../platform/refusal.js';
import { attempt, type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { changeDepartment, departmentVersion } from './change-department.js';
import { giveRole, takeRole } from './change-roles.js';
import {
  asTypedDepartment,
  countryChoices,
  departmentInput,
  timeZones,
  type TypedDepartment,
  typedDepartment,
} from './department-form.js';
import { differencesOf, isStale } from './differences.js';
import { ChangeDepartmentInput } from './departments.dto.js';
import { countComingSlots } from './duties.queries.js';
import { countByMonth, listHistory } from './history.queries.js';
import { listStaff } from './profile.queries.js';
import { readRole } from './read-role.js';
import { mayGiveRole } from './role.rules.js';
import { showMonths, showPastVisit } from './show-history.js';

const ROWS = 10;
type Asked = Record<string, unknown>;
const nobodyTyped = { role: '', person: '', personId: '' };

@Controller('departments/:id')
export class DepartmentPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor, @Param('id') id: string, @Query() query: Asked): Promise<Answer> {
    return this.page(me, id, query, noProblems);
  }

  @Post('roles')
  async give(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const typed = typedText(body, 'role', 'person', 'personId');
    const picked = await this.transactions.read((tx) => pickPerson(tx, me, typed.person, typed.personId));
    return attempt(
      async () => {
        const role = readRole({ role: typed.role, departmentId: id });
        const personId = picked.id;
        if (!personId) throw new InvalidInput([{ field: 'person', rule: picked.rule ?? 'required', facts: {} }]);
        await this.transactions.run((tx) => giveRole(tx, me, personId, role));
        return redirect(`/departments/${id}`, 'directory.roles.given');
      },
      (problems) => this.page(me, id, {}, problems, { ...typed, choices: picked.choices }),
    );
  }

  @Post('roles/removal')
  take(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const { role, personId } = typedText(body, 'role', 'personId');
    return attempt(
      async () => {
        await this.transactions.run((tx) => takeRole(tx, me, readId(personId), readRole({ role, departmentId: id })));
        return redirect(`/departments/${id}`, 'directory.roles.taken');
      },
      (problems) => this.page(me, id, {}, problems),
    );
  }

  @Get('edit')
  form(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const department = await getEdited(tx, me, id);
      return editPage(tx, department, asTypedDepartment(department, departmentVersion(department)), noProblems);
    });
  }

  @Post('edit')
  change(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const typed = typedDepartment(body);
    return submitForm({
      input: ChangeDepartmentInput,
      body: departmentInput(typed),
      act: async (input) => {
        await this.transactions.run((tx) => changeDepartment(tx, me, id, input, typed.version));
        return redirect(`/departments/${id}`, 'directory.department.changed');
      },
      again: (problems) =>
        this.transactions.read(async (tx) => editPage(tx, await getEdited(tx, me, id), typed, problems)),
    });
  }

  private page(
    me: Actor,
    id: string,
    query: Asked,
    problems: FormProblems,
    typed: typeof nobodyTyped & { choices?: object[] } = nobodyTyped,
  ): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const department = await getDepartment(tx, id);
      const staff = await listStaff(tx, id);
      const givable = departmentRoles.filter((role) => mayGiveRole(me, { role, departmentId: id }));
      const mayLook = mayLead(me, id) || servesCompany(me);
      return page('pages/directory/department', {
        department,
        groups: departmentRoles
          .filter((role) => mayLook || role !== 'host')
          .map((role) => ({ role, mayGive: givable.includes(role), people: staff.filter((one) => one.role === role) }))
          .filter(({ role, people }) => people.length > 0 || (mayLook && (department.isHost || role !== 'host'))),
        roleChoices: givable.map((value) => ({ value, labelKey: `directory.role.${value}` })),
        mayEdit: isAdmin(me),
        mayHang: department.isHost && mayLead(me, id),
        history: mayLook ? await showHistory(tx, me, department, query) : null,
        typed: { ...typed, role: typed.role || (givable[0] ?? '') },
        personChoices: typed.choices ?? [],
        problems,
      });
    });
  }
}

/** For its leads, HR and admin: its people, its numbers and its visits. */
async function showHistory(tx: Tx, me: Actor, { id, isHost }: Department, query: Asked) {
  const { show, cursor } = typedText(query, 'show', 'cursor');
  const received = show === 'received' || (show !== 'made' && isHost);
  const of = received ? { receivedBy: id } : { madeBy: id };
  const { items, nextCursor } = await listHistory(tx, me, of, { limit: ROWS, cursor: cursor || undefined });
  const path = `/departments/${id}?show=${received ? 'received' : 'made'}`;
  return {
    people: await countPeople(tx, me, { departmentId: id, isActive: true }),
    chart: showMonths(await countByMonth(tx, id)),
    show: received ? 'received' : 'made',
    visits: items.map((visit) => showPastVisit(visit)),
    nextPath: nextCursor && `${path}&cursor=${encodeURIComponent(nextCursor)}#visits`,
    isLater: cursor !== '',
  };
}

async function editPage(tx: Tx, department: Department, typed: TypedDepartment, problems: FormProblems) {
  const version = departmentVersion(department);
  const now = asTypedDepartment(department, version);
  return page('pages/directory/edit-department', {
    department,
    typed: isStale(problems) ? { ...typed, version } : typed,
    differences: isStale(problems) ? differencesOf(['name', 'place', 'timeZone'], now, typed) : [],
    comingSlots: await countComingSlots(tx, department.id),
    timeZones,
    countries: countryChoices,
    problems,
  });
}

async function getEdited(tx: Tx, me: Actor, id: string): Promise<Department> {
  const department = await getDepartment(tx, id);
  if (!isAdmin(me)) throw new NotFound('page');
  return department;
}
