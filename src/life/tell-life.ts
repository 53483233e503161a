// The life of one visit in plain steps, from what the audit kept of the visit, its slot and its invites. Everybody who may
// see the visit sees who asked and who decided. Mails are for the one who got them, and for those who run the floor or the
// programme. A decision that was taken back before anybody heard of it is theirs alone too.
export type Facts = Record<string, unknown>;

export interface LifeEntry {
  at: Date;
  /** As the audit has it, `visit.approved`. */
  act: string;
  /** Null: the system itself. */
  actorName: string | null;
  before: Facts | null;
  after: Facts | null;
  /** Whose invite, for what is about one. */
  person: { id: string; name: string } | null;
}

export interface LifeReader {
  readerId: string;
  visitorId: string;
  /** Leads of the floor, HR and admin. */
  seesAll: boolean;
}

export interface LifeStep {
  /** `visits.step.<name>` */
  name: string;
  at: Date;
  /** Who did it, or got it; empty when nobody in particular. */
  who: string;
  reason: string | null;
  /** When it was to be before, if that changed. */
  movedFrom: Date | null;
}

/** What happens to a visit beside the decisions about it. */
const besides = ['visit.goals-changed', 'visit.host-changed'];
const decisions = ['visit.approved', 'visit.declined'];
const ends = ['visit.declined', 'visit.withdrawn', 'visit.moved', 'visit.cancelled', 'visit.expired'];

export function tellLife(entries: LifeEntry[], reader: LifeReader): LifeStep[] {
  const seen = entries.filter(
    (entry, index) => maySee(entry, reader) && !(isUndone(entries, index) && !reader.seesAll),
  );
  const end = entries.findLast(({ act }) => ends.includes(act) || act === 'visit.decision-undone');
  const over = end && ends.includes(end.act) ? end.at : null;
  return seen.flatMap((entry) => {
    if (entry.act === 'slot.changed') return over && entry.at > over ? [] : slotSteps(entry, entries, reader);
    const name = nameOf(entry);
    return name ? [step(entry, name)] : [];
  });
}

function maySee({ act, person }: LifeEntry, { readerId, seesAll }: LifeReader): boolean {
  if (act === 'visit.decision-undone') return seesAll;
  return person === null || seesAll || person.id === readerId;
}

/** Whether a decision was taken back before the next one. */
function isUndone(entries: LifeEntry[], index: number): boolean {
  if (!decisions.includes((entries[index] as LifeEntry).act)) return false;
  const next = entries.slice(index + 1).find(({ act }) => act.startsWith('visit.') && !besides.includes(act));
  return next?.act === 'visit.decision-undone';
}

function nameOf({ act, actorName, before, after }: LifeEntry): string | null {
  switch (act) {
    case 'visit.approved':
      return actorName === null ? 'approved-by-itself' : 'approved';
    case 'visit.moved':
      return 'moved-away';
    case 'invite.sent':
      if (after?.isCancelled === true) return 'invite-cancelled';
      return before === null ? 'invite-sent' : 'invite-updated';
    case 'invite.reminded':
      return 'reminded';
    case 'visit.host-changed':
      return hostStep(before, after);
    case 'visit.requested':
    case 'visit.joined-waitlist':
    case 'visit.offered':
    case 'visit.offer-accepted':
    case 'visit.expired':
    case 'visit.declined':
    case 'visit.withdrawn':
    case 'visit.cancelled':
    case 'visit.decision-undone':
    case 'visit.goals-changed':
    case 'visit.cleared':
      return act.slice('visit.'.length);
    default:
      return null;
  }
}

function hostStep(before: Facts | null, after: Facts | null): string {
  if (!after?.hostId) return 'host-gone';
  return before?.hostId ? 'host-changed' : 'host-given';
}

function step(entry: LifeEntry, name: string, movedFrom: Date | null = null): LifeStep {
  const { reason } = entry.after ?? {};
  return {
    name,
    at: entry.at,
    who: entry.person?.name ?? entry.actorName ?? '',
    reason: typeof reason === 'string' && reason !== '' ? reason : null,
    movedFrom,
  };
}

/** What a change of the slot meant for this visit; more or fewer seats mean nothing to it. */
function slotSteps(entry: LifeEntry, entries: LifeEntry[], reader: LifeReader): LifeStep[] {
  const before = entry.before ?? {};
  const after = entry.after ?? {};
  const isChanged = (key: string) => key in after && JSON.stringify(after[key]) !== JSON.stringify(before[key]);
  const steps: LifeStep[] = [];
  if (isChanged('startsAt') || isChanged('endsAt'))
    steps.push(step(entry, 'moved', typeof before.startsAt === 'string' ? new Date(before.startsAt) : null));
  if (isChanged('location')) steps.push(step(entry, 'place-changed'));
  if (isChanged('briefing')) steps.push(step(entry, 'briefing-changed'));
  if (isChanged('hostIds') && losesHost(entry, entries, reader)) steps.push(step(entry, 'host-changed'));
  return steps.map((one) => ({ ...one, reason: null }));
}

function losesHost(entry: LifeEntry, entries: LifeEntry[], { visitorId }: LifeReader): boolean {
  const known = entries.filter(
    ({ at, act, person }) =>
      at < entry.at && (act === 'visit.approved' || (act === 'invite.sent' && person?.id === visitorId)),
  );
  const last = known.at(-1);
  if (!last) return false;
  const hostIds = entry.after?.hostIds;
  const hostId = last.after?.hostId;
  return Array.isArray(hostIds) && (typeof hostId === 'string' ? !hostIds.includes(hostId) : hostIds.length > 0);
}
