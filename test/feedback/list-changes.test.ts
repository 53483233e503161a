import { expect, test } from '@jest/globals';
import { listChanges } from '../../src/feedback/list-changes.js';

const sent = {
  score1: '4',
  change: 'Ik lees\nbrieven hardop',
  'surprise.0.id': 'a',
  'surprise.0.text': 'De brief is lang',
  'surprise.0.timesHeard': '1',
  'fix.0.text': 'Lees mee',
  'fix.0.forDepartmentId': 'd',
};

test.each([
  ['nothing', {}, []],
  ['another answer', { score1: '5' }, ['score1']],
  ['no answer any more', { change: '' }, ['change']],
  ['one thing more', { 'surprise.1.text': 'En de brief is klein' }, ['surprise']],
  ['a theme', { 'surprise.0.themeId': 't' }, ['surprise']],
  ['a word that it is no customer’s', { 'vouched.change': 'yes' }, ['change']],
  ['lines as a browser ends them', { change: 'Ik lees\r\nbrieven hardop ' }, []],
  ['what is not typed', { 'surprise.0.id': '', 'surprise.0.timesHeard': '', 'fix.0.forDepartmentId': '' }, []],
])('of a form that was sent, it is seen what changed: %s', (_, typed, changed) => {
  expect(listChanges({ ...sent, ...typed }, sent)).toEqual(changed);
});
