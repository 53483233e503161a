/** The parts of a mail of our own making that a person can look at. */
export interface ReadableMessage {
  html: string;
  /** The calendar object, if it is an invite. */
  calendar: string | null;
}

// Reads what composeMessage writes, no more: MIME parts (RFC 2046) in base64 or quoted-printable, in UTF-8.
export function readMessage(source: Buffer): ReadableMessage {
  const parts = leaves(source.toString('latin1'));
  const find = (type: string) => parts.find((part) => part.type === type)?.text ?? null;
  return { html: find('text/html') ?? '', calendar: find('text/calendar') };
}

interface Leaf {
  type: string;
  text: string;
}

function leaves(entity: string): Leaf[] {
  const end = entity.indexOf('\r\n\r\n');
  const headers = entity.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  const body = entity.slice(end + 4);
  const header = (name: string) => new RegExp(`^${name}: *(.*)$`, 'im').exec(headers)?.[1] ?? '';
  const type = header('content-type');
  const boundary = /boundary="?([^";]+)/i.exec(type)?.[1];
  if (boundary) return partsOf(body, boundary).flatMap(leaves);
  const name = (type.split(';', 1)[0] ?? '').trim().toLowerCase();
  return [{ type: name, text: decode(body, header('content-transfer-encoding').toLowerCase()) }];
}

function partsOf(body: string, boundary: string): string[] {
  const pieces = `\r\n${body}`.split(`\r\n--${boundary}`).slice(1);
  return pieces.filter((piece) => !piece.startsWith('--')).map((piece) => piece.replace(/^[ \t]*\r\n/, ''));
}

function decode(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  const octets =
    encoding === 'quoted-printable'
      ? body
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
      : body;
  return Buffer.from(octets, 'latin1').toString('utf8');
}
