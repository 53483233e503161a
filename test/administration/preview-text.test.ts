import { expect, test } from '@jest/globals';
import { previewText } from '../../src/administration/preview-text.js';
import { languages } from '../../src/platform/views/languages.js';
import { noOwnTexts } from '../../src/platform/views/locales.js';
import { Views } from '../../src/platform/views/views.js';
import { inviteRoles } from '../../src/visits/invite.rules.js';
import { listEditableTexts } from '../../src/texts/editable-texts.js';

const views = new Views();
const keys = listEditableTexts().flatMap((group) => group.keys);

const previews = (key: string, typed: string | null, language: 'nl' | 'en' = 'nl') =>
  inviteRoles.map((role) => previewText({ key, language }, typed, { own: noOwnTexts, role, views }));

test.each(keys)('what is typed for %s is seen in its preview', (key) => {
  expect(previews(key, 'Zoals Veldhuis het zegt').join()).toContain('Zoals Veldhuis het zegt');
});

test.each(languages)('%s: every text has a preview as it is', (language) => {
  for (const key of keys)
    for (const html of previews(key, null, language)) expect(html).toContain(`lang="${language}"`);
});

test('a text that cannot be said shows why instead', () => {
  expect(previews('mail.tagline', '{x}')[0]).toContain('{x} bestaat hier niet');
});

test('what is typed is text, not markup', () => {
  for (const key of ['mail.tagline', 'texts.statement', 'mail.sign-in.subject'])
    expect(previews(key, '<script>alert(1)</script>').join()).not.toContain('<script');
});
