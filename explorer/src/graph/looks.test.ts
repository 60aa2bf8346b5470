import { describe, expect, it } from "vitest";
import { edgeLook, nodeLook, nodeSize, shortName, STILL, type EdgeAttributes, type NodeAttributes } from "./looks";

const node: NodeAttributes = {
  x: 1,
  y: 2,
  size: 10,
  label: "花园…",
  fullName: "花园社区",
  color: "#f59e0b",
  opened: false,
};
const edge: EdgeAttributes = {
  source: "a",
  target: "b",
  label: "开展",
  color: "#16a34a",
  size: 2,
  type: "straight",
  curvature: 0,
};

describe("looks", () => {
  it("are the facts themselves while nothing is looked at", () => {
    expect(nodeLook("a", node, STILL)).toMatchObject({ ...node, hidden: false, highlighted: false });
    expect(edgeLook("e", edge, STILL)).toMatchObject({
      color: edge.color,
      size: edge.size,
      hidden: false,
      label: null,
    });
  });

  it("never change the attributes that they are computed from", () => {
    const before = structuredClone({ node, edge });
    nodeLook("a", node, { ...STILL, hoveredNode: "a", lit: new Set(["a"]) });
    edgeLook("e", edge, { ...STILL, selectedEdge: "e" });
    expect({ node, edge }).toEqual(before);
  });

  it("give the selected node its whole name and a ring, wherever it stands", () => {
    const look = nodeLook("a", node, { ...STILL, selectedNode: "a" });
    expect(look).toMatchObject({ label: "花园社区", highlighted: true, forceLabel: true, x: 1, y: 2 });
  });

  it("fade what is not around the hovered node", () => {
    const state = { ...STILL, hoveredNode: "a", lit: new Set(["a", "b"]) };
    expect(nodeLook("b", node, state).color).toBe(node.color);
    expect(nodeLook("c", node, state).color).not.toBe(node.color);
    expect(edgeLook("e", edge, state)).toMatchObject({ label: "开展", color: edge.color });
    expect(edgeLook("f", { ...edge, source: "c", target: "d" }, state).color).not.toBe(edge.color);
  });

  it("write the relation on the chosen edge and thicken it", () => {
    const look = edgeLook("e", edge, { ...STILL, selectedEdge: "e", lit: new Set(["a", "b"]) });
    expect(look).toMatchObject({ label: "开展", forceLabel: true });
    expect(look.size).toBeGreaterThan(edge.size);
  });

  it("hide what the filters hide", () => {
    expect(nodeLook("a", node, { ...STILL, hiddenNodes: new Set(["a"]) }).hidden).toBe(true);
    expect(edgeLook("e", edge, { ...STILL, hiddenEdges: new Set(["e"]) }).hidden).toBe(true);
  });

  it("size nodes by degree within bounds", () => {
    expect(nodeSize(0)).toBeLessThan(nodeSize(4));
    expect(nodeSize(10_000)).toBe(24);
  });

  it("shorten names by whole characters, beyond the basic plane too", () => {
    expect(shortName("花园社区")).toBe("花园社区");
    expect(shortName("𠮷".repeat(20), 5)).toBe(`${"𠮷".repeat(4)}…`);
  });
});
