import { Injectable } from '@nestjs/common';
import { adviseHosts } from '../hosts/advise-hosts.js';
import type { Tx } from '../platform/database/transactions.js';
import { type AdvisedHost, HostAdvice, type WantedHosts } from '../slots/host-advice.js';

/** Hosts by turns, for the forms of a slot. */
@Injectable()
export class HouseHostAdvice extends HostAdvice {
  advise(tx: Tx, wanted: WantedHosts): Promise<AdvisedHost[]> {
    return adviseHosts(tx, wanted);
  }
}
