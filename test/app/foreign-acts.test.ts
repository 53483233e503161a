import { beforeAll, describe, expect, test } from '@jest/globals';
import { addSpecialDays } from '../../src/calendar/add-special-days.js';
import { hashToken } from '../../src/platform/secrets.js';
import type { Actor } from '../../src/people/person.rules.js';
import { publishSeries } from '../../src/series/publish-series.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { requestVisit } from '../../src/visits/request-visit.js';
import { setStage } from '../support/acts.js';
import { browseAs } from '../support/browse.js';
import { aHost, aHostDepartment, aLead, anAdmin, anHr, aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';
import { aSlot } from '../support/slots.js';

type Form = Record<string, string | string[]>;

const stage = setStage();
const app = setApp(stage);
const { run } = stage;

let readers: Record<string, Actor>;
let acts: [path: string, form: Form][];
let ofHr: [path: string, form: Form][];

const reason = 'Daarom niet';
const hours = { date: '2031-03-04', from: '09:00', to: '12:00' };
const moment = { ...hours, channel: 'phone', language: 'nl', seats: '2', location: 'Hier', audience: 'both', approval: 'lead', briefing: '' }; // prettier-ignore
const details = { givenName: 'Ina', namePrefix: '', familyName: 'Dringer', language: 'nl', startsOn: '', manager: '' };

beforeAll(async () => {
  const service = await run((tx) => aHostDepartment(tx));
  const lead = await run((tx) => aLead(tx, service));
  const host = await run((tx) => aHost(tx, service));
  const visitor = await run((tx) => aPerson(tx));
  const admin = await run(anAdmin);
  readers = {
    'a colleague': await run((tx) => aPerson(tx)),
    'a lead of another department': await run(async (tx) => aLead(tx, await aHostDepartment(tx))),
    'a host of the department': await run((tx) => aHost(tx, service)),
    HR: await run((tx) => anHr(tx)),
  };
  const slot = await run((tx) => aSlot(tx, service, { createdById: lead.id, seats: 2, hostIds: [host.id] }));
  const later = await run((tx) => aSlot(tx, service, { createdById: lead.id, startsAt: new Date('2031-03-05T09:00:00Z'), endsAt: new Date('2031-03-05T12:00:00Z') })); // prettier-ignore
  const closed = await run((tx) => addSpecialDays(tx, lead, service.id, { firstOn: '2031-03-10', name: 'Dicht' }));
  const weekly = { departmentId: service.id, channel: 'chat' as const, seats: 1, rule: 'FREQ=WEEKLY;COUNT=2', startsAt: new Date('2031-03-06T14:00:00Z'), endsAt: new Date('2031-03-06T16:00:00Z') }; // prettier-ignore
  const { seriesId: series } = await run((tx) => publishSeries(tx, lead, weekly));
  const goals = { learningGoals: ['Kijken'] };
  const approved = await run((tx) => requestVisit(tx, visitor, slot.id, goals));
  await run((tx) => approveVisit(tx, lead, approved, { isUndoable: true }));
  const asked = await run((tx) => requestVisit(tx, visitor, later.id, goals));
  const role = { role: 'deputy', departmentId: service.id };
  const statementHash = hashToken('nothing');
  acts = [
    [`/visits/${asked}/withdrawal`, {}],
    [`/visits/${approved}/cancellation`, { reason }],
    [`/visits/${asked}/goals`, { learningGoals: 'Iets anders' }],
    [`/visits/${approved}/attendance`, { outcome: 'present' }],
    [`/visits/${approved}/attendance/confirmation`, {}],
    [`/visits/${approved}/notes`, { note1: 'Iets' }],
    [`/visits/${approved}/clearance`, {}],
    [`/visits/${asked}/approval`, {}],
    [`/visits/${asked}/refusal`, { reason }],
    ['/decisions/approvals', { ids: [asked, approved] }],
    ['/decisions/refusals', { ids: [asked, approved], reason }],
    ['/decisions/undo', { ids: approved }],
    ['/slots', { ...moment, departmentId: service.id }],
    [`/slots/${slot.id}/edit`, moment],
    [`/slots/${slot.id}/seats`, { seats: '3' }],
    [`/slots/${slot.id}/withdrawal`, { reason }],
    [`/slots/${slot.id}/copies`, { dates: ['2031-03-06'] }],
    ['/series', { ...moment, departmentId: service.id, days: 'TU', every: '1', ends: 'count', count: '3', step: 'publish', dates: '2031-03-04' }], // prettier-ignore
    [`/series/${series}/edit`, { ...moment, days: 'TU', every: '1', ends: 'count', count: '3', guests: 'follow', step: 'change' }], // prettier-ignore
    [`/series/${series}/stop`, { guests: 'follow' }],
    [`/departments/${service.id}/days`, { name: 'Dicht', firstOn: '2031-03-07' }],
    [`/days/${closed}/removal`, { departmentId: service.id }],
    ['/floor/copies', { departmentId: service.id, date: '2031-03-05', slotIds: later.id }],
    [`/slots/${later.id}/visits`, { visitor: admin.email, learningGoals: 'Kijken', statementHash }],
    ['/statement', { statementHash }],
    [`/people/${visitor.id}/roles`, { role: 'host', departmentId: service.id }],
    [`/people/${lead.id}/roles/removal`, { role: 'lead', departmentId: service.id }],
    [`/departments/${service.id}/roles`, { role: 'deputy', person: visitor.email }],
    [`/departments/${service.id}/roles/removal`, { role: 'host', personId: host.id }],
    ['/departments', { name: 'Nieuw', place: 'Hier', timeZone: 'Europe/Amsterdam' }],
    [`/departments/${service.id}/edit`, { name: 'Anders', isHost: 'yes', place: 'Hier', timeZone: 'Europe/Amsterdam' }],
    ['/administration/jobs/retry', {}],
    ['/administration/mail-test', {}],
    ['/administration/settings/sign-everybody-out', {}],
    ['/administration/texts/nl/texts.statement', { basedOn: '0', text: 'Zwijg.' }],
    ['/administration/texts/nl/texts.statement/preview', { text: 'Zwijg.' }],
    ['/administration/texts/nl/texts.statement/reset', { basedOn: '0' }],
  ];
  ofHr = [
    ['/people', { ...details, email: 'ina@example.org', departmentId: service.id }],
    [`/people/${visitor.id}/edit`, { ...details, email: 'ina@example.org', departmentId: service.id }],
    [`/people/${visitor.id}/leaving`, { reason }],
    [`/people/${visitor.id}/return`, {}],
  ];
  const me = Object.values(readers).map(({ id }) => id);
  for (const id of me)
    acts.push([`/people/${id}/roles`, { role: 'admin', departmentId: '' }], [`/people/${id}/roles`, role]);
  acts.push([`/people/${admin.id}/edit`, { ...details, email: 'own@example.org', departmentId: service.id }]);
  acts.push([`/people/${admin.id}/leaving`, { reason }]);
});

describe('what is not theirs to do is done by no form, for', () => {
  test.each(['a colleague', 'a lead of another department', 'a host of the department', 'HR'])('%s', async (who) => {
    const { post } = await browseAs(stage.transactions, app.baseUrl, readers[who]!);
    // HR books for anybody and keeps the directory.
    const tried = who === 'HR' ? acts.filter(([, form]) => !('visitor' in form)) : [...acts, ...ofHr];
    const done: string[] = [];
    for (const [path, form] of tried) {
      const { status } = await post(path, form);
      // Whom they may not see they cannot name either.
      const refusals = 'visitor' in form || 'person' in form ? [404, 409, 422] : [404, 409];
      if (!refusals.includes(status)) done.push(`${path}: ${status}`);
    }
    expect(done).toEqual([]);
  });
});
