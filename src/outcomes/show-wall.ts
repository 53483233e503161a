import type { Department } from '../people/department.entity.js';
import { now } from '../platform/clock.js';
import { listCustomerData } from '../platform/customer-data.js';
import type { Tx } from '../platform/database/transactions.js';
import { excerpt } from './excerpt.rules.js';
import { funnelOf } from './fate.rules.js';
import { beginOf } from './period.rules.js';
import { countRaised } from './raised.queries.js';
import { namesSomebody } from './wall.rules.js';
import { listNamesAround, listWallItems, type WallItem } from './walls.queries.js';

const DAY = 86_400_000;
const DONE_DAYS = 180;
const MOST_READ = 60;
const DONE_SHOWN = 6;
const UNDER_WAY_SHOWN = 4;
// What one reads from four metres before it goes.
const LONGEST_TEXT = 180;

/** What there is to hang up on the wall of a department, and what stays off it. */
async function readItems(tx: Tx, departmentId: string): Promise<{ fit: WallItem[]; heldBack: WallItem[] }> {
  const items = await listWallItems(tx, departmentId, new Date(now().getTime() - DONE_DAYS * DAY), MOST_READ);
  const people = await listNamesAround(tx, departmentId, items.flatMap(({ personIds }) => personIds.filter(Boolean))); // prettier-ignore
  const isFit = ({ text, title, result, isVouched }: WallItem) => {
    const texts = [text, title, result];
    const isOfCustomer = isVouched || texts.some((one) => listCustomerData(one ?? '').length > 0);
    return !isOfCustomer && !namesSomebody(texts, people);
  };
  const fit = items.filter(isFit);
  return { fit, heldBack: items.filter((item) => !fit.includes(item)) };
}

/** For who hangs up the screen: what is not on it, because it names somebody or looks like a customer's data. */
export async function listHeldBack(tx: Tx, departmentId: string) {
  const { heldBack } = await readItems(tx, departmentId);
  return heldBack.map(({ actionId, title }) => ({ actionId, title }));
}

/** What hangs on the wall of a department: no person, nothing that looks like a customer's, and no day but of results. */
export async function showWall(tx: Tx, { id, name, timeZone }: Department) {
  const at = now();
  const counts = await countRaised(tx, { departmentId: id, since: beginOf('year', at, timeZone) });
  const { fit } = await readItems(tx, id);
  const done = fit.filter(({ kind }) => kind === 'done');
  const underWay = fit.filter(({ kind }) => kind === 'adopted');
  return {
    departmentName: name,
    timeZone,
    at,
    funnel: funnelOf(counts),
    done: done.slice(0, DONE_SHOWN).map(hangUp),
    underWay: underWay.slice(0, UNDER_WAY_SHOWN).map(hangUp),
    moreUnderWay: Math.max(0, underWay.length - UNDER_WAY_SHOWN),
  };
}

const hangUp = ({ text, title, result, departmentName, at }: WallItem) => ({
  text: excerpt(text, LONGEST_TEXT),
  title: excerpt(title, LONGEST_TEXT),
  result: result && excerpt(result, LONGEST_TEXT),
  departmentName,
  at,
});
