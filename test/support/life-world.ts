import { In } from 'typeorm';
import { markAttendance } from '../../src/attendance/mark-attendance.js';
import { deactivatePerson } from '../../src/directory/deactivate-person.js';
import { approveGroup } from '../../src/groups/approve-group.js';
import { declineGroup } from '../../src/groups/decline-group.js';
import { requestGroup } from '../../src/groups/request-group.js';
import { splitGroup } from '../../src/groups/split-group.js';
import { withdrawGroup } from '../../src/groups/withdraw-group.js';
import { endAbsence } from '../../src/hosts/end-absence.js';
import { HostAbsence } from '../../src/hosts/host-absence.entity.js';
import type { Department } from '../../src/people/department.entity.js';
import { type Actor } from '../../src/people/person.rules.js';
import { now } from '../../src/platform/clock.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { InvalidInput, NotFound, Refused } from '../../src/platform/refusal.js';
import { localDate } from '../../src/platform/views/days.js';
import { Slot } from '../../src/slots/slot.entity.js';
import { attemptAnnouncement, recordAnnouncement } from '../../src/visits/announce-invite.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { assignHost } from '../../src/visits/assign-host.js';
import { cancelVisit } from '../../src/visits/cancel-visit.js';
import { changeSlot } from '../../src/visits/change-slot.js';
import { declineGuest } from '../../src/visits/decline-guest.js';
import { declineVisit } from '../../src/visits/decline-visit.js';
import { expireRequests } from '../../src/visits/expire-requests.js';
import { reportAbsence } from '../../src/visits/report-absence.js';
import { requestMove } from '../../src/visits/request-move.js';
import { requestVisit } from '../../src/visits/request-visit.js';
import { undoDecision } from '../../src/visits/undo-decision.js';
import { VisitGroup } from '../../src/visits/visit-group.entity.js';
import { Visit } from '../../src/visits/visit.entity.js';
import type { VisitState } from '../../src/visits/visit.rules.js';
import { withdrawSlot } from '../../src/visits/withdraw-slot.js';
import { withdrawVisit } from '../../src/visits/withdraw-visit.js';
import { acceptOffer } from '../../src/waitlist/accept-offer.js';
import { joinWaitlist } from '../../src/waitlist/join-waitlist.js';
import { offerSeats } from '../../src/waitlist/offer-seats.js';
import { sweepWaitlists } from '../../src/waitlist/sweep-waitlists.js';
import type { Stage } from './acts.js';
import { stopClockAt } from './clock.js';
import { wishes } from './hosting.js';
import type { LifeStep } from './life-history.js';
import { learningGoals, passTime } from './lines.js';
import { aHost, aHostDepartment, aLead, anAdmin, anHr, aPerson } from './people.js';
import { aSlot, hoursFromNow } from './slots.js';
import { aVisit, anInvite } from './visits.js';

const VISITORS = 7;
const DAYS_AHEAD = 5;
const reason = 'Ziek';

type OnVisit = Extract<LifeStep, { visit: number }>;
type OnSlot = Extract<LifeStep, { slot: number }>;

const statesFor: Record<OnVisit['act'], VisitState[]> = {
  approve: ['requested'],
  decline: ['requested'],
  undo: ['approved', 'declined'],
  cancel: ['approved'],
  withdraw: ['requested', 'waiting', 'offered'],
  accept: ['offered'],
  move: ['approved'],
  'rather not': ['approved'],
  'seat beside': ['approved'],
  mark: ['approved'],
};

const chosen = <T>(list: T[], index: number): T | undefined => list[index % list.length];

/** A mail with a calendar object that left the house. */
export interface Posted {
  uid: string;
  sequence: number;
  isCancel: boolean;
}

/** Two departments with hosts, moments that partly overlap, and a few people who want to see them. */
export class LifeWorld {
  slots: Slot[] = [];
  posted: Posted[] = [];
  /** How often each act was done, and not refused. */
  done: Record<string, number> = {};
  private departments: Department[] = [];
  private leads: Actor[] = [];
  private hosts: Actor[] = [];
  private people: Actor[] = [];
  private admin: Actor;
  private hr: Actor;

  private constructor(private readonly stage: Stage) {}

  static async open(stage: Stage): Promise<LifeWorld> {
    stopClockAt('2026-11-16T10:00:00Z');
    const world = new LifeWorld(stage);
    await stage.run((tx) => world.furnish(tx));
    await stage.takeJobs();
    return world;
  }

