/** The picture as sigma wants it: a graphology graph whose attributes are plain facts, without any looks. */

import { MultiDirectedGraph } from "graphology";
import type { Kinds } from "../app/useKinds";
import { arrange, seedPositions, type PictureGraph, type Position } from "./layout";
import { nodeSize, shortName, type EdgeAttributes, type NodeAttributes } from "./looks";
import type { Picture, PictureEdge, PictureNode } from "./picture";

/** Edges grow this much in width, in pixels, for each further article that says the same, up to four. */
const WIDTH_PER_ARTICLE = 0.6;

/** Return the graph of a picture, laid out from the positions that its nodes had before. */
export function buildGraph(
  picture: Picture,
  kinds: Kinds,
  known: ReadonlyMap<string, Position>,
): { graph: PictureGraph; places: Map<string, Position> } {
  const graph: PictureGraph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
  const ids = [...picture.nodes.keys()].sort();
  for (const id of ids) graph.addNode(id, nodeAttributes(picture.nodes.get(id)!, picture, kinds));
  for (const [key, edge] of picture.edges)
    graph.addEdgeWithKey(key, edge.source, edge.target, edgeAttributes(edge, kinds));
  graph.updateEachNodeAttributes((id, node) => ({ ...node, size: nodeSize(graph.degree(id)) }));
  bend(graph);
  const seeds = seedPositions(graph, known);
  graph.updateEachNodeAttributes((id, node) => ({ ...node, ...seeds.get(id)! }));
  const allKnown = ids.every((id) => known.has(id));
  const places = allKnown ? seeds : arrange(graph, known.size === 0);
  return { graph, places };
}

function nodeAttributes(node: PictureNode, picture: Picture, kinds: Kinds): NodeAttributes {
  const opened = picture.brought.has(node.id);
  const { color } = kinds.label(node.label);
  return { x: 0, y: 0, size: 1, label: shortName(node.name), fullName: node.name, color, opened };
}

function edgeAttributes(edge: PictureEdge, kinds: Kinds): EdgeAttributes {
  const { color, text, symmetric } = kinds.relation(edge.relation);
  const size = 2.2 + WIDTH_PER_ARTICLE * Math.min(Math.max(edge.support - 1, 0), 4);
  return {
    source: edge.source,
    target: edge.target,
    label: text,
    color,
    size,
    type: symmetric ? "plain" : "straight",
    curvature: 0,
  };
}

/** How far edges that join the same two nodes stand apart, as a share of their length. */
const BEND = 0.28;

/** Bend edges that join the same two nodes apart, so that each can be seen and clicked. */
function bend(graph: PictureGraph): void {
  const pairs = new Map<string, string[]>();
  graph.forEachEdge((key, _edge, source, target) => {
    const pair = JSON.stringify([source, target].sort());
    pairs.set(pair, [...(pairs.get(pair) ?? []), key]);
  });
  for (const keys of pairs.values()) {
    keys.sort().forEach((key, index) => {
      const offset = (index - (keys.length - 1) / 2) * BEND;
      const forward = graph.source(key) < graph.target(key) ? 1 : -1;
      if (offset !== 0)
        graph.updateEdgeAttributes(key, (edge) => ({
          ...edge,
          type: edge.type === "plain" ? "plainCurved" : "curved",
          curvature: offset * forward,
        }));
    });
  }
}
