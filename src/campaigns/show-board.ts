import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import {
  mayRun,
  whyNotClose,
  whyNotDiscard,
  whyNotInvite,
  whyNotPause,
  whyNotResume,
  whyNotStart,
} from './campaign.rules.js';
import { readBoard } from './campaign-board.queries.js';
import { readProgress } from './campaign-progress.queries.js';
import { listTeams } from './campaign-choices.queries.js';
import type { CampaignView } from './campaigns.queries.js';
import { showCampaign, showRows, totalsOf } from './show-campaign.js';

/** All that the page of a campaign says, be it a draft, running or closed. */
export async function showBoard(tx: Tx, me: Actor, campaign: CampaignView) {
  const [board, progress, teams] = await Promise.all([
    readBoard(tx, campaign.id),
    readProgress(tx, campaign.id),
    listTeams(tx, me),
  ]);
  const rows = showRows(board);
  const totals = totalsOf(board);
  return {
    campaign: showCampaign(campaign),
    rows,
    totals,
    progress: {
      ...progress,
      nextWaveAt: campaign.nextWaveAt,
      left: totals.candidates,
      nextPeople: Math.min(campaign.wavePeople, totals.candidates, progress.seats),
    },
    mayRun: mayRun(me, campaign),
    whys: {
      start: whyNotStart(me, campaign),
      discard: whyNotDiscard(me, campaign),
      invite: whyNotInvite(me, campaign),
      pause: whyNotPause(me, campaign),
      resume: whyNotResume(me, campaign),
      close: whyNotClose(me, campaign),
    },
    reach: reachOf(campaign, totals, progress),
    teams: teams.filter(({ id }) => campaign.teamIds.includes(id)).map(({ name }) => name),
  };
}

/** Whom a draft would concern. */
function reachOf(
  { departments, wavePeople }: CampaignView,
  { people, targetPeople: target }: ReturnType<typeof totalsOf>,
  { seats, moments }: { seats: number; moments: number },
) {
  const waves = Math.max(1, Math.ceil(people / wavePeople));
  return {
    departments: departments.length,
    people,
    target,
    seats,
    moments,
    waves,
    first: Math.min(wavePeople, people, seats),
  };
}
