import type { Thanks } from '../feedback/thanks.queries.js';
import { toIsoInZone } from '../platform/http/instant.js';
import { inZone } from '../platform/time-zone.rules.js';
import type { FollowUp } from './follow-ups.queries.js';
import type { FloorOutcomeAnswer, OwnOutcomeAnswer, ThanksAnswer } from './outcomes.dto.js';
import type { OwnOutcome } from './own-outcomes.queries.js';
import type { Raised } from './raised.queries.js';

const presentFollowUp = ({ endedAt: _, ...action }: FollowUp) => action;

export function presentRaised(raised: Raised, timeZone: string): FloorOutcomeAnswer {
  const { id, text, fate, themeName, forDepartmentName, learnings, heard, isOwn, lastAt, actions } = raised;
  const month = inZone(lastAt, timeZone).toFormat('yyyy-MM');
  return { id, text, fate, themeName, forDepartmentName, learnings, heard, isOwn, month, actions: actions.map(presentFollowUp) }; // prettier-ignore
}

export function presentOwn(outcome: OwnOutcome): OwnOutcomeAnswer {
  const { id, text, fate, visitId, departmentName, others, actions } = outcome;
  return { id, text, fate, visitId, departmentName, others, actions: actions.map(presentFollowUp) };
}

export function presentThanks(thanks: Thanks): ThanksAnswer {
  const { visitId, text, visitorName, hostName, departmentName, startsAt, timeZone, isShared } = thanks;
  return { visitId, text, visitorName, hostName, departmentName, startsAt: toIsoInZone(startsAt, timeZone), isShared };
}
