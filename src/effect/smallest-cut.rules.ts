// The smallest cut of a network: what it costs least to part it in two. Stoer and Wagner, "A simple min-cut algorithm"
// (Journal of the ACM 44, 1997): put the vertices in the order of how tightly they hang together, note what parts the last
// one from the others, melt the last two into one, and go on.
export interface Edge {
  from: string;
  to: string;
  weight: number;
}

export interface Cut {
  weight: number;
  /** The vertices on one side of it. */
  side: Set<string>;
}

type Network = Map<string, Map<string, number>>;

/** The smallest cut through any of the parts that hang together; null when there are no edges. */
export function smallestCut(edges: Edge[]): Cut | null {
  const network = networkOf(edges);
  const cuts = partsOf(network).map((part) => cutOfPart(network, part));
  return cuts.reduce<Cut | null>((least, cut) => (least && least.weight <= cut.weight ? least : cut), null);
}

function networkOf(edges: Edge[]): Network {
  const network: Network = new Map();
  const add = (from: string, to: string, weight: number) => {
    const near = network.get(from) ?? new Map<string, number>();
    network.set(from, near.set(to, (near.get(to) ?? 0) + weight));
  };
  for (const { from, to, weight } of edges) {
    add(from, to, weight);
    add(to, from, weight);
  }
  return network;
}

function partsOf(network: Network): string[][] {
  const seen = new Set<string>();
  return [...network.keys()].flatMap((start) => {
    if (seen.has(start)) return [];
    seen.add(start);
    const part = [start];
    for (const vertex of part)
      for (const near of network.get(vertex)!.keys())
        if (!seen.has(near)) {
          seen.add(near);
          part.push(near);
        }
    return [part];
  });
}

function cutOfPart(network: Network, part: string[]): Cut {
  const left: Network = new Map(part.map((vertex) => [vertex, new Map(network.get(vertex))]));
  const melted = new Map(part.map((vertex) => [vertex, new Set([vertex])]));
  let least: Cut = { weight: Infinity, side: new Set() };
  while (left.size > 1) {
    const { last, before, weight } = tightestOrder(left);
    if (weight < least.weight) least = { weight, side: new Set(melted.get(last)) };
    melt(left, before, last);
    for (const vertex of melted.get(last)!) melted.get(before)!.add(vertex);
  }
  return least;
}

function tightestOrder(network: Network): { last: string; before: string; weight: number } {
  const pull = new Map([...network.keys()].map((vertex) => [vertex, 0]));
  let before = '';
  let last = '';
  let weight = 0;
  while (pull.size) {
    const next = [...pull].reduce((most, one) => (one[1] > most[1] ? one : most));
    [before, last, weight] = [last, ...next];
    pull.delete(last);
    for (const [near, of] of network.get(last)!) if (pull.has(near)) pull.set(near, pull.get(near)! + of);
  }
  return { last, before, weight };
}

function melt(network: Network, into: string, gone: string): void {
  const kept = network.get(into)!;
  for (const [near, weight] of network.get(gone)!) {
    const back = network.get(near)!;
    back.delete(gone);
    if (near === into) continue;
    kept.set(near, (kept.get(near) ?? 0) + weight);
    back.set(into, (back.get(into) ?? 0) + weight);
  }
  network.delete(gone);
}
