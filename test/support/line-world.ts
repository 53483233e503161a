import { In } from 'typeorm';
import { Visit } from '../../src/visits/visit.entity.js';
import { now } from '../../src/platform/clock.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { NotFound, Refused } from '../../src/platform/refusal.js';
import type { Slot } from '../../src/slots/slot.entity.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { cancelVisit } from '../../src/visits/cancel-visit.js';
import { changeSlot } from '../../src/visits/change-slot.js';
import { declineVisit } from '../../src/visits/decline-visit.js';
import { expireRequests } from '../../src/visits/expire-requests.js';
import { requestVisit } from '../../src/visits/request-visit.js';
import { undoDecision } from '../../src/visits/undo-decision.js';
import type { VisitState } from '../../src/visits/visit.rules.js';
import { withdrawVisit } from '../../src/visits/withdraw-visit.js';
import { acceptOffer } from '../../src/waitlist/accept-offer.js';
import { joinWaitlist } from '../../src/waitlist/join-waitlist.js';
import { offerSeats } from '../../src/waitlist/offer-seats.js';
import { sweepWaitlists } from '../../src/waitlist/sweep-waitlists.js';
import type { Stage } from './acts.js';
import { stopClockAt } from './clock.js';
import type { LineStep } from './line-history.js';
import { learningGoals, passTime } from './lines.js';
import { aHostDepartment, aLead, anAdmin, aPerson } from './people.js';
import { aSlot, hoursFromNow } from './slots.js';
import { aVisit } from './visits.js';

const PEOPLE = 10;
const DAYS_AHEAD = 4;
const reason = 'Ziek';

/** On which visits an act is tried: on what it is meant for, and now and then on others. */
const statesFor: Record<Extract<LineStep, { visit: number }>['act'], VisitState[]> = {
  approve: ['requested', 'waiting'],
  decline: ['requested'],
  undo: ['approved', 'declined'],
  cancel: ['approved'],
  withdraw: ['requested', 'waiting', 'offered'],
  accept: ['offered'],
};

const chosen = <T>(list: T[], index: number): T | undefined => list[index % list.length];

/** One slot that is full and that many people want, and another at the same hours to which they may go instead. */
export class LineWorld {
  slot: Slot;
  otherSlot: Slot;
  private department: Department;
  private people: Actor[] = [];
  private lead: Actor;
  private admin: Actor;

  private constructor(private readonly stage: Stage) {}

  static async open(stage: Stage): Promise<LineWorld> {
    stopClockAt('2026-11-16T10:00:00Z');
    const world = new LineWorld(stage);
    await stage.run((tx) => world.furnish(tx));
    await stage.takeJobs();
    return world;
  }

  private async furnish(tx: Tx): Promise<void> {
    this.admin = await anAdmin(tx);
    this.department = await aHostDepartment(tx);
    this.lead = await aLead(tx, this.department);
    const slot = { ...hoursFromNow(DAYS_AHEAD * 24), createdById: this.lead.id };
    this.slot = await aSlot(tx, this.department, { ...slot, seats: 2 });
    for (let seat = 0; seat < 2; seat++) await aVisit(tx, this.slot, { state: 'approved' });
    this.otherSlot = await aSlot(tx, await aHostDepartment(tx), { ...slot, seats: PEOPLE });
    for (let n = 0; n < PEOPLE; n++) this.people.push(await aPerson(tx));
  }

  async take(step: LineStep): Promise<void> {
    try {
      await this.act(step);
    } catch (error) {
      if (!(error instanceof Refused || error instanceof NotFound)) throw error;
    }
  }

  /** Lets everything happen that would happen by itself until the slot is over. */
  async settle(): Promise<void> {
    for (let hours = 0; hours < (DAYS_AHEAD + 3) * 24; hours += 12) {
      passTime({ hours: 12 });
      await this.sweep();
    }
  }

  private act(step: LineStep): Promise<void> {
    const { run } = this.stage;
    if ('who' in step) return run((tx) => this.actOfPerson(tx, step.act, chosen(this.people, step.who)!));
    if ('visit' in step) {
      return run((tx) => this.actOnVisit(tx, step));
    }
    switch (step.act) {
      case 'change seats':
        return run((tx) => changeSlot(tx, this.lead, this.slot.id, { seats: step.seats }));
      case 'move away':
        return run((tx) => changeSlot(tx, this.lead, this.slot.id, hoursFromNow(DAYS_AHEAD * 24 + step.hours)));
      case 'offer':
        return this.offer();
      case 'sweep':
        return this.sweep();
      case 'pass time':
        passTime({ hours: step.hours });
        return Promise.resolve();
    }
  }

  private async actOfPerson(tx: Tx, act: string, person: Actor): Promise<void> {
    const input = { learningGoals };
    if (act === 'go elsewhere') await requestVisit(tx, person, this.otherSlot.id, input);
    else if (act === 'come back') {
      const away = { visitorId: person.id, slotId: this.otherSlot.id, state: 'requested' as const };
      const visit = await tx.findOneBy(Visit, away);
      if (visit) await withdrawVisit(tx, person, visit.id);
    } else await (act === 'ask' ? requestVisit : joinWaitlist)(tx, person, this.slot.id, input);
  }

  private async actOnVisit(tx: Tx, { act, visit }: Extract<LineStep, { visit: number }>): Promise<void> {
    const where = { slotId: this.slot.id, state: In(statesFor[act]) };
    const visitId = chosen(await tx.find(Visit, { where, order: { requestedAt: 'ASC', id: 'ASC' } }), visit)?.id;
    if (!visitId) return;
    if (act === 'approve') return approveVisit(tx, this.lead, visitId, { isUndoable: true });
    if (act === 'decline') return declineVisit(tx, this.lead, visitId, { reason }, { isUndoable: true });
    if (act === 'undo') return undoDecision(tx, this.lead, visitId);
    if (act === 'withdraw') return withdrawVisit(tx, this.admin, visitId);
    if (act === 'accept') return acceptOffer(tx, this.admin, visitId);
    return cancelVisit(tx, this.admin, visitId, { reason });
  }

  private async offer(): Promise<void> {
    for (const { name, payload } of await this.stage.takeJobs()) {
      if (name !== 'offer-seats') continue;
      await this.stage.run((tx) => offerSeats(tx, (payload as { slotId: string }).slotId));
    }
  }

  private async sweep(): Promise<void> {
    await this.stage.run((tx) => expireRequests(tx, now()));
    await this.stage.run((tx) => sweepWaitlists(tx, now()));
    await this.offer();
  }
}
