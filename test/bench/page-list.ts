import type { BenchRole, BigCompany } from './big-company.js';

export interface Route {
  /** Who may see it and has the most to look at; nobody: it is public. */
  as: BenchRole[];
  /** The addresses to ask for; the route itself when left out. */
  at?: (company: BigCompany, role: BenchRole | null) => string[];
}

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Every page there is, by its route: test/architecture/bench.test.ts holds the list against the controllers. */
export const pages: Record<string, Route> = {
  '/actions': { as: ['colleague', 'lead', 'hr'], at: ({ departmentId }) => [`/actions?department=${departmentId}`] },
  '/actions/list': {
    as: ['colleague', 'lead', 'hr'],
    at: () =>
      ['', '?show=all', '?show=overdue', '?who=me', '?search=brief', '?search=zzz'].map(
        (said) => `/actions/list${said}`,
      ),
  },
  '/actions/new': { as: ['lead', 'hr'], at: ({ learningId }) => [`/actions/new?learning=${learningId}`] },
  '/actions/:id': {
    as: ['lead'],
    at: ({ actionId }) => ['', '?form=finish'].map((said) => `/actions/${actionId}${said}`),
  },
  '/actions/:id/edit': { as: ['lead'], at: ({ actionId }) => [`/actions/${actionId}/edit`] },
  '/learnings': {
    as: ['colleague', 'lead', 'hr'],
    at: () => ['/learnings', '/learnings?search=factuur', '/learnings?search=zzz', '/learnings?order=heard'],
  },
  '/learnings/:id': { as: ['lead', 'hr'], at: ({ learningId }) => [`/learnings/${learningId}`] },
  '/learnings/themes': { as: ['hr', 'admin'] },
  '/': { as: ['colleague', 'host', 'lead', 'hr', 'admin'] },
  '/slots': {
    as: ['colleague', 'lead'],
    at: ({ departmentId }) => [
      '/slots',
      `/slots?week=${day(14)}`,
      '/slots?view=list',
      ...['free=yes', 'channel=desk', 'online=yes', 'language=en', 'weekday=2', 'part=morning'].map(
        (filter) => `/slots?view=list&${filter}`,
      ),
      `/slots?view=list&departmentId=${departmentId}`,
      '/slots?view=list&place=verdieping+3',
      '/slots?view=list&search=zzz',
      '/slots?search=verdieping&channel=social&online=no&language=en&weekday=4&part=afternoon&free=yes',
    ],
  },
  '/plans/:id/board': {
    as: ['hr'],
    at: ({ planId }) =>
      ['', '?weeks=4', '?show=missing', '?search=jansen', '?search=zzz'].map((said) => `/plans/${planId}/board${said}`),
  },
  '/plans/:id/publication': { as: ['hr'], at: ({ planId }) => [`/plans/${planId}/publication`] },
  '/plans/:id/calendar': { as: ['hr'], at: ({ planId }) => [`/plans/${planId}/calendar`] },
  '/plans/:id/comparison': { as: ['hr'], at: ({ planId }) => [`/plans/${planId}/comparison`] },
  '/plans/:id/hires/:rotationId': {
    as: ['hr'],
    at: ({ planId, rotationId }) => [`/plans/${planId}/hires/${rotationId}`],
  },
  '/plans/:id/slots/:slotId': {
    as: ['hr'],
    at: ({ planId, plannedSlotId }) => [`/plans/${planId}/slots/${plannedSlotId}`],
  },
  '/plans/:id/moments': {
    as: ['hr'],
    at: ({ planId, rotationId: rotation, stopId: stop, placementId: placement }) => [
      `/plans/${planId}/moments?${new URLSearchParams({ rotation, stop, placement }).toString()}`,
    ],
  },
  '/insights': {
    as: ['hr', 'lead'],
    at: () => ['', '?span=month', '?span=years', '?charts=all'].map((said) => `/insights${said}`),
  },
  '/insights/charts/:name': {
    as: ['hr', 'lead'],
    at: () => ['visits', 'coverage', 'seats', 'hosts'].map((name) => `/insights/charts/${name}`),
  },
  '/plans': { as: ['hr'] },
  '/plans/new': { as: ['hr'] },
  '/plans/:id': { as: ['hr'], at: ({ planId }) => [`/plans/${planId}`] },
  '/plans/repairs': { as: ['hr'] },
  '/slots/:id': { as: ['colleague', 'lead', 'hr'], at: ({ slotId }) => [`/slots/${slotId}`] },
  '/slots/new': {
    as: ['lead', 'admin'],
    at: ({ slotId }) => ['/slots/new', `/slots/new?copy=${slotId}`, `/slots/new?date=${day(9)}&from=09:00&to=12:00`],
  },
  '/slots/:id/edit': { as: ['lead'], at: ({ slotId }) => [`/slots/${slotId}/edit`] },
  '/slots/:id/withdrawal': { as: ['lead'], at: ({ slotId }) => [`/slots/${slotId}/withdrawal`] },
  '/series': { as: ['lead'], at: ({ departmentId }) => [`/series?departmentId=${departmentId}`] },
  '/series/new': { as: ['lead'], at: ({ slotId }) => ['/series/new', `/series/new?copy=${slotId}`] },
  '/series/:id': { as: ['lead'], at: ({ seriesId }) => [`/series/${seriesId}`] },
  '/series/:id/edit': { as: ['lead'], at: ({ seriesId }) => [`/series/${seriesId}/edit`] },
  '/series/:id/stop': { as: ['lead'], at: ({ seriesId }) => [`/series/${seriesId}/stop`] },
  '/departments/:id/days': {
    as: ['colleague', 'lead'],
    at: ({ departmentId }) => [`/departments/${departmentId}/days`],
  },
  '/slots/:id/copies': { as: ['lead'], at: ({ slotId }) => [`/slots/${slotId}/copies`] },
  '/floor': {
    as: ['lead', 'admin'],
    at: ({ departmentId }) => [
      '/floor',
      `/floor?departmentId=${departmentId}&date=${day(7)}`,
      `/floor?departmentId=${departmentId}&date=${day(7)}&view=day`,
      `/floor?departmentId=${departmentId}&date=${day(-365)}`,
    ],
  },
  '/floor/copies': {
    as: ['lead'],
    at: ({ departmentId }) => [`/floor/copies?departmentId=${departmentId}&date=${day(7)}`],
  },
  '/floor/hosts': { as: ['lead', 'admin'], at: ({ departmentId }) => [`/floor/hosts?departmentId=${departmentId}`] },
  '/hosting': { as: ['host'] },
  '/visits': {
    as: ['colleague', 'host', 'lead', 'hr'],
    at: () => [
      '/visits',
      '/visits?state=cancelled',
      '/visits?q=klantenservice',
      '/visits?when=earlier',
      '/visits?view=hosting',
    ],
  },
  '/visits/:id': {
    as: ['colleague', 'lead', 'hr'],
    // Only the one that waits is at the lead's department.
    at: ({ visitId, waitingVisitId }, role) =>
      (role === 'lead' ? [waitingVisitId] : [visitId, waitingVisitId]).map((id) => `/visits/${id}`),
  },
  '/visits/:id/moves': {
    as: ['colleague', 'hr'],
    at: ({ visitId }) => ['', '?where=all', '?where=all&channel=desk'].map((said) => `/visits/${visitId}/moves${said}`),
  },
  '/visits/:id/moves/:slotId': {
    as: ['colleague', 'hr'],
    at: ({ visitId, slotId }) => [`/visits/${visitId}/moves/${slotId}`],
  },
  '/slots/:id/group': { as: ['lead', 'hr'], at: ({ slotId }) => [`/slots/${slotId}/group`] },
  '/groups/:id': { as: ['colleague', 'lead', 'hr'], at: ({ groupId }) => [`/groups/${groupId}`] },
  '/visitors': { as: ['lead', 'hr'], at: () => ['/visitors?search=jansen', '/visitors?search=zzz'] },
  '/decisions': {
    as: ['lead', 'admin'],
    at: ({ departmentId }) => [
      '/decisions',
      `/decisions?department=${departmentId}`,
      '/decisions?age=3&order=age',
      `/decisions?week=${day(14)}`,
      '/decisions?search=jansen',
    ],
  },
  '/statement': { as: ['colleague'] },
  '/people': {
    as: ['colleague', 'lead', 'hr', 'admin'],
    at: ({ departmentId }) => [
      '/people',
      '/people?search=jansen',
      '/people?search=zzz',
      '/people?role=host',
      `/people?department=${departmentId}`,
    ],
  },
  '/people/suggestions': { as: ['hr'], at: () => ['/people/suggestions?search=jan', '/people/suggestions?search=zzz'] },
  '/people/import': { as: ['hr', 'admin'] },
  '/people/new': { as: ['hr'] },
  '/people/:id': {
    as: ['colleague', 'lead', 'hr', 'admin'],
    at: ({ personIds }, role) => [`/people/${role === 'lead' ? personIds.host : personIds.colleague}`],
  },
  '/people/:id/edit': { as: ['hr', 'admin'], at: ({ personIds }) => [`/people/${personIds.colleague}/edit`] },
  '/people/:id/erasure': { as: ['hr'], at: ({ personIds }) => [`/people/${personIds.colleague}/erasure`] },
  '/people/:id/leaving': { as: ['hr'], at: ({ personIds }) => [`/people/${personIds.colleague}/leaving`] },
  '/people/:id/days-away': {
    as: ['colleague', 'hr'],
    at: ({ personIds }) => [`/people/${personIds.colleague}/days-away`],
  },
  '/rotation': { as: ['colleague'] },
  '/rotations/:id': { as: ['hr'], at: ({ rotationId }) => [`/rotations/${rotationId}`] },
  '/cohorts': { as: ['hr'], at: () => ['/cohorts', '/cohorts?search=lichting'] },
  '/cohorts/new': { as: ['hr'] },
  '/cohorts/:id': {
    as: ['hr'],
    at: ({ cohortId }) => [`/cohorts/${cohortId}`, `/cohorts/${cohortId}?search=a&state=open`],
  },
  '/cohorts/:id/edit': { as: ['hr'], at: ({ cohortId }) => [`/cohorts/${cohortId}/edit`] },
  '/departments': { as: ['colleague', 'hr', 'admin'], at: () => ['/departments', '/departments?search=schade'] },
  '/departments/new': { as: ['admin'] },
  '/departments/:id': {
    as: ['colleague', 'lead', 'hr', 'admin'],
    at: ({ departmentId }) => [`/departments/${departmentId}`, `/departments/${departmentId}?show=made`],
  },
  '/departments/:id/edit': { as: ['admin'], at: ({ departmentId }) => [`/departments/${departmentId}/edit`] },
  '/account/mail': { as: ['colleague', 'lead'] },
  '/campaigns': { as: ['colleague', 'lead', 'hr'] },
  '/campaigns/new': { as: ['lead', 'hr'] },
  '/campaigns/:id': { as: ['lead', 'hr'], at: ({ campaignId }) => [`/campaigns/${campaignId}`] },
  '/campaigns/:id/edit': { as: ['hr'], at: ({ campaignId }) => [`/campaigns/${campaignId}/edit`] },
  '/campaigns/:id/closing': { as: ['lead'], at: ({ campaignId }) => [`/campaigns/${campaignId}/closing`] },
  '/campaigns/:id/people': {
    as: ['lead', 'hr'],
    at: ({ campaignId }) => ['', '?status=booked'].map((filter) => `/campaigns/${campaignId}/people${filter}`),
  },
  '/campaigns/:id/invitation': {
    as: ['colleague'],
    at: ({ campaignId }) => [`/campaigns/${campaignId}/invitation`],
  },
  '/programmes': { as: ['hr'] },
  '/programmes/new': {
    as: ['hr'],
    at: ({ programmeId }) => ['/programmes/new', `/programmes/new?copy=${programmeId}`],
  },
  '/programmes/:id': { as: ['hr'], at: ({ programmeId }) => [`/programmes/${programmeId}`] },
  '/programmes/:id/edit': { as: ['hr'], at: ({ programmeId }) => [`/programmes/${programmeId}/edit`] },
  '/onboarding': { as: ['lead', 'hr'], at: () => ['/onboarding', '/onboarding?by=manager'] },
  '/onboarding/hires': {
    as: ['lead', 'hr'],
    at: () => ['', '?state=overdue', '?search=jansen', '?search=zzz'].map((said) => `/onboarding/hires${said}`),
  },
  '/effect': { as: ['lead', 'hr'], at: () => ['', '?quarter=1', '?statement=3'].map((said) => `/effect${said}`) },
  '/research': { as: ['hr'] },
  '/insights/report': {
    as: ['lead', 'hr'],
    at: () => ['/insights/report', '/insights/report?month=2020-01'],
  },
  '/account': { as: ['colleague', 'admin'] },
  '/administration': { as: ['admin'] },
  '/administration/settings': { as: ['admin'] },
  '/administration/texts': {
    as: ['admin'],
    at: () => ['/administration/texts', '/administration/texts?search=bezoek'],
  },
  '/administration/texts/:language/:key': { as: ['admin'], at: () => ['/administration/texts/nl/texts.statement'] },
  '/administration/replies': { as: ['admin'] },
  '/administration/jobs': { as: ['admin'] },
  '/administration/mail-test': { as: ['admin'] },
  '/administration/audit': {
    as: ['admin'],
    at: ({ visitId }) => [
      '/administration/audit',
      '/administration/audit?who=jansen',
      '/administration/audit?act=visit.cancelled',
      '/administration/audit?kind=slot',
      `/administration/audit?from=${day(-400)}&to=${day(-390)}`,
      '/administration/audit?text=zzz',
      `/administration/audit?subjectId=${visitId}`,
    ],
  },
  '/outbox': { as: ['colleague', 'admin'] },
  '/offline': { as: [] },
  '/sign-in': { as: [] },
  '/sign-in/code': { as: [] },
  '/attendance': { as: ['lead', 'host'] },
  '/attendance/:token': { as: [], at: ({ attendanceToken }) => [`/attendance/${attendanceToken}`] },
  '/visits/:id/attendance': { as: ['lead'], at: ({ pastVisitId }) => [`/visits/${pastVisitId}/attendance`] },
  '/visits/:id/sheet': { as: ['colleague', 'lead'], at: ({ waitingVisitId }) => [`/visits/${waitingVisitId}/sheet`] },
  '/feedback': { as: ['colleague', 'host'], at: () => ['', '?state=open'].map((said) => `/feedback${said}`) },
  '/feedback/:id': {
    as: ['colleague'],
    at: ({ formId }) => ['', '?add=surprise'].map((said) => `/feedback/${formId}${said}`),
  },
  '/feedback/:id/sent': { as: ['colleague'], at: ({ formId }) => [`/feedback/${formId}/sent`] },
  '/departments/:id/questions': {
    as: ['lead', 'hr'],
    at: ({ departmentId }) => [`/departments/${departmentId}/questions`],
  },
  '/outcomes': {
    as: ['colleague', 'host', 'lead', 'hr'],
    at: ({ departmentId }, role) =>
      role === 'colleague'
        ? ['/outcomes']
        : ['', `?floor=${departmentId}&period=all`, '?fate=done', '?fate=waiting', '?view=own', '?view=thanks'].map(
            (said) => `/outcomes${said}`,
          ),
  },
  '/departments/:id/wall': { as: ['lead', 'admin'], at: ({ departmentId }) => [`/departments/${departmentId}/wall`] },
  '/wall/:secret': {
    as: [],
    at: ({ wallSecret }) => ['', '?panel=2&lang=en'].map((said) => `/wall/${wallSecret}${said}`),
  },
  '/feedback/by-link/:token': { as: [], at: ({ formToken }) => [`/feedback/by-link/${formToken}`] },
  '/feedback/by-link/:token/sent': { as: [], at: ({ formToken }) => [`/feedback/by-link/${formToken}/sent`] },
  '/offers/:token': { as: [], at: ({ mailLinkToken }) => [`/offers/${mailLinkToken}`] },
  '/invitations/:token': { as: [], at: ({ invitationToken }) => [`/invitations/${invitationToken}`] },
  '/cannot-come/:token': { as: [], at: ({ mailLinkToken }) => [`/cannot-come/${mailLinkToken}`] },
};

