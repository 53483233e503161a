import { recordAudit } from '../audit/record-audit.js';
import { getPerson, lockPeople, type PersonView } from '../people/people.queries.js';
import { Person } from '../people/person.entity.js';
import type { Actor } from '../people/person.rules.js';
import { SignInLink } from '../people/sign-in-link.entity.js';
import type { Tx } from '../platform/database/transactions.js';
import { Refused, refuseWhen } from '../platform/refusal.js';
import { hashToken } from '../platform/secrets.js';
import { checkDays, checkDepartment, checkManager, checkNumber } from './check-references.js';
import type { ChangePersonInput } from './directory.dto.js';
import { whyNotChangePerson } from './role.rules.js';

/** Stands for the details of a person as somebody saw them: another when one of them has changed since. */
export function personVersion(person: PersonView): string {
  const { givenName, namePrefix, familyName, email, language, departmentId, managerId, startsOn, ...more } = person;
  const { leavesOn, personnelNumber, jobTitle, location, workdays } = more;
  const details = [givenName, namePrefix, familyName, email, language, departmentId, managerId, startsOn];
  details.push(leavesOn, personnelNumber, jobTitle, location, workdays.join(' '));
  return hashToken(JSON.stringify(details)).slice(0, 16);
}

/** Changes the details of somebody the actor may see; `seenVersion` is what the actor looked at, if that matters. */
export async function changePerson(
  tx: Tx,
  actor: Actor,
  personId: string,
  input: ChangePersonInput,
  seenVersion?: string,
): Promise<void> {
  await lockPeople(tx, [personId]);
  const person = await getPerson(tx, actor, personId);
  const changes = changesOf(person, input);
  const changesEmail = 'email' in changes;
  const isStale = seenVersion !== undefined && seenVersion !== personVersion(person);
  refuseWhen(whyNotChangePerson({ actor, person, changesEmail, isStale }));
  await checkDepartment(tx, input.departmentId);
  await checkManager(tx, input.managerId, personId);
  checkDays({ startsOn: person.startsOn, leavesOn: person.leavesOn, ...changes });
  if (!Object.keys(changes).length) return;
  if (input.email && changesEmail && (await tx.existsBy(Person, { email: input.email })))
    throw new Refused('email-taken', { email: input.email });
  await checkNumber(tx, changes.personnelNumber);

  await tx.update(Person, { id: personId }, changes);
  // A link on its way to the old address would sign its reader in.
  if (changesEmail) await tx.delete(SignInLink, { personId });
  const before = Object.fromEntries(Object.keys(changes).map((key) => [key, person[key as keyof PersonView]]));
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'person.changed',
    subjectType: 'person',
    subjectId: personId,
    before,
    after: changes,
  });
}

const isSame = (one: unknown, other: unknown) => one === other || (Array.isArray(one) && String(one) === String(other));

/** What is really another than it was. */
export const changesOf = <T extends object>(now: T, input: Partial<T>): Partial<T> =>
  Object.fromEntries(
    Object.entries(input).filter(([key, value]) => value !== undefined && !isSame(value, now[key as keyof T])),
  ) as Partial<T>;
