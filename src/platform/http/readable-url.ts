/**
 * The address that was asked for; one with a percent sign that stands for nothing is taken as it is written. Nothing is
 * there, and our own page says so.
 */
export function readableUrl({ url = '/' }: { url?: string }): string {
  try {
    decodeURI(url.split('?', 1)[0] as string);
    return url;
  } catch {
    return url.replaceAll('%', '%25');
  }
}
