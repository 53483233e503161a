import { randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignDepartment } from '../campaigns/campaign-department.entity.js';
import { CampaignInvitation } from '../campaigns/campaign-invitation.entity.js';
import { CampaignTeam } from '../campaigns/campaign-team.entity.js';
import { addWorkingDays } from '../calendar/working-days.rules.js';
import type { Person } from '../people/person.entity.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { replaceQuotas } from '../quotas/quotas.queries.js';
import type { DemoPeople } from './demo-people.js';
import { seededRandom } from './demo-random.js';
import { insertAll } from './demo-slots.js';

interface DemoCampaign {
  title: string;
  message: string;
  teams: string[];
  invited: string[];
  /** In days from today. */
  opens: number;
  closes: number;
  /** Days from today on which a wave went out; the first went to the managers. */
  waves: number[];
  /** How many of each department were invited by now, of ten. */
  reached: number;
  summary?: string;
}

const campaigns: DemoCampaign[] = [
  {
    title: 'Kom een ochtend meekijken',
    message:
      'Onze klanten bellen en chatten elke dag over wat jullie maken, schrijven en berekenen. Schuif een paar uur aan bij een collega en hoor het zelf. Je hoeft niets voor te bereiden; de koffie staat klaar.',
    teams: ['Klantenservice Telefoon', 'Klantenservice Chat'],
    invited: ['Marketing', 'Finance', 'Inkoop', 'ICT', 'Productontwikkeling', 'Juridische Zaken', 'Communicatie'],
    opens: -10,
    closes: 25,
    waves: [-10, -9, -6, -3],
    reached: 8,
  },
  {
    title: 'Een middag bij Schade en Gent',
    message:
      'Vóór de jaarwisseling kijken we over de grens van onze eigen afdeling. Kom langs, stel je vragen, neem er één mee terug.',
    teams: ['Klantenservice Gent', 'Schade & Claims'],
    invited: ['Logistiek', 'HR', 'Finance', 'ICT'],
    opens: -30,
    closes: -2,
    waves: [-30, -29, -25, -20],
    reached: 10,
    summary:
      'Collega’s van vier afdelingen keken mee in Gent en bij Schade & Claims. Het vaakst gehoord: klanten weten na een melding niet wat er nu gebeurt. ICT en Logistiek maken samen een bericht dat dat wel vertelt.\n\nDank aan iedereen die kwam kijken, en aan de collega’s bij wie dat kon.',
  },
];

/** A campaign that runs, with a history, and one that has been closed. */
export async function insertDemoCampaigns(tx: Tx, company: DemoPeople): Promise<void> {
  for (const demo of campaigns) await insertCampaign(tx, company, demo);
}

async function insertCampaign(tx: Tx, company: DemoPeople, demo: DemoCampaign): Promise<void> {
  const today = DateTime.fromJSDate(now(), { zone: 'Europe/Amsterdam' });
  const day = (days: number) => today.plus({ days });
  const date = (days: number) => day(days).toISODate() as string;
  const morning = (days: number) => day(days).set({ hour: 9, minute: 0, second: 0, millisecond: 0 }).toJSDate();
  const idOf = (name: string) => company.departments.find((one) => one.name === name)!.id;
  const hr = company.roles.find(({ role }) => role === 'hr')!.personId;
  const isOver = demo.closes < 0;
  const scope = { opensOn: date(demo.opens), closesOn: date(demo.closes), teamIds: demo.teams.map(idOf), slotIds: [] };
  const { id } = await tx.save(
    tx.create(Campaign, {
      title: demo.title,
      message: demo.message,
      opensOn: scope.opensOn,
      closesOn: scope.closesOn,
      state: isOver ? 'closed' : 'running',
      wavePeople: 12,
      waveDays: 3,
      nudgeAfterDays: 5,
      wave: demo.waves.length - 1,
      nextWaveAt: isOver
        ? null
        : addWorkingDays(today, 2).set({ hour: 9, minute: 0, second: 0, millisecond: 0 }).toJSDate(),
      createdById: hr,
      startedAt: morning(demo.opens),
      closedAt: isOver ? morning(demo.closes + 1) : null,
      summary: demo.summary ?? null,
    }),
  );
  await tx.insert(CampaignTeam, scope.teamIds.map((departmentId) => ({ campaignId: id, departmentId }))); // prettier-ignore
  const targets = demo.invited.map((name, index) => ({
    campaignId: id,
    departmentId: idOf(name),
    targetKind: index % 3 === 2 ? ('people' as const) : ('share' as const),
    target: index % 3 === 2 ? 4 : 25 + 5 * (index % 2),
    quota: index % 4 === 0 ? 6 : null,
  }));
  await tx.insert(CampaignDepartment, targets);
  const quotas = targets.flatMap(({ departmentId, quota: seats }) =>
    seats ? [{ departmentId, seats, ...scope }] : [],
  );
  if (!isOver) await replaceQuotas(tx, id, quotas);
  const random = seededRandom(demo.title.length);
  const invite = (person: Person, wave: number) => {
    const invitedAt = morning(demo.waves[wave]!);
    const saysNotNow = random.chance(0.12);
    const nudges = wave === 1 ? 1 : 0;
    return {
      id: randomUUID(),
      campaignId: id,
      personId: person.id,
      kind: wave === 0 ? 'manager' : 'colleague',
      wave,
      invitedAt,
      nudges,
      nudgedAt: nudges ? morning(demo.waves[1]! + 5) : null,
      answeredAt: saysNotNow ? new Date(invitedAt.getTime() + 3_600_000) : null,
      answer: saysNotNow ? 'not-now' : null,
    };
  };
  const invitations = targets.flatMap(({ departmentId }) => {
    const isLead = ({ id: personId }: Person) =>
      company.roles.some((role) => role.role === 'lead' && role.personId === personId);
    const staff = company.people.filter((person) => person.departmentId === departmentId);
    const others = staff.filter((person) => !isLead(person));
    const reached = others.slice(0, Math.ceil((others.length * demo.reached) / 10));
    return [
      ...staff.filter(isLead).map((person) => invite(person, 0)),
      ...reached.map((person) => invite(person, 1 + random.below(demo.waves.length - 1))),
    ];
  });
  await insertAll(tx, CampaignInvitation, invitations);
}
