const DRAWN_STYLE = /<style[\s\S]*?<\/style>\s*/g;
const DRAWN_CLASS = / (?:class="zr[^"]*"|ecmeta_[a-z_]+="[^"]*"|pointer-events="visible")/g;
const UNSEEN = /<path [^>]*fill-opacity="0"[^>]*stroke-width="0"[^>]*><\/path>/g;
const STYLE = / style="([^"]*)"/g;
const HEAD = /^<svg width="(\d+)" height="(\d+)"[^>]*>\s*(?:<rect [^>]*fill="none"[^>]*><\/rect>\s*)?/;

interface Named {
  id: string;
  className: string;
  label: string;
}

/**
 * A drawing by ECharts without what a content security policy refuses (a style sheet, style attributes) or nobody needs
 * (what its own script would look for). Its ids begin with the drawing's own, so that several stand on one page, and the
 * same figures give the same text.
 */
export function plainSvg(svg: string, { id, className, label }: Named): string {
  const start = (_: string, width: string, height: string) =>
    `<svg class="${className}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(label)}" focusable="false">`;
  return (
    renumber(svg, id)
      .replace(HEAD, start)
      .replace(DRAWN_STYLE, '')
      .replace(DRAWN_CLASS, '')
      .replace(UNSEEN, '')
      .replace(STYLE, (_, style: string) => asAttributes(style))
      // What is hollow is white to the library, whatever the page.
      .replaceAll('fill="#fff"', 'fill="var(--surface)"')
      .replace(/\n+/g, '')
  );
}

/** The library counts drawings from its start: the same chart would never be the same twice. */
function renumber(svg: string, id: string): string {
  const known = new Map<string, string>();
  return svg.replace(/zr\d+-(?!cls)\w+/g, (name) => {
    if (!known.has(name)) known.set(name, `${id}-${known.size + 1}`);
    return known.get(name) as string;
  });
}

const asAttributes = (style: string) =>
  style
    .split(';')
    .map((rule) => rule.split(':', 2).map((part) => part.trim()))
    .filter(([name, value]) => name && value && name !== 'font-family')
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
