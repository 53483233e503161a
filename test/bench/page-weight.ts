import { request } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import type { PageToAsk } from './page-list.js';

const MOST_FIRST = 150_000;
const MOST_NEXT = 30_000;

interface Loaded {
  /** Head and body, as they came over the wire. */
  bytes: number;
  text: string;
  isForGood: boolean;
}

/**
 * Bytes over the wire of every page for a browser that never was here, and for one that comes from the start page:
 * without what the assets seen there, or fetched ahead, let it keep for good.
 */
export async function weighPages(baseUrl: string, pages: PageToAsk[]): Promise<void> {
  const assets = new Map<string, Loaded>();
  const load = async (path: string) => {
    const known = assets.get(path) ?? (await loadOne(baseUrl, path, ''));
    assets.set(path, known);
    return known;
  };
  const starts = new Map<string, Set<string>>();
  const rows: { name: string; first: number; next: number }[] = [];
  for (const page of pages) {
    const { bytes, text } = await loadOne(baseUrl, page.path, page.cookie);
    const linked = linkedAssets(text);
    for (const path of linked) await load(path);
    if (page.path === '/') starts.set(page.cookie, new Set(linked));
    const has = starts.get(page.cookie) ?? new Set();
    const sum = (paths: string[]) => paths.reduce((total, path) => total + assets.get(path)!.bytes, 0);
    const fresh = linked.filter((path) => !(has.has(path) && assets.get(path)!.isForGood));
    rows.push({ name: page.name, first: bytes + sum(linked), next: bytes + sum(page.path === '/' ? [] : fresh) });
  }
  const width = Math.max(...rows.map(({ name }) => name.length));
  console.log(`${''.padEnd(width)}   kB at first   kB from start`);
  for (const { name, first, next } of rows) {
    const kB = (bytes: number) => (bytes / 1000).toFixed(1).padStart(14);
    console.log(name.padEnd(width) + kB(first) + kB(next));
  }
  const over = rows.filter(({ first, next, name }) => first > MOST_FIRST || (next > MOST_NEXT && !isPublic(name)));
  console.log(`pages over ${MOST_FIRST / 1000} kB at first or ${MOST_NEXT / 1000} kB next: ${over.map(({ name }) => name).join(', ') || 'none, the limit holds'}`); // prettier-ignore
  const lasting = [...assets].filter(([, { isForGood }]) => !isForGood).map(([path]) => path);
  console.log(`assets without a year of immutability: ${lasting.join(', ') || 'none'}\n`);
}

/** Nobody comes to these from the start page. */
const isPublic = (name: string) => name.startsWith('/sign-in') || name.startsWith('/cannot-come');

/** What a browser fetches for a page, ahead or now. */
function linkedAssets(html: string): string[] {
  const found = html.matchAll(/(?:href|src)="(\/assets\/[^"#]+)/g);
  return [...new Set([...found].map(([, path]) => path!))];
}

function loadOne(baseUrl: string, path: string, cookie: string): Promise<Loaded> {
  return new Promise((resolve, reject) => {
    const headers = { cookie, accept: 'text/html', 'accept-encoding': 'gzip, deflate, br' };
    // A connection of its own: what that one read is what the answer weighed.
    const outgoing = request(baseUrl + path, { agent: false, headers }, (answer) => {
      const chunks: Buffer[] = [];
      const { socket } = answer;
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        if (answer.statusCode !== 200) return reject(new Error(`${path}: ${answer.statusCode}`));
        const body = Buffer.concat(chunks);
        const text = answer.headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body;
        const isForGood = /max-age=31536000.*immutable/.test(answer.headers['cache-control'] ?? '');
        resolve({ bytes: socket.bytesRead, text: text.toString(), isForGood });
      });
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}
