import { describe, expect, it } from "vitest";
import type { Kinds } from "../app/useKinds";
import { buildGraph } from "./build";
import { BLANK, reducePicture, type Picture } from "./picture";

const kind = (name: string) => ({ name, text: name, color: `#${name.length}`, symmetric: name === "PARTNERS_WITH" });
const kinds: Kinds = { labels: [], relations: [], label: kind, relation: kind, isPlace: () => false };

function star(leaves: number): Picture {
  const ids = Array.from({ length: leaves }, (_, index) => `community:${index}`);
  const nodes = ["county:1", ...ids].map((id) => ({ id, label: "Community", name: id }));
  const edges = ids.map((source) => ({
    relation: "LOCATED_IN",
    source,
    target: "county:1",
    basis: "divisions",
    support: 0,
  }));
  return reducePicture(BLANK, { type: "grow", cause: "county:1", part: { nodes, edges } }).now;
}

describe("the graph that is drawn", () => {
  it("comes out the same each time", () => {
    expect(buildGraph(star(30), kinds, new Map()).places).toEqual(buildGraph(star(30), kinds, new Map()).places);
  });

  it("stands apart: no two discs touch", () => {
    const { graph } = buildGraph(star(40), kinds, new Map());
    const all = graph.mapNodes((_id, { x, y, size }) => ({ x, y, size }));
    for (const [index, one] of all.entries())
      for (const other of all.slice(index + 1))
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(one.size + other.size);
  });

  it("moves nothing where nothing is new", () => {
    const { places } = buildGraph(star(12), kinds, new Map());
    expect(buildGraph(star(12), kinds, places).places).toEqual(places);
  });

  it("takes colours from the kinds and sizes from the degree", () => {
    const { graph } = buildGraph(star(9), kinds, new Map());
    expect(graph.getNodeAttribute("county:1", "color")).toBe(kind("Community").color);
    expect(graph.getNodeAttribute("county:1", "size")).toBeGreaterThan(graph.getNodeAttribute("community:0", "size"));
    expect(graph.getNodeAttribute("county:1", "opened")).toBe(true);
  });

  it("bends edges that join the same two nodes to different sides", () => {
    const nodes = ["a", "b"].map((id) => ({ id, label: "Organization", name: id }));
    const join = (relation: string, source: string, target: string) => ({
      relation,
      source,
      target,
      basis: "text",
      support: 1,
    });
    const edges = [join("PARTNERS_WITH", "a", "b"), join("LOCATED_IN", "b", "a")];
    const { graph } = buildGraph(
      reducePicture(BLANK, { type: "grow", cause: "a", part: { nodes, edges } }).now,
      kinds,
      new Map(),
    );
    const sides = graph.mapEdges(
      (key, edge, source, target) =>
        edge.curvature * (graph.source(key) === "a" ? 1 : -1) * (source === target ? 0 : 1),
    );
    expect(new Set(sides.map(Math.sign))).toEqual(new Set([-1, 1]));
    expect(graph.mapEdges((_key, edge) => edge.type).sort()).toEqual(["curved", "plainCurved"]);
  });
});
