// A browser by the name its owner knows it by, from the User-Agent header: enough to tell the laptop from the phone, and
// no more than that is kept. Order matters: Edge calls itself Chrome too, and Chrome calls itself Safari.
const browsers = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Opera', /\bOPR\//],
  ['Chrome', /\b(Chrome|CriOS|Chromium|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
] as const;

const systems = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\b(Linux|CrOS)\b/],
] as const;

const find = (names: readonly (readonly [string, RegExp])[], userAgent: string) =>
  names.find(([, pattern]) => pattern.test(userAgent))?.[0];

/** "Firefox, Windows"; null when the header says nothing we know. */
export function browserName(userAgent: string | undefined): string | null {
  const known = [find(browsers, userAgent ?? ''), find(systems, userAgent ?? '')].filter(Boolean);
  return known.join(', ') || null;
}