  private async furnish(tx: Tx): Promise<void> {
    this.admin = await anAdmin(tx);
    this.hr = await anHr(tx);
    for (let n = 0; n < 2; n++) {
      const department = await aHostDepartment(tx);
      this.departments.push(department);
      this.leads.push(await aLead(tx, department));
      for (let m = 0; m < 2; m++) this.hosts.push(await aHost(tx, department));
    }
    for (const host of this.hosts) await wishes(tx, host.id);
    const [one, other] = this.departments as [Department, Department];
    // The first two at the same hours, the third an hour later; one of the two departments approves the last by itself.
    const plans = [
      { department: one, at: 0, seats: 2, hosts: [0, 1] },
      { department: other, at: 0, seats: 1, hosts: [2] },
      { department: one, at: 4, seats: 2, hosts: [0] },
      { department: other, at: 24, seats: 2, hosts: [2, 3], approval: 'automatic' as const },
      { department: one, at: 24, seats: 1, hosts: [] },
    ];
    for (const { department, at, hosts, ...facts } of plans) {
      const createdById = this.leads[this.departments.indexOf(department)]!.id;
      const hostIds = hosts.map((n) => this.hosts[n]!.id);
      this.slots.push(await aSlot(tx, department, { ...facts, ...hoursFromNow(DAYS_AHEAD * 24 + at), createdById, hostIds })); // prettier-ignore
    }
    // Two are full from the start, so that there is something to wait for.
    for (const slot of this.slots.filter(({ seats }) => seats === 1)) {
      const { uid, sequence } = await anInvite(tx, await aVisit(tx, slot, { state: 'approved' }));
      this.posted.push({ uid, sequence, isCancel: false });
    }
    for (let n = 0; n < VISITORS; n++) this.people.push(await aPerson(tx));
    // A host visits the other department now and then.
    this.people.push(this.hosts[1]!);
  }

  /** Takes a step, unless it is refused. */
  async take(step: LifeStep): Promise<void> {
    try {
      await this.act(step);
      this.done[step.act] = (this.done[step.act] ?? 0) + 1;
    } catch (error) {
      if (!(error instanceof Refused || error instanceof NotFound || error instanceof InvalidInput)) throw error;
    }
  }

  /** Lets everything happen that would happen by itself until the last moment is over. */
  async settle(): Promise<void> {
    await this.post();
    for (let hours = 0; hours < (DAYS_AHEAD + 3) * 24; hours += 24) {
      passTime({ hours: 24 });
      await this.sweep();
    }
  }

  private act(step: LifeStep): Promise<unknown> {
    const { run } = this.stage;
    if ('visit' in step) return run((tx) => this.actOnVisit(tx, step));
    if ('group' in step) return run((tx) => this.actOnGroup(tx, step));
    if ('slot' in step) return run((tx) => this.actOnSlot(tx, step));
    switch (step.act) {
      case 'get well':
        return run((tx) => this.getWell(tx));
      case 'leave':
        return run((tx) => deactivatePerson(tx, this.admin, chosen(this.people, step.who)!.id));
      case 'post':
        return this.post();
      case 'sweep':
        return this.sweep();
      case 'pass time':
        passTime({ hours: step.hours });
        return Promise.resolve();
    }
  }

  private leadOf({ departmentId }: { departmentId: string }): Actor {
    return this.leads[this.departments.findIndex(({ id }) => id === departmentId)]!;
  }

  private async actOnVisit(tx: Tx, step: OnVisit): Promise<unknown> {
    const where = { slotId: In(this.slots.map(({ id }) => id)), state: In(statesFor[step.act]) };
    const visit = chosen(await tx.find(Visit, { where, order: { decidedAt: 'DESC', id: 'ASC' } }), step.visit);
    if (!visit) throw new NotFound('visit');
    const slot = await tx.findOneByOrFail(Slot, { id: visit.slotId });
    const lead = this.leadOf(slot);
    switch (step.act) {
      case 'approve':
        return approveVisit(tx, lead, visit.id, { isUndoable: step.visit % 2 === 0 });
      case 'decline':
        return declineVisit(tx, lead, visit.id, { reason }, { isUndoable: true });
      case 'undo':
        return undoDecision(tx, lead, visit.id);
      case 'cancel':
        return cancelVisit(tx, this.admin, visit.id, { reason });
      case 'withdraw':
        return withdrawVisit(tx, this.admin, visit.id);
      case 'accept':
        return acceptOffer(tx, this.admin, visit.id);
      case 'move':
        return requestMove(tx, this.hr, visit.id, { slotId: chosen(this.slots, step.slot)!.id });
      case 'rather not':
        return declineGuest(tx, this.hosts.find(({ id }) => id === visit.hostId) ?? this.admin, visit.id);
      case 'seat beside':
        return assignHost(tx, lead, visit.id, { hostId: chosen(this.hosts, step.host)!.id });
      case 'mark':
        return markAttendance(tx, lead, visit.id, { outcome: 'missed' });
    }
  }

