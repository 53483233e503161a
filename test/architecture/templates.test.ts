import { expect, test } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { languages } from '../../src/platform/views/languages.js';
import { messagesOf } from '../../src/platform/views/locales.js';
import { expectNone, listFiles } from './house.js';

const sources = [...listFiles('src', '.ts'), ...listFiles('templates', '.liquid')];
const everything = sources.map(({ text }) => text).join('\n');
const quoted = new Set([...everything.matchAll(/'([\w./-]+)'/g)].map(([, text]) => text!));
const words = new Set(everything.match(/[\w-]+/g));

const templates = listFiles('templates', '.liquid').map(({ path }) =>
  path.slice('templates/'.length, -'.liquid'.length),
);

test('every template is shown somewhere', () => {
  const unused = templates.filter((name) => !quoted.has(name));
  expectNone(unused, 'Nothing renders or includes this template: take it away.');
});

test('every template that is named is there', () => {
  const named = [...quoted].filter((text) => /^(pages|partials|mail)\/[\w/-]+$/.test(text));
  expectNone(
    named.filter((name) => !templates.includes(name)),
    'There is no such template.',
  );
});

/** Keys that are put together from one of these and a word that src or a template knows. */
const families = [
  'actions.form.',
  'actions.column.',
  'actions.mail.',
  'actions.show.',
  'actions.state.',
  'actions.step.',
  'actions.whose.',
  'learnings.action.',
  'learnings.whose.',
  'learnings.preventable.',
  'learnings.order.',
  'learnings.lack.',
  'learnings.form.',
  'learnings.column.',
  'learnings.about.',
  'campaigns.group.',
  'campaigns.kind.',
  'campaigns.state.',
  'campaigns.status.',
  'directory.staff.',
  'directory.show.',
  'directory.role.',
  'directory.act.',
  'administration.act.',
  'administration.field.',
  'administration.job.',
  'administration.kind.',
  'administration.mail-test.state.',
  'administration.placeholder.',
  'administration.sample.',
  'administration.setting.',
  'administration.setting-none.',
  'administration.sweep.',
  'administration.text-group.',
  'administration.text-group.sheet-',
  'administration.text-part.',
  'administration.value.',
  'administration.text.',
  'administration.texts.own-',
  'attendance.form.',
  'attendance.told-by.',
  'attendance.told.',
  'preparation.sheet.',
  'texts.debrief.',
  'texts.host-debrief.',
  'texts.pulse.',
  'texts.sheet-',
  'effect.change.',
  'effect.column.',
  'effect.moment.',
  'effect.quarter.',
  'feedback.choice.',
  'feedback.intro.',
  'feedback.kind.',
  'feedback.lacked.',
  'feedback.list.state.',
  'feedback.preventable.',
  'feedback.sent.',
  'feedback.title.',
  'feedback.who-sees.',
  'find.form.',
  'forms.mail.',
  'find.goal.',
  'find.obstacle.',
  'find.online.',
  'find.part.',
  'hosts.away.kind.',
  'imports.about.',
  'imports.dates.',
  'imports.fault.',
  'imports.field.',
  'imports.form.',
  'imports.head.',
  'imports.kind.',
  'imports.layout.',
  'imports.past.',
  'imports.state.',
  'imports.weekday.',
  'hosts.form.',
  'insights.',
  'learned.',
  'outcomes.action.',
  'outcomes.digest.',
  'outcomes.fate.',
  'outcomes.view.',
  'outcomes.period.',
  'people.language.',
  'people.link.',
  'notices.about.',
  'notices.kind.',
  'publication.form.',
  'publication.why.',
  'groups.form.',
  'plans.form.seconds-',
  'plans.over.',
  'plans.phase.',
  'plans.reason.',
  'plans.state.',
  'plans.visit.',
  'platform.day.',
  'platform.error.',
  'problem.',
  'programmes.form.',
  'programmes.required.',
  'programmes.weight.',
  'questions.form.',
  'questions.side.',
  'progress.badge.',
  'progress.by.',
  'progress.column.',
  'progress.intro.',
  'progress.required.',
  'progress.state.',
  'progress.stop.',
  'progress.view.',
  'refusal.',
  'report.about.',
  'report.action.',
  'report.column.',
  'report.figure.',
  'report.form.',
  'report.lacked.',
  'report.loop.',
  'report.section.',
  'report.stage.',
  'report.theme.',
  'calendar.country.',
  'calendar.country-intro.',
  'calendar.holiday.',
  'research.column.',
  'research.file.',
  'rotations.form.',
  'rotations.state.',
  'rotations.which.',
  'series.ends.',
  'series.every.',
  'series.form.',
  'series.step.',
  'series.weekday.',
  'replies.answer.',
  'replies.visit.',
  'review.edit.',
  'review.reason.',
  'slots.approval.',
  'slots.audience.',
  'slots.channel.',
  'slots.form.',
  'slots.language.',
  'slots.mine.',
  'start.gap.',
  'start.hello.',
  'validation.',
  'visits.blocked.',
  'visits.group.',
  'visits.now.',
  'visits.state.',
  'visits.host-rules.',
  'visits.rules.',
  'visits.step.',
  'visits.told.',
  'visits.view.',
];

