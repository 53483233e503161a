import { expect, test } from '@jest/globals';
import { languages } from '../../src/platform/views/languages.js';
import { joinByRole, splitByRole } from '../../src/texts/by-role.js';
import { checkText } from '../../src/texts/check-text.js';
import { groupOf, isEditable, listEditableTexts, ourText } from '../../src/texts/editable-texts.js';

const intro = 'mail.visit-declined.intro';
const chosen = 'mail.invite-update.title';
const counted = 'mail.lead-nudge.subject';

test.each([
  ['in other words', intro, 'Helaas, {department} kan je niet ontvangen.'],
  ['without what is filled in', intro, 'Helaas.'],
  ['with curly quotation marks', intro, 'Bij ‘{department}’ lukt het niet.'],
  ['with a number written as our text does not', counted, 'Nog {count, number} te doen'],
  ['for one and for many', counted, '{count, plural, one {Eén aanvraag} other {# aanvragen}}'],
  ['by role', chosen, '{role, select, host {{visitor} komt anders} other {Je komt anders}}'],
  ['the same for every role', chosen, 'Het bezoek is anders'],
  ['with a lone apostrophe', intro, "Zo'n dag is het"],
])('a text may be put %s', (_, key, text) => {
  expect(checkText('nl', key, text)).toBeNull();
});

test.each([
  ['does not close', intro, 'Bij {department lukt het niet', 'text-unreadable'],
  ['counts without a word for the rest', counted, '{count, plural, one {Eén}}', 'text-unreadable'],
  ['speaks of what is not known there', intro, 'Bij {afdeling} lukt het niet', 'text-unknown-placeholder'],
  ['speaks of anything where nothing is known', 'texts.statement', 'Beste {name}', 'text-no-placeholders'],
  ['speaks of it in one case only', chosen, '{role, select, host {{guest}} other {x}}', 'text-unknown-placeholder'],
  ['prints the word of a choice', chosen, 'Voor {role}', 'text-misused-placeholder'],
  ['counts a name', intro, '{department, plural, one {a} other {b}}', 'text-misused-placeholder'],
  ['writes a name as a date', intro, '{department, date}', 'text-misused-placeholder'],
  ['chooses what there is not', chosen, '{role, select, guest {a} other {b}}', 'text-unknown-option'],
  ['quotes the braces away', intro, "Bij '{department}' lukt het niet", 'text-quoted-placeholder'],
  ['leaves a button without words for some', chosen, '{role, select, host { } other {Je komt}}', 'text-silent'],
])('a text that %s is refused', (_, key, text, rule) => {
  expect(checkText('nl', key, text)).toMatchObject({ rule });
});

test('a text that breaks off says where', () => {
  expect(checkText('nl', intro, 'Een\nBij {department')).toEqual({
    rule: 'text-unreadable',
    facts: { line: 2, column: expect.any(Number) },
  });
});

test.each(languages)('%s: every text of ours passes', (language) => {
  const keys = listEditableTexts().flatMap((group) => group.keys);
  expect(keys.length).toBeGreaterThan(50);
  expect(keys.filter((key) => checkText(language, key, ourText(language, key)))).toEqual([]);
});

test.each([
  ['mail.visit-declined.intro', 'visit-declined'],
  ['mail.sign-in.go', 'sign-in'],
  ['mail.cannot-come.go', 'shared'],
  ['mail.tagline', 'shared'],
  ['mail.event.host', 'event'],
  ['texts.statement', 'statement'],
  ['texts.decline.busy', 'decline'],
])('%s is listed under %s', (key, group) => {
  expect(groupOf(key)).toBe(group);
});

test('a text by role is taken apart and put together again', () => {
  const byRole = { host: '{visitor} komt, {free, plural, one {# plek} other {# plekken}}', other: 'Je komt' };
  expect(splitByRole(joinByRole(byRole))).toEqual(byRole);
  for (const key of listEditableTexts().flatMap((group) => group.keys)) {
    const parts = splitByRole(ourText('en', key));
    if (parts) expect(joinByRole(parts)).toBe(ourText('en', key));
  }
  expect(splitByRole('Altijd hetzelfde')).toBeNull();
});

test.each(['mail.hours', 'mail.visitor', 'visits.title', 'refusal.slot-full', 'mail.no-such'])(
  '%s is not for a company to change',
  (key) => {
    expect(isEditable(key)).toBe(false);
  },
);