  private async actOnGroup(tx: Tx, { act, group: index }: Extract<LifeStep, { group: number }>): Promise<unknown> {
    // Mostly one that waits, for the others are refused.
    const waiting = await tx.findBy(Visit, { slotId: In(this.slots.map(({ id }) => id)), state: 'requested' });
    const ids = waiting.flatMap(({ groupId }) => groupId ?? []);
    const where = ids.length ? { id: In(ids) } : { slotId: In(this.slots.map(({ id }) => id)) };
    const group = chosen(await tx.find(VisitGroup, { where, order: { requestedAt: 'DESC', id: 'ASC' } }), index);
    if (!group) throw new NotFound('group');
    const lead = this.leadOf(await tx.findOneByOrFail(Slot, { id: group.slotId }));
    if (act === 'approve group') return approveGroup(tx, lead, group.id, { isUndoable: true });
    if (act === 'decline group') return declineGroup(tx, lead, group.id, { reason }, { isUndoable: true });
    if (act === 'split group') return splitGroup(tx, lead, group.id);
    return withdrawGroup(tx, this.hr, group.id);
  }

  private async actOnSlot(tx: Tx, step: OnSlot): Promise<unknown> {
    const slot = chosen(this.slots, step.slot)!;
    const lead = this.leadOf(slot);
    const person = (n: number) => chosen(this.people, n)!;
    switch (step.act) {
      case 'ask':
        return requestVisit(tx, person(step.who), slot.id, { learningGoals });
      case 'join':
        return joinWaitlist(tx, person(step.who), slot.id, { learningGoals });
      case 'ask together': {
        const visitorIds = Array.from({ length: step.count }, (_, n) => person(step.who + n).id);
        return requestGroup(tx, this.hr, slot.id, { visitorIds, learningGoals, isTogether: step.isTogether });
      }
      case 'fall ill': {
        const { startsAt } = await tx.findOneByOrFail(Slot, { id: slot.id });
        const day = localDate(startsAt, 'Europe/Amsterdam');
        return reportAbsence(tx, lead, chosen(this.hosts, step.host)!.id, { fromOn: day, untilOn: day });
      }
      case 'change seats':
        return changeSlot(tx, lead, slot.id, { seats: step.seats });
      case 'other hours':
        return changeSlot(tx, lead, slot.id, hoursFromNow(DAYS_AHEAD * 24 + step.hours));
      case 'name hosts': {
        const own = this.departments.findIndex(({ id }) => id === slot.departmentId) * 2;
        const hostIds = [0, 1].filter((n) => step.which & (n + 1)).map((n) => this.hosts[own + n]!.id);
        return changeSlot(tx, lead, slot.id, { hostIds });
      }
      case 'withdraw slot':
        return withdrawSlot(tx, lead, slot.id, { reason });
      case 'move':
        throw new Error('a visit moves, not a slot');
    }
  }

  private async getWell(tx: Tx): Promise<void> {
    const ids = this.hosts.map(({ id }) => id);
    for (const { id, personId } of await tx.findBy(HostAbsence, { personId: In(ids) }))
      await endAbsence(
        tx,
        this.hosts.find((host) => host.id === personId)!,
        id,
      );
  }

  /** Sends what waits to be sent; the calendars of everybody follow. */
  private async post(): Promise<void> {
    for (const { name, payload } of await this.stage.takeJobs()) {
      if (name === 'offer-seats') await this.stage.run((tx) => offerSeats(tx, (payload as { slotId: string }).slotId));
      if (name !== 'send-invite') continue;
      const { inviteId } = payload as { inviteId: string };
      const sent = await this.stage.run((tx) => attemptAnnouncement(tx, inviteId));
      if (!sent) continue;
      const { uid, sequence } = sent.invite;
      if (sent.kind !== 'notice') this.posted.push({ uid, sequence, isCancel: sent.kind === 'cancel' });
      await this.stage.run((tx) => recordAnnouncement(tx, sent));
    }
  }

  private async sweep(): Promise<void> {
    await this.stage.run((tx) => expireRequests(tx, now()));
    await this.stage.run((tx) => sweepWaitlists(tx, now()));
    await this.post();
  }
}
