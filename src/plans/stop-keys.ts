import type { RotationNeed, StopNeed } from '../rotations/rotation-needs.queries.js';
import type { OpenSlot } from './open-slots.queries.js';

/** What a slot must be for a stop. */
export type StopKind = Pick<StopNeed, 'departmentId' | 'channel' | 'leastMinutes'>;

interface Key extends StopKind {
  /** Slots that a reviewer keeps this hire from. */
  notAt: ReadonlySet<string>;
}

const MINUTE = 60_000;
const nowhere: ReadonlySet<string> = new Set();

/**
 * The planner's names for stops. Stops of different programmes that ask for the same have one name, so that hires who need the
 * same are alike; one that a hire has to see twice in different windows, or not at certain slots, has a name of its own.
 */
export class StopKeys {
  private readonly keys = new Map<string, Key>();
  private readonly ofRotation = new Map<string, Map<string, string>>();

  /** Notes the stops of a rotation; returns their names by the id of the stop. */
  add({ rotationId, stops }: RotationNeed, notAt: ReadonlySet<string> = nowhere): ReadonlyMap<string, string> {
    const names = new Map<string, string>();
    const seen = new Map<string, number>();
    for (const { stopId, departmentId, channel, leastMinutes } of stops) {
      const kind = kindKey({ departmentId, channel, leastMinutes });
      const times = (seen.get(kind) ?? 0) + 1;
      seen.set(kind, times);
      const name = [kind, ...(times > 1 ? [times] : []), ...(notAt.size ? [rotationId] : [])].join(' ');
      this.keys.set(name, { departmentId, channel, leastMinutes, notAt });
      names.set(stopId, name);
    }
    this.ofRotation.set(rotationId, names);
    return names;
  }

  /** Null: the rotation has no such stop. */
  nameOf(rotationId: string, stopId: string): string | null {
    return this.ofRotation.get(rotationId)?.get(stopId) ?? null;
  }

  stopIdOf(rotationId: string, name: string): string {
    const names = this.ofRotation.get(rotationId) ?? new Map<string, string>();
    for (const [stopId, own] of names) if (own === name) return stopId;
    throw new Error(`rotation ${rotationId} has no stop ${name}`);
  }

  kindOf(name: string): StopKind {
    const { departmentId, channel, leastMinutes } = this.keys.get(name)!;
    return { departmentId, channel, leastMinutes };
  }

  /** The names of all stops that a slot serves. */
  servedBy(slot: OpenSlot): string[] {
    const minutes = (slot.endsAt.getTime() - slot.startsAt.getTime()) / MINUTE;
    const serves = ([, { departmentId, channel, leastMinutes, notAt }]: [string, Key]) =>
      departmentId === slot.departmentId &&
      (channel ?? slot.channel) === slot.channel &&
      (leastMinutes ?? 0) <= minutes &&
      !notAt.has(slot.id);
    return [...this.keys].filter(serves).map(([name]) => name);
  }
}

/** The same text for stops that ask for the same. */
const kindKey = ({ departmentId, channel, leastMinutes }: StopKind) =>
  [departmentId, channel ?? '-', leastMinutes ?? '-'].join(' ');
