import { describe, expect, it } from "vitest";
import { edgeKey } from "../api/edgeName";
import {
  BLANK,
  opened,
  reducePicture,
  type PictureAction,
  type PictureEdge,
  type PictureNode,
  type PictureState,
} from "./picture";

const node = (id: string, label = "Community"): PictureNode => ({ id, label, name: id });
const edge = (source: string, target: string): PictureEdge => ({
  relation: "IMPLEMENTS",
  source,
  target,
  basis: "text",
  support: 1,
});
const star = (centre: string, ...leaves: string[]) => ({
  nodes: [centre, ...leaves].map((id) => node(id)),
  edges: leaves.map((leaf) => edge(centre, leaf)),
});
const play = (...actions: PictureAction[]): PictureState => actions.reduce(reducePicture, BLANK);
const ids = (state: PictureState) => [...state.now.nodes.keys()].sort();

describe("the picture", () => {
  it("holds a node's neighbours once they are added, and adding twice is once", () => {
    const once = play({ type: "grow", cause: "a", part: star("a", "b", "c") });
    const twice = reducePicture(once, { type: "grow", cause: "a", part: star("a", "b", "c") });
    expect(ids(once)).toEqual(["a", "b", "c"]);
    expect(twice.now).toEqual(once.now);
  });

  it("leaves out an edge of which one end is not there", () => {
    const state = play({ type: "grow", cause: "a", part: { nodes: [node("a")], edges: [edge("a", "z")] } });
    expect(state.now.edges.size).toBe(0);
  });

  it("starts anew and can go back to what was there", () => {
    const state = play(
      { type: "grow", cause: "a", part: star("a", "b") },
      { type: "start", cause: "x", part: star("x", "y") },
    );
    expect(ids(state)).toEqual(["x", "y"]);
    expect(ids(reducePicture(state, { type: "undo" }))).toEqual(["a", "b"]);
  });

  it("takes away on collapse only what nothing else opened", () => {
    const state = play(
      { type: "grow", cause: "a", part: star("a", "b", "shared") },
      { type: "grow", cause: "b", part: star("b", "c", "shared") },
      { type: "collapse", id: "a" },
    );
    expect(ids(state)).toEqual(["a", "b", "c", "shared"]);
    expect(opened(state.now)).toEqual(["b"]);
    expect(ids(reducePicture(state, { type: "collapse", id: "b" }))).toEqual(["b"]);
  });

  it("removes a node with its edges and forgets that it was opened", () => {
    const state = play(
      { type: "grow", cause: "a", part: star("a", "b") },
      { type: "grow", cause: "b", part: star("b", "c") },
      { type: "remove", id: "b" },
    );
    expect(ids(state)).toEqual(["a", "c"]);
    expect(state.now.edges.size).toBe(0);
    expect(opened(state.now)).toEqual(["a"]);
  });

  it("does not count an action without effect as a step", () => {
    const state = play({ type: "grow", cause: "a", part: star("a", "b") });
    expect(reducePicture(state, { type: "remove", id: "z" })).toBe(state);
    expect(reducePicture(state, { type: "collapse", id: "b" })).toBe(state);
    expect(reducePicture(BLANK, { type: "undo" })).toBe(BLANK);
    expect(reducePicture(BLANK, { type: "clear" })).toBe(BLANK);
  });

  it("undoes step by step down to the blank picture", () => {
    let state = play(
      { type: "grow", cause: "a", part: star("a", "b") },
      { type: "grow", cause: "b", part: star("b", "c") },
    );
    state = reducePicture(reducePicture(state, { type: "undo" }), { type: "undo" });
    expect(state.now.nodes.size).toBe(0);
    expect(state.past).toEqual([]);
  });

  it("keeps an edge of each relation between the same two nodes", () => {
    const both = [edge("a", "b"), { ...edge("a", "b"), relation: "PARTNERS_WITH" }];
    const state = play({ type: "grow", cause: "a", part: { nodes: [node("a"), node("b")], edges: both } });
    expect([...state.now.edges.keys()]).toEqual(both.map(edgeKey));
  });
});
