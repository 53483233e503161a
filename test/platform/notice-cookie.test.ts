import { describe, expect, test } from '@jest/globals';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { leaveNotice, takeNotice } from '../../src/platform/views/notice-cookie.js';
import type { Notice } from '../../src/platform/views/page.js';
import { Views } from '../../src/platform/views/views.js';
import { stopClockAt } from '../support/clock.js';

/** A browser with one cookie. */
class Jar {
  value: string | undefined;

  readonly reply = {
    setCookie: (_: string, value: string) => (this.value = value),
    clearCookie: () => (this.value = undefined),
  } as unknown as FastifyReply;

  leave(notice: Notice): void {
    leaveNotice(this.reply, notice);
  }

  take() {
    const cookies = this.value === undefined ? {} : { meekijk_notice: this.value };
    return takeNotice({ cookies } as unknown as FastifyRequest, this.reply);
  }

  /** As somebody might write it who wants to do harm. */
  forge(notice: unknown) {
    this.value = Buffer.from(typeof notice === 'string' ? notice : JSON.stringify(notice)).toString('base64url');
    return this.take();
  }
}

const key = 'decisions.approved';
const facts = { count: 1, name: 'Zoë <b>' };
const ids = ['941afc1d-aa7a-47cf-95b4-451e242ac863'];
const at = '2026-11-16T10:00:00Z';
const undo = (seconds: number, path = '/decisions/undo?week=2026-W48') => ({
  path,
  ids,
  until: Date.parse(at) + seconds * 1000,
});

test('a notice is said once, with its facts', () => {
  const jar = new Jar();
  jar.leave({ key, facts });
  expect(jar.take()).toEqual({ key, facts, undo: null });
  expect(jar.take()).toBeNull();
  jar.leave({ key: 'visits.cancelled' });
  expect(jar.take()).toEqual({ key: 'visits.cancelled', facts: {}, undo: null });
});

test('the time that is left to undo is counted by our clock, and then it is gone', () => {
  stopClockAt(at);
  const jar = new Jar();
  const secondsLeft = (notice: Notice) => {
    jar.leave(notice);
    return jar.take()!.undo?.secondsLeft;
  };
  expect(secondsLeft({ key, facts, undo: undo(10) })).toBe(10);
  expect(secondsLeft({ key, facts, undo: undo(2.4) })).toBe(3);
  expect(secondsLeft({ key, facts, undo: undo(0) })).toBeUndefined();
});

test('forty decisions to undo and the longest filters fit in a cookie', () => {
  const jar = new Jar();
  const path = `/decisions/undo?${new URLSearchParams({ search: '中'.repeat(60), cursor: 'c'.repeat(110) }).toString()}`;
  const many = { path, ids: Array.from({ length: 40 }, () => ids[0]!), until: undo(10).until };
  jar.leave({ key, facts: { count: 40, name: 'N'.repeat(100) }, undo: many });
  expect(jar.value!.length).toBeLessThan(3_900);
});

describe('a notice from elsewhere', () => {
  test.each([
    ['that is no JSON', 'hello'],
    ['of another shape', [1]],
    ['that says no sentence of ours', { key: 'evil', facts: {} }],
    ['without the facts of its sentence', { key, facts: {} }],
    ['with facts that are none', { key, facts: { count: 1, name: { toString: 1 } } }],
    ['without facts at all', { key, facts: null }],
  ])('%s is not shown', (_, notice) => {
    expect(new Jar().forge(notice)).toBeNull();
  });

  test.each([
    'https://evil.example/',
    '//evil.example/undo',
    '/\\evil.example',
    'javascript:alert(1)',
    '/a/undo?next=//evil"',
    '/account/sign-out-everywhere',
    '/people/941afc1d-aa7a-47cf-95b4-451e242ac863/leaving?/undo',
  ])('cannot send a form to %s', (path) => {
    stopClockAt(at);
    expect(new Jar().forge({ key, facts, undo: undo(10, path) })).toEqual({ key, facts, undo: null });
  });

  test('cannot post what is no id', () => {
    stopClockAt(at);
    expect(new Jar().forge({ key, facts, undo: { ...undo(10), ids: ['"><script>'] } })!.undo).toBeNull();
  });

  test('brings no markup along', () => {
    stopClockAt(at);
    const notice = new Jar().forge({ key, facts, undo: undo(10) });
    const html = new Views().render('partials/notice', { notice }, 'nl');
    expect(html).toContain('Zoë &lt;b&gt; is goedgekeurd.');
    expect(html).toContain('action="/decisions/undo?week=2026-W48"');
    expect(html).toContain(`name="ids" value="${ids[0]}"`);
  });
});
