import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { readId } from '../platform/http/read-id.js';
import { typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, PageResult } from '../platform/views/page.js';
import { wayBack } from '../slots/way-back.js';
import { readBoardPlace } from './board-place.js';
import { findRedo, findUndo } from './edits.queries.js';
import type { PlanEdit } from './plan-edit.entity.js';
import { whyNotEdit } from './plan.rules.js';
import { getPlan, type PlanView } from './plans.queries.js';
import { showBoard } from './show-board.js';
import { showComparison } from './show-comparison.js';
import { showHire } from './show-hire.js';
import { showMoments } from './show-moments.js';
import { showPlanCalendar } from './show-plan-calendar.js';
import { showPlanHead } from './show-plan.js';
import { showPlannedSlot } from './show-planned-slot.js';

const ADDRESS = /^\/plans\/([^/]+)\/(board|calendar|comparison|moments|hires|slots)(?:\/([^/]+))?$/;

/** The address if it is one of a page of this plan's review, else its board. */
export const reviewAddress = (typed: string, planId: string): string => {
  const board = `/plans/${planId}/board`;
  const address = wayBack(typed, board);
  const [, ofPlan] = ADDRESS.exec(new URL(address, 'http://review').pathname) ?? [];
  return ofPlan === planId ? address : board;
};

/** The page of a review that has this address; after a "no" again, with the reason. Throws NotFound. */
export async function showReview(tx: Tx, me: Actor, address: string, problems: FormProblems): Promise<Answer> {
  const { pathname, searchParams } = new URL(address, 'http://review');
  const [, planId, name, id] = ADDRESS.exec(pathname) ?? [];
  const plan = await getPlan(tx, me, readId(planId));
  // What was never made, or is under way, has nothing to look at.
  if (plan.placed === null || !name) throw new NotFound('plan');
  const query = Object.fromEntries(searchParams);
  const { timeZone } = await getDepartment(tx, me.departmentId);
  const model = await showPart(tx, me, plan, { name, id: id ?? '', query, own: address, zone: timeZone });
  const { back } = typedText(query, 'back');
  return new PageResult(
    templates[name]!,
    {
      ...model,
      plan: showPlanHead(plan),
      own: address,
      back: wayBack(back, `/plans/${plan.id}/board`),
      whyNotEdit: whyNotEdit(plan),
      undo: stepOf(await findUndo(tx, plan.id)),
      redo: stepOf(await findRedo(tx, plan.id)),
      problems,
    },
    200,
    '/onboarding',
  );
}

const templates: Record<string, string> = {
  board: 'pages/plans/board',
  calendar: 'pages/plans/department-calendar',
  comparison: 'pages/plans/comparison',
  moments: 'pages/plans/moments',
  hires: 'pages/plans/hire',
  slots: 'pages/plans/planned-slot',
};

interface Part {
  name: string;
  id: string;
  query: Record<string, string>;
  own: string;
  zone: string;
}

function showPart(tx: Tx, me: Actor, plan: PlanView, { name, id, query, own, zone }: Part): Promise<object> {
  const typed = typedText(query, 'department', 'date', 'with', 'cursor', 'rotation', 'stop', 'placement');
  switch (name) {
    case 'board':
      return showBoard(tx, plan, readBoardPlace(query), zone);
    case 'calendar':
      return showPlanCalendar(tx, plan, { departmentId: typed.department, date: typed.date }, zone, me.language);
    case 'comparison':
      return showComparison(tx, me, plan, typed, zone);
    case 'hires':
      return showHire(tx, plan, readId(id), own, zone);
    case 'slots':
      return showPlannedSlot(tx, plan, readId(id), own, zone);
    default:
      return showMoments(
        tx,
        plan,
        {
          rotationId: readId(typed.rotation),
          stopId: readId(typed.stop),
          placementId: typed.placement ? readId(typed.placement) : null,
        },
        zone,
      );
  }
}

/** Named without the word that all acts on a plan share. */
const stepOf = (edit: PlanEdit | null) => edit && { name: edit.act.replace('plan.', '') };
