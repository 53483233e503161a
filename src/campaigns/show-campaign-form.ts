import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { formatInstant } from '../platform/views/dates.js';
import type { FormProblems } from '../platform/views/page.js';
import { targetKindChoices, type TypedCampaign, typedCampaignProblems } from './campaign-form.js';
import { type ChoosableMoment, listChoosableMoments, listInvitable, listTeams } from './campaign-choices.queries.js';

/** The form as it was filled in, with all there is to choose from. */
export async function showCampaignForm(tx: Tx, me: Actor, typed: TypedCampaign, problems: FormProblems) {
  const teams = await listTeams(tx, me);
  const slots = await listChoosableMoments(tx, teams.map(({ id }) => id), typed.slotIds); // prettier-ignore
  const departments = await listInvitable(tx);
  return {
    typed,
    problems: typedCampaignProblems(problems, typed),
    teams: teams.map(({ id, name }) => ({ value: id, label: name })),
    slots: slots.map((slot) => ({ value: slot.id, label: labelOf(slot, me) })),
    departments: departments.map((one) => {
      const { target = '', quota = '', kind = typed.targetKind } = typed.own[one.id] ?? {};
      return { ...one, target, quota, targetKind: kind };
    }),
    people: departments.reduce((sum, { people }) => sum + people, 0),
    targetKinds: targetKindChoices,
    hasOwn: Object.keys(typed.own).length > 0,
  };
}

function labelOf({ departmentName, startsAt, endsAt, timeZone }: ChoosableMoment, { language }: Actor): string {
  const time = (at: Date) => formatInstant(at, 'time', timeZone, language);
  const day = formatInstant(startsAt, 'shortDate', timeZone, language);
  return `${day} ${time(startsAt)}–${time(endsAt)} · ${departmentName}`;
}
