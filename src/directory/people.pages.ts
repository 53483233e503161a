import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { departmentChoices } from '../people/department-choices.js';
import { Me } from '../people/me.decorator.js';
import { countPeople, listPeople } from '../people/people-list.queries.js';
import { listAllDepartments } from '../people/people.queries.js';
import { type Actor, fullName, servesCompany } from '../people/person.rules.js';
import { findByText, type PickedPerson, pickPerson, writtenPerson } from '../people/pick-person.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { InvalidInput, NotFound } from '../platform/refusal.js';
import { type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { addPerson } from './add-person.js';
import { changePerson } from './change-person.js';
import { differencesOf, isStale } from './differences.js';
import { AddPersonInput, ChangePersonInput } from './directory.dto.js';
import {
  asTypedPerson,
  blankPerson,
  languageChoices,
  personFields,
  personInput,
  type TypedPerson,
  typedPerson,
  withPicked,
  workdayChoices,
} from './person-form.js';
import { getProfile, type PersonProfile } from './profile.queries.js';
import { sayWorkdays } from './say-workdays.js';
import { readPeopleSearch, showFoundPeople } from './show-people.js';

const PEOPLE_ON_A_PAGE = 50;

@Controller('people')
export class PeoplePages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  list(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const departments = await listAllDepartments(tx);
      const search = readPeopleSearch(query, departments);
      const found = await listPeople(tx, me, { ...search.filter, cursor: search.cursor, limit: PEOPLE_ON_A_PAGE });
      const count = await countPeople(tx, me, search.filter);
      return page('pages/directory/people', {
        ...showFoundPeople(search, found, departments),
        count,
        mayEdit: servesCompany(me),
        problems: noProblems,
      });
    });
  }

  /** For the script that proposes people while one types: options without a page around them. */
  @Get('suggestions')
  suggest(@Me() me: Actor, @Query('search') search?: unknown): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const { search: typed } = typedText({ search }, 'search');
      const people = typed.trim() ? await findByText(tx, me, typed) : [];
      return page('pages/directory/suggestions', { values: people.map(writtenPerson) });
    });
  }

  @Get('new')
  blank(@Me() me: Actor, @Query('departmentId') departmentId?: unknown): Promise<Answer> {
    mustServe(me);
    return this.newPage(blankPerson(typeof departmentId === 'string' ? departmentId : ''), noProblems);
  }

  @Post()
  async add(@Me() me: Actor, @Body() body: FormBody): Promise<Answer> {
    mustServe(me);
    const typed = typedPerson(body);
    const picked = await this.transactions.read((tx) => pickPerson(tx, me, typed.manager, typed.managerId));
    return submitForm({
      input: AddPersonInput,
      body: personInput(typed, picked.id),
      act: async (input) => {
        mustBePicked(picked);
        const id = await this.transactions.run((tx) => addPerson(tx, me, input));
        return redirect(`/people/${id}`, 'directory.person.added');
      },
      again: (problems) => this.newPage(typed, withPicked(problems, picked), picked.choices),
    });
  }

  @Get(':id/edit')
  async form(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    const person = await this.transactions.read((tx) => getProfile(tx, me, id));
    mustServe(me);
    return this.editPage(me, person, asTypedPerson(person), noProblems);
  }

  @Post(':id/edit')
  async change(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const person = await this.transactions.read((tx) => getProfile(tx, me, id));
    mustServe(me);
    const typed = typedPerson(body);
    const picked = await this.transactions.read((tx) => pickManager(tx, me, person, typed));
    return submitForm({
      input: ChangePersonInput,
      body: personInput(typed, picked.id),
      act: async (input) => {
        mustBePicked(picked);
        await this.transactions.run((tx) => changePerson(tx, me, id, input, typed.version));
        return redirect(`/people/${id}`, 'directory.person.changed');
      },
      again: async (problems) => {
        const present = await this.transactions.read((tx) => getProfile(tx, me, id));
        return this.editPage(me, present, typed, withPicked(problems, picked), picked.choices);
      },
    });
  }

  private async newPage(typed: TypedPerson, problems: FormProblems, choices: object[] = []): Promise<Answer> {
    return page('pages/directory/new-person', { typed, problems, ...(await this.choices()), managerChoices: choices });
  }

  private async editPage(
    me: Actor,
    present: PersonProfile,
    typed: TypedPerson,
    problems: FormProblems,
    managers: object[] = [],
  ) {
    const choices = await this.choices();
    const now = asTypedPerson(present);
    const departmentName = (id: string) => choices.departments.find(({ value }) => value === id)?.label ?? '';
    const say = (name: string, value: string) => {
      if (name === 'workdays') return sayWorkdays(value.split(' ').map(Number), me.language);
      return name === 'departmentId' ? departmentName(value) : value;
    };
    return page('pages/directory/edit-person', {
      person: { id: present.id, name: fullName(present) },
      typed: isStale(problems) ? { ...typed, version: now.version } : typed,
      differences: isStale(problems) ? differencesOf(personFields, now, typed, say) : [],
      problems,
      ...choices,
      managerChoices: managers,
    });
  }

  private async choices() {
    const departments = await this.transactions.read((tx) => listAllDepartments(tx));
    return { departments: departmentChoices(departments), languageChoices, workdayChoices };
  }
}

/** A manager whose name was left as it was stays, even one who has left. */
async function pickManager(tx: Tx, me: Actor, person: PersonProfile, typed: TypedPerson): Promise<PickedPerson> {
  if (typed.manager === asTypedPerson(person).manager) return { id: person.managerId, rule: null, choices: [] };
  return pickPerson(tx, me, typed.manager, typed.managerId);
}

function mustBePicked({ rule }: PickedPerson): void {
  if (rule) throw new InvalidInput([{ field: 'manager', rule, facts: {} }]);
}

/** For whoever edits nobody there is no form to be found. */
function mustServe(me: Actor): void {
  if (!servesCompany(me)) throw new NotFound('page');
}
