import { changeDepartmentQuestions } from '../../src/feedback/change-department-questions.js';
import { createFormLink } from '../../src/feedback/create-form-link.js';
import { saveDraft } from '../../src/feedback/save-draft.js';
import { sendForm } from '../../src/feedback/send-form.js';
import { changeWishes } from '../../src/hosts/change-wishes.js';
import { joinLearnings } from '../../src/learnings/join-learnings.js';
import { openWall } from '../../src/outcomes/open-wall.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { anAction, anActionComment, type ActionFacts } from './actions.js';
import { anAnsweredForm, aForm } from './feedback.js';
import { aTheme } from './learnings.js';
import { aSlot, hoursFromNow } from './slots.js';
import { aVisit } from './visits.js';

export interface LoopCast {
  /** Where the visitor was, and where another one was. */
  service: Department;
  claims: Department;
  /** To which one thing learned is sent. */
  office: Department;
  hr: Actor;
  lead: Actor;
  host: Actor;
  claimsLead: Actor;
  claimsHost: Actor;
  visitor: Actor;
  rival: Actor;
  /** Of a department of their own, who does something about what the visitor learned. */
  owner: Actor;
}

/** One word for each thing that is said on the way from a visit to something that changed. */
export const said = {
  draft: 'Concept-van-vera',
  change: 'Voornemen-van-vera',
  ownAnswer: 'Antwoord-van-vera',
  hostsDraft: 'Concept-van-gastheer',
  asked: 'Vraag-van-klantenservice',
  learned: 'Geleerd-door-vera',
  vouched: 'Ingestaan-door-vera',
  forOffice: 'Vraag-voor-secretariaat',
  hostsLearned: 'Geleerd-door-gastheer',
  joined: 'Geleerd-door-rivaal',
  thanks: 'Bedankje-van-vera',
  sharedThanks: 'Bedankje-van-rivaal',
  action: 'Actie-van-eigenaar',
  comment: 'Opmerking-van-eigenaar',
  dropped: 'Vervallen-voor-secretariaat',
  droppedReason: 'Reden-van-vervallen',
  onWall: 'Geleerd-voor-de-wand',
  wallAction: 'Actie-voor-de-wand',
  result: 'Resultaat-voor-de-wand',
} as const;

export type Loop = Awaited<ReturnType<typeof furnishLoop>>;

/** Forms of every kind, what was learned and thanked in them, and what is done about it, for a few or for many to read. */
export async function furnishLoop(tx: Tx, cast: LoopCast) {
  const { service, claims, office, lead, host, claimsHost, visitor, rival, owner } = cast;
  const visitOf = async (who: Actor, whom: Actor, where: Department, hours: number) => {
    const slot = await aSlot(tx, where, { ...hoursFromNow(hours), hostIds: [whom.id] });
    return aVisit(tx, slot, { visitorId: who.id, state: 'approved', hostId: whom.id });
  };
  const visit = await visitOf(visitor, host, service, -30);
  const rivals = await visitOf(rival, claimsHost, claims, -50);
  const ahead = await visitOf(visitor, host, service, 500);
  const questions = [{ side: 'visitor' as const, number: 1, nl: said.asked, en: said.asked }];
  await changeDepartmentQuestions(tx, lead, service.id, { basedOn: 0, questions });

  const [debrief, rivalsDebrief] = [await aForm(tx, visit), await aForm(tx, rivals)];
  const hosts = await aForm(tx, visit, 'host-debrief');
  const after = await anAnsweredForm(tx, visit, 'after', [5, 5, 5, 5]);
  const before = await aForm(tx, ahead, 'before');
  await sendForm(tx, visitor, debrief.id, {
    ...{ score1: 4, score2: 3, score3: 5, score4: 4, change: said.change, thanks: said.thanks, own1: said.ownAnswer },
    surprise: [{ text: said.learned }, { text: `${said.vouched} 06-12345678`, isVouched: true }],
    question: [{ text: said.forOffice, forDepartmentId: office.id }],
  });
  await saveDraft(tx, visitor, after.id, {
    fields: { score1: '2', change: said.draft, 'surprise.0.text': said.draft },
  });
  await changeWishes(tx, claimsHost, { sharesThanks: true });
  await sendForm(tx, rival, rivalsDebrief.id, {
    ...{ thanks: said.sharedThanks, surprise: [{ text: said.joined }, { text: said.onWall }] },
  });
  await sendForm(tx, host, hosts.id, { prepared: 'yes', fix: [{ text: said.hostsLearned }] });
  await saveDraft(tx, host, hosts.id, { fields: { 'fix.0.text': said.hostsDraft } });

  const learnings: { id: string; text: string }[] = await tx.query('SELECT id, text FROM learnings');
  const idOf = (text: string) => learnings.find((learning) => learning.text.startsWith(text))!.id;
  await joinLearnings(tx, cast.hr, idOf(said.joined), { withId: idOf(said.learned) });
  const [{ headId }]: [{ headId: string }] = await tx.query(
    'SELECT head_id AS "headId" FROM learnings WHERE text = $1',
    [said.learned],
  );
  const theme = await aTheme(tx, { name: 'Brieven' });
  await tx.query('UPDATE learnings SET theme_id = $1', [theme.id]);
  const act = (learningId: string, who: Actor, facts: ActionFacts) =>
    anAction(tx, { id: learningId }, who, { expectedEffect: '', createdById: who.id, ...facts });
  const action = await act(headId, owner, { title: said.action, state: 'doing' });
  await anActionComment(tx, action, owner, said.comment);
  const dropped = await act(idOf(said.forOffice), lead, {
    ...{ title: said.dropped, state: 'dropped', reason: said.droppedReason },
  });
  const shown = await act(idOf(said.onWall), claimsHost, {
    ...{ title: said.wallAction, state: 'done', result: said.result },
  });
  const links: string[] = [];
  for (const form of [debrief, after, before]) links.push(await createFormLink(tx, form));
  return {
    departmentIds: [service.id, claims.id, office.id],
    visitIds: [visit.id, rivals.id, ahead.id],
    formIds: [debrief, rivalsDebrief, hosts, after, before].map(({ id }) => id),
    learningIds: learnings.map(({ id }) => id),
    actionIds: [action, dropped, shown].map(({ id }) => id),
    themeId: theme.id,
    ownerId: owner.id,
    /** Of the claims floor, whose secret is in it. */
    wall: `/wall/${await openWall(tx, cast.claimsLead, claims.id)}`,
    links: links.map((token) => `/feedback/by-link/${token}`),
    hostsLink: `/feedback/by-link/${await createFormLink(tx, hosts)}`,
  };
}