/** Routes that answer with something else than a page of their own, and what that is. */
export const noPages: Record<string, string> = {
  '/people/import/:id': 'what came of a file, when one was handed over',
  '/people/import/:id/mapping': 'the columns of a file, when one was handed over',
  '/people/import/:id/rejected.csv': 'a file',
  '/slots/first': 'a redirect',
  '/learnings/export.csv': 'a file',
  '/onboarding/export.csv': 'a file',
  '/onboarding/export.xlsx': 'a file',
  '/insights/charts/:name/export.csv': 'a file',
  '/insights/charts/:name/export.xlsx': 'a file',
  '/effect/export.csv': 'a file',
  '/effect/export.xlsx': 'a file',
  '/research/:file': 'a file',
  '/insights/report/export.csv': 'a file',
  '/insights/report/export.xlsx': 'a file',
  '/failed-jobs': 'a redirect',
  '/sign-in/done': 'a redirect',
  '/sign-in/:token': 'a link that works once',
  '/service-worker.js': 'a script',
  '/*': 'whatever else is asked for',
  '/administration/texts/:language/:key/preview': 'a mail, in a frame of its editor',
  '/campaigns/preview': 'a mail, in a frame of its form',
  '/campaigns/:id/preview': 'a mail, in a frame beside its campaign',
  '/outbox/:id': 'a mail, when mails are kept here',
  '/outbox/:id/body': 'a mail, when mails are kept here',
  '/outbox/:id/invite.ics': 'a file',
  '/account/data.json': 'a file',
};

export interface PageToAsk {
  path: string;
  /** The route and who asks. */
  name: string;
  cookie: string;
}

/** The pages of the list with real addresses, as each role that is named there. */
export function listPages(company: BigCompany): PageToAsk[] {
  return Object.entries(pages).flatMap(([route, { as, at }]) =>
    (as.length ? as : [null]).flatMap((role) =>
      (at?.(company, role) ?? [route]).map((path, index) => ({
        path,
        name: [nameOf(route, path, index), role].filter(Boolean).join(' '),
        cookie: role ? company.cookies[role] : '',
      })),
    ),
  );
}

function nameOf(route: string, path: string, index: number): string {
  const [, query] = path.split('?');
  if (query) return `${route}?${query.replace(/[\da-f]{8}-[\da-f-]{27}/g, '…')}`;
  return index ? `${route} (${index + 1})` : route;
}
