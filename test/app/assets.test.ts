import { type IncomingHttpHeaders, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { assetUrl, listAssets } from '../../src/platform/views/assets.js';
import { setStage } from '../support/acts.js';
import { setApp } from '../support/set-app.js';

const app = setApp(setStage());

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** As it comes over the wire: `fetch` would unpack it. */
function get(path: string, acceptEncoding?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = acceptEncoding === undefined ? {} : { 'accept-encoding': acceptEncoding };
    const outgoing = request(app.baseUrl + path, { headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) }),
      );
    });
    outgoing.on('error', reject).end();
  });
}

const script = () => listAssets().find(({ path }) => path.endsWith('/app.js'))!;

test.each([
  ['gzip, deflate, br', 'br', brotliDecompressSync],
  ['gzip, deflate', 'gzip', gunzipSync],
  ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
  ['identity', undefined, (body: Buffer) => body],
  [undefined, undefined, (body: Buffer) => body],
])('a browser that accepts %s gets an asset as %s', async (accepted, encoding, unpack) => {
  const { status, headers, body } = await get(assetUrl('app.js'), accepted);
  expect(status).toBe(200);
  expect(headers['content-encoding']).toBe(encoding);
  expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
  expect(headers['content-length']).toBe(String(body.length));
  expect(headers.vary).toBe('accept-encoding');
  expect(unpack(body)).toEqual(script().content);
});

test('an asset is kept for good under the address of its version, and never under that of another', async () => {
  expect((await get(assetUrl('app.js'))).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  const path = assetUrl('app.js').replace(/v=.*/, 'v=yesterday');
  expect((await get(path)).headers['cache-control']).toBe('no-cache');
  expect((await get('/assets/nowhere.js')).status).toBe(404);
  expect((await get('/assets/..%2fpages%2ferror.liquid')).status).toBe(404);
});

test('pages and answers of the API come compressed too, and pages stay with the one who asked', async () => {
  const page = await get('/sign-in', 'gzip, deflate, br');
  expect(page.headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'private, no-cache' });
  const description = await get('/api/openapi.json', 'gzip');
  expect(description.headers['content-encoding']).toBe('gzip');
});
