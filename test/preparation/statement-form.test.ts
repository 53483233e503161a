import { expect, test } from '@jest/globals';
import { Views } from '../../src/platform/views/views.js';

const statement = { text: 'Wat je hoort, blijft hier.', hash: 'a1', language: 'nl', isAccepted: false };

test('any page can ask for the statement, and says where to come back to', () => {
  const html = new Views().render('partials/accept-statement', { statement, next: '/visits/1' }, 'nl');
  expect(html).toContain('Wat je hoort, blijft hier.');
  expect(html).toContain('name="next" value="/visits/1"');
  expect(html).toContain('name="statementHash" value="a1"');
  expect(html).not.toContain('-fault');
});
