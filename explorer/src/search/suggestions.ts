/** Search results in groups by kind, in the order in which the first of each kind was found. */

import type { PlacedNode } from "../api/shapes";

export interface Group {
  label: string;
  nodes: PlacedNode[];
}

/** Group found nodes by label; the best kind comes first, the order inside a kind stays. */
export function grouped(nodes: readonly PlacedNode[]): Group[] {
  const groups = new Map<string, PlacedNode[]>();
  for (const node of nodes) groups.set(node.label, [...(groups.get(node.label) ?? []), node]);
  return [...groups].map(([label, members]) => ({ label, nodes: members }));
}

/** Return where a node is, from province downwards, in one line: what tells namesakes apart. */
export function whereabouts(node: PlacedNode): string {
  return (node.place ?? []).join(" › ");
}
