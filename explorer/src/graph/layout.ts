/** Where nodes stand: the same picture always comes out the same, and what was there moves as little as it can. */

import type Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import noverlap from "graphology-layout-noverlap";
import type { EdgeAttributes, NodeAttributes } from "./looks";

export type PictureGraph = Graph<NodeAttributes, EdgeAttributes>;
export interface Position {
  x: number;
  y: number;
}

/** The length that an average edge gets; node sizes are pixels, so that this leaves room for a name under each. */
const EDGE_LENGTH = 110;
/** Screens are wider than high, and names are written across: positions are drawn out this much sideways. */
const WIDEN = 1.35;
/** Successive points of a sunflower stand this angle apart and never line up. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Return a start for new nodes: around the node that they hang on, else around the middle. */
export function seedPositions(graph: PictureGraph, known: ReadonlyMap<string, Position>): Map<string, Position> {
  const seeds = new Map<string, Position>();
  graph.nodes().forEach((id, index) => {
    const there = known.get(id);
    if (there) return void seeds.set(id, there);
    const anchor = graph.neighbors(id).find((one) => known.has(one));
    const middle = (anchor === undefined ? undefined : known.get(anchor)) ?? { x: 0, y: 0 };
    const radius = EDGE_LENGTH * (anchor !== undefined ? 1 : 0.5 * Math.sqrt(index));
    const angle = index * GOLDEN_ANGLE;
    seeds.set(id, { x: middle.x + radius * Math.cos(angle), y: middle.y + radius * Math.sin(angle) });
  });
  return seeds;
}

/** Return where each node of a graph belongs, starting from the positions it has. */
export function arrange(graph: PictureGraph, isNew: boolean): Map<string, Position> {
  if (graph.order > 1) {
    const settings = { ...forceAtlas2.inferSettings(graph), gravity: 0.6, scalingRatio: 30, adjustSizes: false };
    const iterations = isNew ? 400 : 160;
    graph.updateEachNodeAttributes((_id, node) => ({ ...node, x: node.x / WIDEN }));
    const moved = forceAtlas2(graph, { iterations, settings });
    graph.updateEachNodeAttributes((id, node) => ({ ...node, ...moved[id] }));
    stretch(graph);
    noverlap.assign(graph, { maxIterations: 120, settings: { margin: 14, ratio: 1.3, expansion: 1.1 } });
  }
  return new Map(graph.mapNodes((id, { x, y }) => [id, { x, y }]));
}

function stretch(graph: PictureGraph): void {
  const lengths = graph.mapEdges((_key, _edge, _s, _t, from, to) => Math.hypot(from.x - to.x, from.y - to.y));
  const mean = lengths.reduce((sum, one) => sum + one, 0) / lengths.length;
  // Without edges, or with all of them on one spot, only the sideways draw is left to undo.
  const factor = mean > 0 ? EDGE_LENGTH / mean : 1;
  graph.updateEachNodeAttributes((_id, node) => ({ ...node, x: node.x * factor * WIDEN, y: node.y * factor }));
}
