import { DateTime } from 'luxon';
import { type Actor, mayLead, servesCompany } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { type BoardRow, readBoards } from './campaign-board.queries.js';
import type { CampaignView } from './campaigns.queries.js';

/** Noon, for a date is shown without an hour. */
export const dayOf = (date: string): Date => DateTime.fromISO(`${date}T12:00:00Z`).toJSDate();

/** What every page says of a campaign above all else. */
export const showCampaign = <T extends { opensOn: string; closesOn: string }>(campaign: T) => ({
  ...campaign,
  opensAt: dayOf(campaign.opensOn),
  closesAt: dayOf(campaign.closesOn),
});

type Counts = Pick<BoardRow, 'been' | 'booked' | 'targetPeople'>;

/** How much of the way to the target is done, in parts of a hundred; beyond the target there is no further. */
export function barOf({ been, booked, targetPeople }: Counts): { been: number; booked: number } {
  const part = (count: number) => Math.round((count / Math.max(1, targetPeople)) * 1000) / 10;
  const done = Math.min(100, part(been));
  return { been: done, booked: Math.min(100 - done, part(booked)) };
}

/** Departments with a bar each, the furthest from their target first. */
export function showRows(rows: BoardRow[]) {
  const done = ({ been, booked }: BoardRow) => been + booked;
  const share = (row: BoardRow) => done(row) / Math.max(1, row.targetPeople);
  return rows
    .map((row) => ({ ...row, done: done(row), bar: barOf(row) }))
    .sort((a, b) => share(a) - share(b) || a.departmentName.localeCompare(b.departmentName));
}

const counted = ['people', 'targetPeople', 'invited', 'booked', 'been', 'declined', 'candidates'] as const;

/** All departments together; `missing` is how many must still book for every department to reach its target. */
export function totalsOf(rows: BoardRow[]) {
  const sum = (name: (typeof counted)[number]) => rows.reduce((total, row) => total + row[name], 0);
  const totals = Object.fromEntries(counted.map((name) => [name, sum(name)])) as Record<
    (typeof counted)[number],
    number
  >;
  const missing = rows.reduce((total, row) => total + Math.max(0, row.targetPeople - row.been - row.booked), 0);
  return { ...totals, missing };
}

/** A manager of people who are invited sees those, and not how other departments do. */
export const seesBoard = (me: Actor, { hostIds }: { hostIds: string[] }) =>
  servesCompany(me) || hostIds.some((id) => mayLead(me, id));

/** Campaigns in a list; how far those under way are, for who sees their board. */
export async function showCards(tx: Tx, me: Actor, campaigns: CampaignView[]) {
  const begun = campaigns.filter(({ state }) => state !== 'draft');
  const seen = begun.filter((campaign) => seesBoard(me, campaign));
  const boards = await readBoards(tx, seen.map(({ id }) => id)); // prettier-ignore
  return campaigns.map((campaign) => {
    const board = boards.get(campaign.id);
    const totals = board ? totalsOf(board) : null;
    const departments = campaign.departments.length;
    return { ...showCampaign(campaign), departments, totals, bar: totals && barOf(totals) };
  });
}