const keys = [...messagesOf('en').keys()];

/** Whether the word after the family's name is known: `slots.channel.phone`, `platform.error.404.title`. */
function isMember(key: string): boolean {
  return families.some((family) => key.startsWith(family) && words.has(key.slice(family.length).split('.')[0]!));
}

test('every message is said somewhere', () => {
  expectNone(
    keys.filter((key) => !quoted.has(key) && !isMember(key)),
    'Neither src nor a template uses this key: take it away, or name its family in this test.',
  );
});

test('every family of messages has members', () => {
  expectNone(
    families.filter((family) => !keys.some((key) => key.startsWith(family) && !quoted.has(key))),
    'Nobody puts a key together from this any more: take the family out of this test.',
  );
});

test('every message that is named is there', () => {
  const folders = new Set(keys.map((key) => key.split('.')[0]!));
  const named = [...quoted].filter((text) => /^[a-z]+\.[\w.-]*\w$/.test(text) && folders.has(text.split('.')[0]!));
  const isPart = (text: string) => keys.some((key) => key.startsWith(`${text}.`));
  const isAsset = (text: string) => /\.(js|css|svg)$/.test(text);
  const isAct = (text: string) => keys.includes(`administration.act.${text}`);
  expectNone(
    named.filter((text) => !keys.includes(text) && !isPart(text) && !isAsset(text) && !isAct(text)),
    'There is no such message in templates/locales.',
  );
});

test('every "no" of a rule has its sentence', () => {
  // The planner knows no people to answer: plans/place.rules.ts and planner/problem-file.ts put its kinds into words.
  const rules = listFiles('src', '.rules.ts')
    .filter(({ path }) => !path.startsWith('src/planner/'))
    .map(({ text }) => text);
  const reasons = rules.flatMap((text) =>
    [...text.matchAll(/(?:return|[?:]) '([a-z]+(?:-[a-z]+)+)'/g)].map(([, reason]) => reason!),
  );
  expect(reasons).toContain('slot-full');
  expectNone(
    reasons.filter((reason) => !keys.includes(`refusal.${reason}`)),
    'Nobody could be told why: write the sentence in templates/locales/*/refusal.json.',
  );
});

type Ast = ReturnType<IntlMessageFormat['getAst']>;

/** The facts a message speaks of, in all of its branches. */
function placeholders(ast: Ast): string[] {
  return ast.flatMap((part) => [
    ...('value' in part && part.type > 0 ? [part.value] : []),
    ...('options' in part ? Object.values(part.options).flatMap(({ value }) => placeholders(value)) : []),
  ]);
}

const factsOf = (text: string) =>
  [...new Set(placeholders(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst()))].sort();

test.each(languages)('%s says what English says, with the same facts', (language) => {
  const messages = messagesOf(language);
  expect([...messages.keys()].sort()).toEqual([...keys].sort());
  const facts = (text: string | undefined) => factsOf(text ?? '').join(', ');
  expectNone(
    keys.filter((key) => facts(messages.get(key)) !== facts(messagesOf('en').get(key))),
    `The ${language} message has other placeholders than the English one.`,
  );
});
