/** What names an edge: its relation and its two ends; there is one edge for each. */

export interface EdgeName {
  relation: string;
  source: string;
  target: string;
}

/** Write an edge's name as one string that can be read again. */
export function edgeKey({ relation, source, target }: EdgeName): string {
  return JSON.stringify([relation, source, target]);
}

/** Read what `edgeKey` wrote; null for anything else, such as a link that a mail program cut. */
export function parseEdgeKey(key: string): EdgeName | null {
  let parts: unknown;
  try {
    parts = JSON.parse(key);
  } catch {
    return null;
  }
  if (!Array.isArray(parts) || parts.length !== 3 || !parts.every((part) => typeof part === "string")) return null;
  const [relation, source, target] = parts as [string, string, string];
  return { relation, source, target };
}
