import { expect, test } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { returnPath } from '../../src/platform/views/return-path.js';

const asked = (method: string, url: string, referer?: string) =>
  returnPath({ method, url, headers: { host: 'meekijk.example', referer } } as FastifyRequest);

const from = (referer: string) => asked('POST', '/visits/1/cancellation', referer);

test('after something in between one comes back to the page, with its question', () => {
  expect(asked('GET', '/slots?week=2026-W48')).toBe('/slots?week=2026-W48');
  expect(from('https://meekijk.example/visits/1')).toBe('/visits/1');
});

test('an act cannot be repeated by a link', () => {
  expect(asked('POST', '/slots')).toBe('/');
  expect(from('https://meekijk.example/visits/1/cancellation')).toBe('/');
});

test('nobody comes back to another site', () => {
  expect(from('https://evil.example/visits/1')).toBe('/');
  expect(from('https://meekijk.example//evil.example/')).toBe('/');
  expect(asked('GET', '//evil.example/')).toBe('/');
});
