interface OfSlot {
  slotId: string;
}

/** Guests of one slot together, in the order they came. */
export function groupBySlot<T extends OfSlot>(guests: T[]): { first: T; guests: T[] }[] {
  const groups = new Map<string, T[]>();
  for (const guest of guests) groups.set(guest.slotId, [...(groups.get(guest.slotId) ?? []), guest]);
  return [...groups.values()].map((group) => ({ first: group[0] as T, guests: group }));
}
