import { expect, test } from '@jest/globals';
import {
  addressOf,
  asSlotFilter,
  countFilters,
  firstFreePath,
  readSearch,
  withoutFilters,
} from '../../src/booking/slot-search.js';

const departments = [{ id: 'service' }];
const everything = {
  search: ' facturen ',
  departmentId: 'service',
  channel: 'phone',
  place: 'Zwolle',
  online: 'no',
  language: 'en',
  weekday: ['1', '3'],
  part: 'morning',
  free: 'yes',
  view: 'list',
};

test('every choice comes back in the address, and nothing else', () => {
  const search = { ...readSearch(everything, departments), week: '2026-W48' };
  const address =
    '/slots?search=facturen&departmentId=service&channel=phone&place=Zwolle&online=no&language=en&weekday=1&weekday=3&part=morning&free=yes&view=list&week=2026-W48';
  expect(addressOf(search)).toBe(address);
  expect(firstFreePath(search)).toBe(address.replace('/slots?', '/slots/first?'));
  expect(addressOf(readSearch({}, []))).toBe('/slots');
});

test('every choice is a condition of the list', () => {
  expect(asSlotFilter(readSearch(everything, departments))).toEqual({
    search: 'facturen',
    departmentId: 'service',
    channel: 'phone',
    place: 'Zwolle',
    isOnline: false,
    language: 'en',
    weekdays: [1, 3],
    partOfDay: 'morning',
    withFreeSeats: true,
  });
});

test('what the address cannot mean is left out', () => {
  const odd = { departmentId: 'gone', channel: 'fax', online: '', language: 'fr', weekday: ['8', 'x'], part: 'night', free: 'no', view: 'year' }; // prettier-ignore
  expect(readSearch(odd, departments)).toEqual(readSearch({}, departments));
  expect(readSearch({ search: ['a', 'b'], place: { x: 1 } }, [])).toEqual(readSearch({}, []));
  expect(readSearch({ search: `a\0${'b'.repeat(200)}` }, []).search).toHaveLength(100);
});

test('how one looks and at which week is no filter, and stays when the filters go', () => {
  const search = { ...readSearch(everything, departments), week: '2026-W48' };
  expect(countFilters(search)).toBe(9);
  expect(withoutFilters(search)).toBe('/slots?view=list&week=2026-W48');
});
