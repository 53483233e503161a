import { type Actor, mayLead, servesCompany } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Language } from '../platform/views/languages.js';
import { translate } from '../platform/views/locales.js';
import { showPlace } from '../slots/show-place.js';
import { googleCalendarUrl, outlookCalendarUrl } from './calendar-links.js';
import { whyNotChangeGoals } from '../preparation/goals.rules.js';
import { visitUrl } from '../visits/mail-urls.js';
import { slotOfVisit } from '../visits/slot-of-visit.js';
import { openStates, mayKnowWhyDeclined, whyNotCancel, whyNotDecide, whyNotWithdraw } from '../visits/visit.rules.js';
import type { VisitView } from '../visits/visits.queries.js';

const NOT_THEIRS = 'not-visitor';
const DAY = 24 * 3_600_000;

/** How a visit stands, in one word: an approved one does not go ahead any more once it is over. */
export const shownState = ({ state, endsAt }: Pick<VisitView, 'state' | 'endsAt'>) =>
  state === 'approved' && endsAt <= now() ? 'past' : state;

/** Who runs the floor, or the programme. */
export const seesAll = (reader: Actor, { departmentId }: VisitView) =>
  mayLead(reader, departmentId) || servesCompany(reader);

/** One visit as its page shows it to this reader: how it stands and what the reader may do with it. */
export function showVisit(visit: VisitView, reader: Actor, readerZone: string) {
  const facts = { actor: reader, visit, slot: slotOfVisit(visit), now: now() };
  const noWithdraw = whyNotWithdraw(facts);
  const noCancel = whyNotCancel(facts);
  const isVisitor = visit.visitorId === reader.id;
  const isHost = visit.hostId === reader.id;
  const isAhead = openStates.includes(visit.state) && visit.endsAt > now();
  const hasInvite = visit.state === 'approved' && (isVisitor || isHost);
  return {
    visit: showPlace(visit, readerZone),
    shownState: shownState(visit),
    isVisitor,
    isHost,
    isAhead,
    /** Time to read what the department says beforehand. */
    isSoon: isAhead && visit.startsAt.getTime() - now().getTime() < DAY,
    isEnded: !isAhead && visit.state !== 'approved',
    isBookedFor: visit.requestedById !== visit.visitorId,
    hostNames: visit.hostName ? [visit.hostName] : [],
    canWithdraw: visit.state === 'requested' && noWithdraw !== NOT_THEIRS,
    whyNotWithdraw: noWithdraw,
    canCancel: isAhead && visit.state === 'approved' && noCancel !== NOT_THEIRS,
    whyNotCancel: noCancel,
    mayChangeGoals: whyNotChangeGoals({ ...facts, startsAt: visit.startsAt }) === null,
    mayDecide: visit.state === 'requested' && whyNotDecide(facts) === null,
    calendar: hasInvite && isAhead ? showCalendarLinks(visit, isHost, reader.language) : null,
  };
}

function showCalendarLinks(visit: VisitView, isHost: boolean, language: Language) {
  const { departmentName: department, visitorName: name, learningGoals, location, startsAt, endsAt } = visit;
  const title = isHost ? translate(language, 'visits.of', { name }) : translate(language, 'visits.at', { department });
  const text = [...learningGoals.map((goal) => `- ${goal}`), '', visitUrl(visit.id)].join('\n');
  const event = { title, text, location, startsAt, endsAt };
  return { google: googleCalendarUrl(event), outlook: outlookCalendarUrl(event) };
}

/** The steps without why a request was turned down, for whom that is none of their business. */
export function withoutForeignReason<T extends { name: string; reason: string | null }>(
  steps: T[],
  visit: VisitView,
  reader: Actor,
): T[] {
  if (mayKnowWhyDeclined(reader, visit, visit)) return steps;
  return steps.map((step) => (step.name === 'declined' ? { ...step, reason: null } : step));
}
