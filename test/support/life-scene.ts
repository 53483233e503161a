import { createAttendanceLink } from '../../src/attendance/create-attendance-link.js';
import { markAttendance } from '../../src/attendance/mark-attendance.js';
import { draftCampaign } from '../../src/campaigns/draft-campaign.js';
import { invitePeople } from '../../src/campaigns/invite-people.js';
import { requestGroup } from '../../src/groups/request-group.js';
import { createMailLink } from '../../src/people/create-mail-link.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { keepNotes } from '../../src/preparation/keep-notes.js';
import { publishSeries } from '../../src/series/publish-series.js';
import { createVisitLink } from '../../src/visits/create-visit-link.js';
import { joinWaitlist } from '../../src/waitlist/join-waitlist.js';
import type { Stage } from './acts.js';
import { aCampaign, asksOf, campaignInput } from './campaigns.js';
import { aSlot, hoursFromNow } from './slots.js';
import { aVisit } from './visits.js';

export interface LifeCast {
  service: Department;
  lead: Actor;
  hosts: Actor[];
  visitor: Actor;
  /** Of the visitor; goes along in a group. */
  manager: Actor;
  waiting: Actor;
  invited: Actor;
  /** An approved visit of the visitor. */
  visitId: string;
}

export interface LifeScene {
  /** Where all this can be read, by whoever may. */
  addresses: string[];
  /** Links that were mailed to one of them. */
  own: [Actor, string][];
}

/** Around one team: a series, a line, a group, a guest who did not come and a campaign, with these words said in confidence. */
export async function furnishLife(
  { run }: Stage,
  { service, lead, hosts, visitor, manager, waiting, invited, visitId }: LifeCast,
  said: Record<'note' | 'waitingGoal' | 'groupGoal' | 'missedReason' | 'draftTitle', string>,
): Promise<LifeScene> {
  const hostIds = hosts.map(({ id }) => id);
  const slotAt = (hours: number, seats = 1) =>
    run((tx) => aSlot(tx, service, { ...hoursFromNow(hours), createdById: lead.id, seats, hostIds }));
  const [past, full, open] = [await slotAt(-6), await slotAt(240), await slotAt(300, 2)];

  const notes = [said.note, '', '', '', ''];
  await run((tx) => keepNotes(tx, visitor, visitId, { notes }));
  const missed = await run((tx) => aVisit(tx, past, { visitorId: visitor.id, state: 'approved', hostId: hostIds[0]! }));
  await run((tx) => markAttendance(tx, lead, missed.id, { outcome: 'missed', reason: said.missedReason }));
  await run((tx) => aVisit(tx, full, { visitorId: visitor.id, state: 'approved', hostId: hostIds[0]! }));
  const inLine = await run((tx) => joinWaitlist(tx, waiting, full.id, { learningGoals: [said.waitingGoal] }));
  const group = await run((tx) =>
    requestGroup(tx, manager, open.id, { visitorIds: [visitor.id, manager.id], learningGoals: [said.groupGoal] }),
  );
  const weekly = {
    ...hoursFromNow(400),
    departmentId: service.id,
    channel: 'chat' as const,
    location: 'Kamer',
    seats: 1,
  };
  const { seriesId } = await run((tx) => publishSeries(tx, lead, { ...weekly, rule: 'FREQ=WEEKLY;COUNT=2' }));

  const home = { id: invited.departmentId } as Department;
  const campaignId = await run((tx) => aCampaign(tx, lead, campaignInput(service, [asksOf(home, 1)])));
  await run((tx) => invitePeople(tx, lead, campaignId, { personIds: [invited.id] }));
  const draft = campaignInput(service, [asksOf(home, 1)], { title: said.draftTitle });
  const draftId = await run((tx) => draftCampaign(tx, lead, draft));

  const [invitation]: [{ id: string }] = await run((tx) => tx.query('SELECT id FROM campaign_invitations'));
  const links = await run(async (tx) => ({
    offer: await createVisitLink(tx, waiting.id, { id: inLine, endsAt: full.endsAt }),
    attendance: await createAttendanceLink(tx, hostIds[0]!, past.id),
    invitation: await createMailLink(tx, { personId: invited.id, subject: 'invitation', subjectId: invitation.id, expiresAt: full.endsAt }), // prettier-ignore
  }));
  return {
    own: [
      [waiting, `/offers/${links.offer}`],
      [hosts[0]!, `/attendance/${links.attendance}`],
      [invited, `/invitations/${links.invitation}`],
    ],
    addresses: [
      ...['/attendance', '/api/v1/attendance', '/hosting', '/api/v1/me/hosting', '/account/mail', '/api/v1/me/mails'],
      ...['/administration/replies', '/series', '/series/new', '/api/v1/series', `/series?department=${service.id}`],
      ...['/campaigns', '/campaigns/new', '/campaigns/preview', '/api/v1/campaigns'],
      ...[`/departments/${service.id}/days`, `/api/v1/departments/${service.id}/days`],
      ...[`/floor/hosts?departmentId=${service.id}`, `/api/v1/departments/${service.id}/hosts`],
      ...['', '/edit', '/stop'].map((page) => `/series/${seriesId}${page}`),
      ...[`/api/v1/series/${seriesId}`, `/groups/${group}`, `/api/v1/groups/${group}`],
      ...[past, full, open].flatMap(({ id, startsAt }) => [
        `/slots/${id}`,
        `/slots/${id}/group`,
        `/slots/${id}/edit`,
        `/api/v1/visits?slotId=${id}`,
        `/floor?departmentId=${service.id}&date=${startsAt.toISOString().slice(0, 10)}`,
      ]),
      ...[visitId, missed.id, inLine].flatMap((id) => [
        ...['', '/attendance', '/moves', `/moves/${open.id}`, '/sheet'].map((page) => `/visits/${id}${page}`),
        ...['', '/attendance', '/preparation', '/hosts', '/place'].map((part) => `/api/v1/visits/${id}${part}`),
      ]),
      ...[campaignId, draftId].flatMap((id) => [
        ...['', '/people', '/closing', '/edit', '/invitation', '/preview'].map((page) => `/campaigns/${id}${page}`),
        ...['', '/board', '/invitations'].map((part) => `/api/v1/campaigns/${id}${part}`),
      ]),
    ],
  };
}
