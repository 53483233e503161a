import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';

/** What somebody was invited to and has neither answered nor booked. */
export interface OpenInvitation {
  title: string;
  /** Noon in UTC of the last day. */
  closesAt: Date;
  path: string;
}

/** Campaigns stand to the right of booking; the app knows them. */
export abstract class OpenInvitations {
  abstract list(tx: Tx, person: Actor): Promise<OpenInvitation[]>;
}
