import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { now } from '../../src/platform/clock.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { NotFound, Refused } from '../../src/platform/refusal.js';
import { Views } from '../../src/platform/views/views.js';
import { publishSlot } from '../../src/slots/publish-slot.js';
import { Slot } from '../../src/slots/slot.entity.js';
import type { SlotHours } from '../../src/slots/slot.rules.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { cancelVisit } from '../../src/visits/cancel-visit.js';
import { changeSlot } from '../../src/visits/change-slot.js';
import { declineVisit } from '../../src/visits/decline-visit.js';
import { sendInvite } from '../../src/visits/invite.mails.js';
import { requestVisit } from '../../src/visits/request-visit.js';
import { undoDecision } from '../../src/visits/undo-decision.js';
import { withdrawSlot } from '../../src/visits/withdraw-slot.js';
import { withdrawVisit } from '../../src/visits/withdraw-visit.js';
import type { Stage } from './acts.js';
import type { Act, Delivery, Step } from './history.js';
import { MailClients } from './mail-client.js';
import { aHost, aHostDepartment, aLead, anAdmin, aPerson } from './people.js';
import { aSlot } from './slots.js';

const views = new Views();
const HOUR = 3_600_000;
const WEEK_HOURS = 7 * 24;
/** Few, so that hours overlap more often than not. */
const MOMENTS = 4;

/** Calendars know no parts of a second. */
function hoursAt(moment: number, lengthHours: number): SlotHours {
  const startsAt = new Date((Math.floor(now().getTime() / HOUR) + WEEK_HOURS + moment) * HOUR);
  return { startsAt, endsAt: new Date(startsAt.getTime() + lengthHours * HOUR) };
}

/** The people that the bits of the number choose. */
const among = (people: Actor[], which: number) => people.filter((_, index) => which & (1 << index)).map(({ id }) => id);

const chosen = <T>(list: T[], index: number): T | undefined => list[index % list.length];

/** Two departments whose hosts visit each other, two colleagues more, three slots; and the calendars of them all. */
export class World {
  readonly clients = new MailClients();
  readonly visitIds: string[] = [];
  slots: Slot[] = [];
  people: Actor[] = [];
  private departments: { department: Department; hosts: Actor[]; lead: Actor }[] = [];
  private admin: Actor;
  private readonly waiting = new Set<string>();
  private readonly invites = new Set<string>();

  private constructor(private readonly stage: Stage) {}

  static async open(stage: Stage): Promise<World> {
    const world = new World(stage);
    await stage.run((tx) => world.furnish(tx));
    await stage.takeJobs();
    return world;
  }

  private async furnish(tx: Tx): Promise<void> {
    this.admin = await anAdmin(tx);
    for (const automatic of [false, true]) {
      const department = await aHostDepartment(tx);
      const hosts = [
        await aHost(tx, department, { givenName: 'Eerste' }),
        await aHost(tx, department, { givenName: 'Tweede' }),
      ];
      const lead = await aLead(tx, department);
      this.departments.push({ department, hosts, lead });
      const slot = { seats: 2, createdById: lead.id, approval: automatic ? ('automatic' as const) : ('lead' as const) };
      for (let n = 0; n < (automatic ? 1 : 2); n++) {
        const hours = hoursAt(2 * n, 2);
        this.slots.push(await aSlot(tx, department, { ...slot, ...hours, hostIds: n ? [] : [hosts[0]!.id] }));
      }
    }
    this.people = [await aPerson(tx), await aPerson(tx), ...this.departments.flatMap(({ hosts }) => hosts)];
  }

  async take(step: Step): Promise<void> {
    if (step.act === 'deliver') return this.deliver(step);
    try {
      await this.stage.run((tx) => this.act(tx, step));
    } catch (error) {
      if (!(error instanceof Refused || error instanceof NotFound)) throw error;
    }
    await this.collectJobs();
  }