const charts = 'visits departments coverage absence seats refusals decisions hosts onboarding themes loop actions preventable lacked response'; // prettier-ignore

/** Where all this can be read, by whoever may. */
export function addressesOfLoop(loop: Loop): string[] {
  const api = '/api/v1';
  const files = ['export.csv', 'export.xlsx'];
  const month = new Date().toISOString().slice(0, 7);
  const searches = Object.values(said).map((word) => `search=${word.slice(0, 6)}`);
  return [
    ...['', '?state=open', '?state=answered', '?state=closed'].flatMap((asked) => [`/feedback${asked}`, `${api}/forms${asked}`]), // prettier-ignore
    ...loop.formIds.flatMap((id) => [`/feedback/${id}`, `/feedback/${id}/sent`, `${api}/forms/${id}`]),
    ...['', '?order=heard', '?action=yes', ...new Set(searches.map((search) => `?${search}`))].flatMap((asked) => [
      ...['/learnings', '/learnings/export.csv', `${api}/learnings`].map((path) => path + asked),
    ]),
    ...loop.learningIds.flatMap((id) => [
      ...[`/learnings/${id}`, `/actions/new?learning=${id}`, `${api}/learnings/${id}`],
      ...['joined', 'likes'].map((part) => `${api}/learnings/${id}/${part}`),
    ]),
    ...['/learnings/themes', `${api}/themes`, `${api}/themes/suggestions?text=geleerd`],
    ...['/actions', '/actions/list', '/actions/list?search=actie', `${api}/actions`, `${api}/actions?search=verv`],
    ...loop.actionIds.flatMap((id) => [`/actions/${id}`, `/actions/${id}/edit`, `${api}/actions/${id}`, `${api}/actions/${id}/comments`]), // prettier-ignore
    ...['/outcomes', '/outcomes?view=own', '/outcomes?view=thanks', `${api}/outcomes/own`, `${api}/outcomes/thanks`],
    ...loop.departmentIds.flatMap((id) => [
      ...[`/outcomes?floor=${id}`, `${api}/outcomes?departmentId=${id}`, `${api}/outcomes/figures?departmentId=${id}`],
      ...['wall', 'questions'].flatMap((part) => [`/departments/${id}/${part}`, `${api}/departments/${id}/${part}`]),
      ...[`/actions?department=${id}`, `/insights?host=${id}`, `/effect?department=${id}`],
    ]),
    ...loop.visitIds.map((id) => `/visits/${id}`),
    ...charts
      .split(' ')
      .flatMap((name) => [
        ...[`/insights/charts/${name}`, `${api}/insights/${name}`],
        ...files.map((file) => `/insights/charts/${name}/${file}`),
      ]),
    ...['/insights', '/insights?charts=all', '/effect', `${api}/effect`, ...files.map((file) => `/effect/${file}`)],
    ...['', `/${files[0]}`, `/${files[1]}`].map((file) => `/insights/report${file}?month=${month}`),
    ...['visits', 'learnings', 'actions', 'pulse', 'dictionary'].flatMap((name) => [`/research/${name}.csv`, `${api}/research/${name}.csv`]), // prettier-ignore
    ...['/research', '/account/data.json', `${api}/me/data`, `/people/${loop.ownerId}/erasure`],
  ];
}
