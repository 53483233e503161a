/** The path with what stands behind it in the address, `/slots?channel=chat`; what is empty is left out. */
export function pathWith(path: string, said: Record<string, string | string[] | null | undefined>): string {
  const pairs = Object.entries(said).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
  const query = new URLSearchParams(pairs.filter(([, value]) => value !== '')).toString();
  return query ? `${path}?${query}` : path;
}
