import type { Tx } from '../platform/database/transactions.js';
import type { Language } from '../platform/views/languages.js';
import type { Channel, SlotHours } from './slot.rules.js';

export interface AdvisedHost {
  id: string;
  name: string;
  isSuggested: boolean;
  /** Why they cannot, or that it is their turn. */
  hintKey: string | null;
}

export interface WantedHosts extends SlotHours {
  /** Of the slot that is to change; null for a new one. */
  slotId: string | null;
  departmentId: string;
  channel: Channel;
  language: Language;
  seats: number;
}

/** Which hosts can at the hours of a slot, and whose turn it is. Hosts stand to the right of slots; the app knows them. */
export abstract class HostAdvice {
  abstract advise(tx: Tx, wanted: WantedHosts): Promise<AdvisedHost[]>;
}
