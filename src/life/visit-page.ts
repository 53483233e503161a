import { getDepartment, listLeads } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { type FormProblems, noProblems } from '../platform/views/page.js';
import { showAttendance, wouldBeLate } from '../attendance/show-attendance.js';
import { listLife } from './life.queries.js';
import { goalFields } from '../booking/request-form.js';
import { showAnswers } from '../replies/show-answers.js';
import { showMoveOf } from './show-move.js';
import { seesAll, showVisit, withoutForeignReason } from './show-visit.js';
import { showPreparation } from '../preparation/show-preparation.js';
import { tellLife } from './tell-life.js';
import { whoIsTold } from './told.rules.js';
import { showFormsOfVisit } from '../feedback/show-forms.js';
import { showSetInMotion } from '../outcomes/show-outcomes.js';
import { findStopOfVisit } from '../rotations/stop-of-visit.js';
import { showVisitHost } from '../visits/show-visit-host.js';
import { getVisit } from '../visits/visits.queries.js';
import { showOtherMoments, showWaiting } from '../waitlist/show-waiting.js';

/** What was typed into one of the forms of the page, and what was wrong with it. */
export interface TypedOnVisit {
  /** Null: the form to cancel was not sent. */
  reason: string | null;
  /** Null: the form to change the goals was not sent. */
  goals: string[] | null;
  isVouched: boolean;
  problems: FormProblems;
}

export const nothingTyped: TypedOnVisit = { reason: null, goals: null, isVouched: false, problems: noProblems };

/** Everything the page of one visit shows this reader. Throws NotFound. */
export async function readVisitPage(tx: Tx, me: Actor, visitId: string, typed: TypedOnVisit) {
  const visit = await getVisit(tx, me, visitId);
  const { timeZone } = await getDepartment(tx, me.departmentId);
  const shown = showVisit(visit, me, timeZone);
  const life = tellLife(await listLife(tx, visit), {
    readerId: me.id,
    visitorId: visit.visitorId,
    seesAll: seesAll(me, visit),
  });
  return {
    ...shown,
    steps: withoutForeignReason(life, visit, me),
    preparation: shown.isAhead ? await showPreparation(tx, me, visit) : null,
    mayOpenGroup: visit.groupId !== null && (shown.isVisitor || visit.requestedById === me.id || seesAll(me, visit)),
    move: await showMoveOf(tx, me, visit, timeZone),
    seesAll: seesAll(me, visit),
    answers: await showAnswers(tx, me, visit, seesAll(me, visit)),
    hosting: await showVisitHost(tx, me, visit),
    waiting: await showWaiting(tx, me, visit),
    moments: await showOtherMoments(tx, me, visit, timeZone),
    attendance: await showAttendance(tx, me, visit),
    rotation: await findStopOfVisit(tx, me, visit.id),
    forms: await showFormsOfVisit(tx, me, visit.id, timeZone),
    setInMotion: visit.startsAt <= now() ? await showSetInMotion(tx, me, visit.id) : [],
    isLateToCancel: wouldBeLate(me, visit),
    told: shown.canCancel ? await listTold(tx, me, visit) : [],
    problems: typed.problems,
    reason: typed.reason ?? '',
    isCancelling: typed.reason !== null,
    isChangingGoals: typed.goals !== null,
    goals: goalFields(typed.goals ?? visit.learningGoals),
    isVouched: typed.isVouched,
  };
}

async function listTold(tx: Tx, me: Actor, visit: Awaited<ReturnType<typeof getVisit>>) {
  const { hostId, hostName } = visit;
  return whoIsTold({
    actorId: me.id,
    visitor: { id: visit.visitorId, name: visit.visitorName },
    host: hostId ? { id: hostId, name: hostName ?? '' } : null,
    leads: await listLeads(tx, visit.departmentId),
  });
}