  /** Does every job that waits, and what these bring about. */
  async deliverAll(): Promise<void> {
    while (this.waiting.size) await this.deliver({ act: 'deliver', invite: 0, fate: 'well', meanwhile: null });
  }

  private async act(tx: Tx, step: Act): Promise<void> {
    if ('visit' in step) return this.actOnVisit(tx, step);
    if (step.act === 'publish') return this.publish(tx, step);
    const slot = chosen(this.slots, step.slot)!;
    const { hosts, lead } = this.departments.find(({ department }) => department.id === slot.departmentId)!;
    switch (step.act) {
      case 'request': {
        const who = chosen(this.people, step.who)!;
        this.visitIds.push(await requestVisit(tx, who, slot.id, { learningGoals: ['Kijken'] }));
        return;
      }
      case 'move':
        return changeSlot(tx, lead, slot.id, hoursAt(step.to % MOMENTS, step.lengthHours));
      case 'seat hosts':
        return changeSlot(tx, lead, slot.id, { hostIds: among(hosts, step.which) });
      case 'move and seat hosts':
        return changeSlot(tx, lead, slot.id, { ...hoursAt(step.to % MOMENTS, 2), hostIds: among(hosts, step.which) });
      case 'change place':
        return changeSlot(tx, lead, slot.id, { location: `Kamer ${step.place % 3}` });
      case 'change seats':
        return changeSlot(tx, lead, slot.id, { seats: step.seats });
      case 'withdraw slot':
        return withdrawSlot(tx, lead, slot.id);
    }
  }

  private async publish(tx: Tx, { by, at, which }: Extract<Act, { act: 'publish' }>): Promise<void> {
    const { department, hosts, lead } = chosen(this.departments, by)!;
    const hours = hoursAt(at % MOMENTS, 2);
    const input = {
      departmentId: department.id,
      channel: 'phone' as const,
      seats: 2,
      ...hours,
      hostIds: among(hosts, which),
    };
    const slotId = await publishSlot(tx, lead, input);
    this.slots.push(await tx.findOneByOrFail(Slot, { id: slotId }));
  }

  private async actOnVisit(tx: Tx, { act, visit }: Extract<Act, { visit: number }>): Promise<void> {
    const visitId = chosen(this.visitIds, visit);
    if (!visitId) return;
    if (act === 'approve') return approveVisit(tx, this.admin, visitId);
    if (act === 'decline') return declineVisit(tx, this.admin, visitId, { reason: 'Vol' });
    if (act === 'undo') return undoDecision(tx, this.admin, visitId);
    if (act === 'withdraw') return withdrawVisit(tx, this.admin, visitId);
    return cancelVisit(tx, this.admin, visitId, { reason: 'Ziek' });
  }

  private async deliver({ invite, fate, meanwhile }: Delivery): Promise<void> {
    const inviteId = chosen([...(fate === 'repeat' ? this.invites : this.waiting)], invite);
    if (!inviteId) return;
    this.waiting.delete(inviteId);
    const send: MailClients['send'] = async (mail) => {
      if (meanwhile) await this.take(meanwhile);
      if (fate === 'dies before') this.clients.lose(mail);
      if (fate === 'dies before') throw new Death();
      await this.clients.send(mail);
      if (fate === 'dies after') throw new Death();
    };
    const mailer = { send, check: this.clients.check, close: this.clients.close };
    const run = () => sendInvite({ inviteId }, { transactions: this.stage.transactions, mailer, views });
    try {
      await run();
      if (fate === 'twice') await run();
    } catch (error) {
      if (!(error instanceof Death)) throw error;
      this.waiting.add(inviteId);
    }
  }

  private async collectJobs(): Promise<void> {
    for (const { name, payload } of await this.stage.takeJobs()) {
      if (name !== 'send-invite') continue;
      const { inviteId } = payload as { inviteId: string };
      this.waiting.add(inviteId);
      this.invites.add(inviteId);
    }
  }
}

class Death extends Error {}
