/** The picture as a value: which nodes and edges are on the screen, why each is there, and what it was before. */

import { edgeKey, type EdgeName } from "../api/edgeName";

export type Value = string | number | boolean | string[];

export interface PictureNode {
  id: string;
  label: string;
  name: string;
  properties?: Readonly<Record<string, Value>>;
}

export interface PictureEdge extends EdgeName {
  basis: string;
  support: number;
}

export interface PicturePart {
  nodes: readonly PictureNode[];
  edges: readonly PictureEdge[];
}

/** `brought` says for each opened node (or path) which nodes it put on the screen, itself among them. */
export interface Picture {
  nodes: ReadonlyMap<string, PictureNode>;
  edges: ReadonlyMap<string, PictureEdge>;
  brought: ReadonlyMap<string, readonly string[]>;
}

export interface PictureState {
  now: Picture;
  past: readonly Picture[];
}

export type PictureAction =
  | { type: "start"; cause: string; part: PicturePart }
  | { type: "grow"; cause: string; part: PicturePart }
  | { type: "collapse"; id: string }
  | { type: "remove"; id: string }
  | { type: "clear" }
  | { type: "undo" };

/** Steps that can be undone; each holds only references, so that fifty cost little. */
const MEMORY = 50;

export const EMPTY: Picture = { nodes: new Map(), edges: new Map(), brought: new Map() };
export const BLANK: PictureState = { now: EMPTY, past: [] };

/** Return the next state of the picture; an action that changes nothing returns the same state. */
export function reducePicture(state: PictureState, action: PictureAction): PictureState {
  if (action.type === "undo") {
    const before = state.past.at(-1);
    return before ? { now: before, past: state.past.slice(0, -1) } : state;
  }
  const next = change(state.now, action);
  return next === state.now ? state : { now: next, past: [...state.past, state.now].slice(-MEMORY) };
}

function change(now: Picture, action: Exclude<PictureAction, { type: "undo" }>): Picture {
  switch (action.type) {
    case "start":
      return grow(EMPTY, action.cause, action.part);
    case "grow":
      return grow(now, action.cause, action.part);
    case "collapse":
      return collapse(now, action.id);
    case "remove":
      return remove(now, action.id);
    case "clear":
      return now.nodes.size ? EMPTY : now;
  }
}

function grow(now: Picture, cause: string, part: PicturePart): Picture {
  const nodes = new Map(now.nodes);
  for (const node of part.nodes) nodes.set(node.id, node);
  const edges = new Map(now.edges);
  for (const edge of part.edges) if (nodes.has(edge.source) && nodes.has(edge.target)) edges.set(edgeKey(edge), edge);
  const ids = new Set([...(now.brought.get(cause) ?? []), ...part.nodes.map((node) => node.id)]);
  return { nodes, edges, brought: new Map(now.brought).set(cause, [...ids]) };
}

function collapse(now: Picture, id: string): Picture {
  if (!now.brought.has(id)) return now;
  const brought = new Map(now.brought);
  brought.delete(id);
  const held = new Set([id, ...brought.keys(), ...[...brought.values()].flat()]);
  return { ...keep(now, (node) => held.has(node)), brought };
}

function remove(now: Picture, id: string): Picture {
  if (!now.nodes.has(id)) return now;
  const brought = new Map<string, readonly string[]>();
  for (const [cause, ids] of now.brought)
    if (cause !== id)
      brought.set(
        cause,
        ids.filter((one) => one !== id),
      );
  const kept = keep(now, (node) => node !== id);
  return { ...kept, brought };
}

function keep(now: Picture, wanted: (id: string) => boolean): Pick<Picture, "nodes" | "edges"> {
  return {
    nodes: new Map([...now.nodes].filter(([id]) => wanted(id))),
    edges: new Map([...now.edges].filter(([, edge]) => wanted(edge.source) && wanted(edge.target))),
  };
}

/** Return the nodes that were opened, in the order of opening: what a shared link has to carry. */
export function opened(picture: Picture): string[] {
  return [...picture.brought.keys()].filter((cause) => picture.nodes.has(cause));
}
