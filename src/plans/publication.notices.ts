import type { NoticeKind } from '../notices/notice-kind.js';
import { getDepartment } from '../people/people.queries.js';
import { findLead, findRecipient } from '../people/recipient.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import { say } from '../platform/views/locales.js';
import { groupBy } from '../planner/group-by.rules.js';
import { isOnline } from '../slots/slot.rules.js';
import { decisionsUrl, visitUrl } from '../visits/mail-urls.js';
import { Plan } from './plan.entity.js';
import { findPlan } from './plans.queries.js';
import { findPublishedRotation, listPublishedAt, listPublishedPath, type PublishedVisit } from './published.queries.js';

/** A lead with more moments than this opens the floor to see them all. */
const MOST_MOMENTS = 40;

/** To a hire: the whole path, and what of it is new or otherwise. */
export const rotationPublished: NoticeKind<{ planId: string; rotationId: string }> = {
  isRequired: true,
  async load(tx, recipient, { planId, rotationId }) {
    const rotation = await findPublishedRotation(tx, planId, rotationId);
    const visits = await listPublishedPath(tx, planId, rotationId);
    if (rotation?.personId !== recipient.id || !visits.length) return null;
    const isFirst = visits.every(({ isNew }) => isNew);
    const coming = visits.filter(({ isCalledOff }) => !isCalledOff);
    const subject = isFirst ? 'publication.mail.hire.subject' : 'publication.mail.hire.subject-changed';
    return {
      subject: say(recipient, subject),
      replyTo: await publisherOf(tx, planId),
      template: 'mail/rotation-published',
      model: {
        isFirst,
        visits: coming.map(toModel),
        waiting: coming.filter(({ state }) => state === 'requested').length,
        calledOff: visits.filter(({ isCalledOff }) => isCalledOff).map(toModel),
        missing: rotation.missing,
        url: `${settings().baseUrl}/rotation`,
      },
    };
  },
};

/** To a lead: who comes to the department, where a decision is awaited, and what is called off. */
export const rotationOverview: NoticeKind<{ planId: string; departmentId: string }> = {
  isRequired: false,
  about: 'leading',
  async load(tx, recipient, { planId, departmentId }) {
    const plan = await findPlan(tx, planId);
    if (!plan || !(await findLead(tx, departmentId, recipient.id))) return null;
    const visits = await listPublishedAt(tx, planId, departmentId);
    if (!visits.length) return null;
    const { name: department } = await getDepartment(tx, departmentId);
    const coming = visits.filter(({ isCalledOff }) => !isCalledOff);
    const waiting = coming.filter(({ state }) => state === 'requested').length;
    const moments = [...groupBy(coming, ({ slotId }) => slotId).values()].map((guests) => ({
      ...toModel(guests[0]!),
      guests,
    }));
    return {
      subject: say(recipient, 'publication.mail.lead.subject', { department, count: coming.length }),
      replyTo: await publisherOf(tx, planId),
      template: 'mail/rotation-overview',
      model: {
        department,
        count: coming.length,
        waiting,
        by: plan.publishedByName,
        moments: moments.slice(0, MOST_MOMENTS),
        more: Math.max(0, moments.length - MOST_MOMENTS),
        calledOff: visits.filter(({ isCalledOff }) => isCalledOff).map(toModel),
        url: waiting ? decisionsUrl() : `${settings().baseUrl}/floor?departmentId=${departmentId}`,
      },
    };
  },
};

const toModel = (visit: PublishedVisit) => ({
  ...visit,
  isOnline: isOnline(visit.location),
  url: visitUrl(visit.visitId),
});

async function publisherOf(tx: Tx, planId: string) {
  const { publishedById } = await tx.findOneByOrFail(Plan, { id: planId });
  return (publishedById && (await findRecipient(tx, publishedById))) || undefined;
}
