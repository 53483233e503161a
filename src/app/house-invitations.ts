import { Injectable } from '@nestjs/common';
import { type OpenInvitation, OpenInvitations } from '../booking/open-invitations.js';
import { showOpenInvitations } from '../campaigns/show-open-invitations.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';

/** The campaigns somebody is invited by, for the page where moments are found. */
@Injectable()
export class HouseInvitations extends OpenInvitations {
  list(tx: Tx, person: Actor): Promise<OpenInvitation[]> {
    return showOpenInvitations(tx, person);
  }
}
