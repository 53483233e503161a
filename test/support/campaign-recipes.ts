import type { CampaignTarget } from '../../src/campaigns/campaign.rules.js';
import { getCampaign } from '../../src/campaigns/campaigns.queries.js';
import { closeCampaign } from '../../src/campaigns/close-campaign.js';
import { draftCampaign } from '../../src/campaigns/draft-campaign.js';
import { invitePeople } from '../../src/campaigns/invite-people.js';
import { pauseCampaign } from '../../src/campaigns/pause-campaign.js';
import { sendSome } from '../../src/campaigns/send-invitations.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Stage } from './acts.js';
import { aCampaign, asksOf, campaignInput, dateIn } from './campaigns.js';
import { aDepartment, aPerson } from './people.js';
import { aSlot, hoursFromNow } from './slots.js';
import type { Cast, Recipes } from './api-recipes.js';

/** How to get the answers that are an operation's own, of campaigns. */
export function makeCampaignRecipes(
  { run }: Pick<Stage, 'run'>,
  { department, lead, visitor }: Cast,
): Record<string, Recipes> {
  let hour = 5000;
  const newSlot = (facts: Parameters<typeof aSlot>[2] = {}) =>
    run((tx) => aSlot(tx, department, { createdById: lead.id, ...hoursFromNow((hour += 12)), ...facts }));
  const draftInput = async () => campaignInput(department, [asksOf(await run((tx) => aDepartment(tx)), 1)]);
  const newDraft = async () => run(async (tx) => draftCampaign(tx, lead, await draftInput()));
  const newCampaign = async () => run(async (tx) => aCampaign(tx, lead, await draftInput()));
  const newColleague = async (campaignId: string) => {
    const [{ departmentId }] = (await run((tx) => getCampaign(tx, lead, campaignId))).departments as [CampaignTarget];
    return (await run((tx) => aPerson(tx, { departmentId }))).id;
  };
  const invitedVisitor = async () => {
    const home = { id: visitor.departmentId } as Department;
    // Where the visitor has no seat: in a moment of its own.
    const where = {
      teamIds: [],
      slotIds: [(await newSlot({ seats: 9 })).id],
      closesOn: dateIn(300),
    };
    const id = await run((tx) => aCampaign(tx, lead, campaignInput(department, [asksOf(home, 1)], where)));
    await run((tx) => invitePeople(tx, lead, id, { personIds: [visitor.id] }));
    await run((tx) => sendSome(tx, id));
    return id;
  };

  return {
    'get /api/v1/campaigns': { 200: async () => newDraft().then(() => ({ who: 'lead', query: '?limit=2' })) },
    'post /api/v1/campaigns': {
      201: async () => ({ who: 'lead', body: await draftInput() }),
      409: async () => ({ who: 'visitor', body: await draftInput() }),
    },
    'get /api/v1/campaigns/{id}': { 200: async () => ({ who: 'lead', id: await newDraft() }) },
    'patch /api/v1/campaigns/{id}': {
      200: async () => ({ who: 'lead', id: await newDraft(), body: { title: 'Anders' } }),
      409: async () => ({ who: 'lead', id: await newCampaign(), body: { opensOn: '2020-01-01' } }),
    },
    'post /api/v1/campaigns/{id}/discarding': {
      200: async () => ({ who: 'lead', id: await newDraft() }),
      409: async () => ({ who: 'lead', id: await newCampaign() }),
    },
    'post /api/v1/campaigns/{id}/start': {
      200: async () => ({ who: 'lead', id: await newDraft() }),
      409: async () => ({ who: 'lead', id: await newCampaign() }),
    },
    'post /api/v1/campaigns/{id}/pause': {
      200: async () => ({ who: 'lead', id: await newCampaign() }),
      409: async () => ({ who: 'lead', id: await newDraft() }),
    },
    'post /api/v1/campaigns/{id}/resumption': {
      200: async () => {
        const id = await newCampaign();
        await run((tx) => pauseCampaign(tx, lead, id));
        return { who: 'lead', id };
      },
      409: async () => ({ who: 'lead', id: await newCampaign() }),
    },
    'post /api/v1/campaigns/{id}/closing': {
      200: async () => ({ who: 'lead', id: await newCampaign(), body: { summary: 'Mooi.', sendTo: 'everybody' } }),
      409: async () => ({ who: 'lead', id: await newDraft(), body: { summary: '' } }),
    },
    'get /api/v1/campaigns/{id}/board': { 200: async () => ({ who: 'lead', id: await newCampaign() }) },
    'get /api/v1/campaigns/{id}/invitations': {
      200: async () => ({ who: 'lead', id: await invitedVisitor() }),
      422: async () => ({ who: 'lead', id: await newCampaign(), query: '?limit=0' }),
    },
    'post /api/v1/campaigns/{id}/invitations': {
      200: async () => {
        const id = await newCampaign();
        return { who: 'lead', id, body: { personIds: [await newColleague(id)] } };
      },
      409: async () => ({ who: 'lead', id: await newCampaign(), body: { personIds: [] } }),
    },
    'post /api/v1/campaigns/{id}/waves': {
      200: async () => {
        const id = await newCampaign();
        await newColleague(id);
        await newSlot({ seats: 9 });
        return { who: 'lead', id };
      },
      409: async () => ({ who: 'lead', id: await newCampaign() }),
    },
    'post /api/v1/campaigns/{id}/nudges': {
      200: async () => {
        const id = await invitedVisitor();
        await run((tx) => tx.query(`UPDATE campaign_invitations SET invited_at = now() - interval '2 days'`));
        return { who: 'lead', id };
      },
      409: async () => ({ who: 'lead', id: await newCampaign() }),
    },
    'post /api/v1/campaigns/{id}/answer': {
      200: async () => ({ id: await invitedVisitor(), body: { answer: 'not-now' } }),
      409: async () => {
        const id = await invitedVisitor();
        await run((tx) => closeCampaign(tx, lead, id, { summary: '' }));
        return { id, body: { answer: 'not-now' } };
      },
    },
  };
}
