/** What the legend's switches hide; computed from the picture, never stored in it. */

import { edgeKey } from "../api/edgeName";
import type { Picture, PictureNode } from "./picture";

export interface Filters {
  labels: ReadonlySet<string>;
  relations: ReadonlySet<string>;
  routine: boolean;
}

export interface Hidden {
  nodes: ReadonlySet<string>;
  edges: ReadonlySet<string>;
}

export const NO_FILTERS: Filters = { labels: new Set(), relations: new Set(), routine: false };

function filtered(node: PictureNode, filters: Filters): boolean {
  return filters.labels.has(node.label) || (filters.routine && node.properties?.["routine"] === true);
}

/** Return the hidden nodes and edges; a node whose every edge is hidden goes too, unless it was opened itself. */
export function hidden(picture: Picture, filters: Filters): Hidden {
  const nodes = new Set<string>();
  for (const node of picture.nodes.values()) if (filtered(node, filters)) nodes.add(node.id);
  const edges = new Set<string>();
  const [before, after] = [new Set<string>(), new Set<string>()];
  for (const edge of picture.edges.values()) {
    before.add(edge.source).add(edge.target);
    const gone = filters.relations.has(edge.relation) || nodes.has(edge.source) || nodes.has(edge.target);
    if (gone) edges.add(edgeKey(edge));
    else after.add(edge.source).add(edge.target);
  }
  for (const id of before) if (!after.has(id) && !picture.brought.has(id)) nodes.add(id);
  return { nodes, edges };
}

/** Return a set with the item added or taken away. */
export function toggled(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}
