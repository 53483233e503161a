import { describe, expect, it, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constraintReasons } from '../../src/app/constraint-reasons.js';
import { languages } from '../../src/platform/views/languages.js';
import { isMessageKey, messagesOf, translate } from '../../src/platform/views/locales.js';

const source = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(join('src', path), 'utf8'))
  .join('\n');

const named = (pattern: RegExp) => [...new Set([...source.matchAll(pattern)].map(([, name]) => name!))].sort();

describe('translate', () => {
  it('counts as the language does', () => {
    expect(translate('nl', 'start.requests', { count: 1 })).toBe('Eén aanvraag wacht op je');
    expect(translate('en', 'start.requests', { count: 3 })).toBe('3 requests are waiting for you');
  });

  it('leaves what people wrote as they wrote it', () => {
    expect(translate('en', 'visits.of', { name: '<b>{Noor}</b>' })).toBe('Visit by <b>{Noor}</b>');
  });

  it('throws for a key that no file has, and for a fact that is missing', () => {
    expect(() => translate('nl', 'visits.no-such-key')).toThrow('visits.no-such-key');
    expect(() => translate('nl', 'visits.of')).toThrow('name');
  });
});

test('only whole keys are keys', () => {
  expect(isMessageKey('visits.title')).toBe(true);
  expect(isMessageKey('visits')).toBe(false);
  expect(isMessageKey('__proto__')).toBe(false);
});

test.each(languages)('%s: keys begin with the name of their file', (language) => {
  const folder = join('templates', 'locales', language);
  for (const file of readdirSync(folder)) {
    const strays = Object.keys(JSON.parse(readFileSync(join(folder, file), 'utf8'))).filter(
      (key) => !key.startsWith(file.replace('.json', '.')),
    );
    expect({ file, strays }).toEqual({ file, strays: [] });
  }
});

test.each(languages)('%s: every refusal, whoever says it, has a sentence that says what to do', (language) => {
  const thrown = named(/new Refused\('([a-z-]+)'/g);
  expect(thrown).toContain('wrong-code');
  for (const reason of [...thrown, ...Object.values(constraintReasons)]) {
    const sentences = messagesOf(language).get(`refusal.${reason}`);
    expect(`${reason}: ${sentences}`).toMatch(/: [A-Z].+[.;] .+\.$/);
  }
});

test.each(languages)('%s: every fault of a field has its sentence', (language) => {
  const rules = named(/\brule(?:\(|: )'([a-z-]+)'/g);
  expect(rules).toContain('not-an-email');
  const missing = rules.filter((rule) => !messagesOf(language).has(`validation.${rule}`));
  expect(missing).toEqual([]);
});

test.each(languages)('%s: nobody is called by the words they dislike', (language) => {
  const disliked = [...messagesOf(language)].filter(([, text]) => /call ?cent|\bagents?\b/i.test(text));
  expect(disliked).toEqual([]);
});
