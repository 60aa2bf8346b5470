import { describe, expect, it } from "vitest";
import { asTable, cellOf } from "./cells";
import { typedLike } from "./Parameters";

const LABELS = ["County", "Official", "Program"];

describe("cells of an answer", () => {
  it("know ids of declared kinds and nothing else", () => {
    expect(cellOf("program:五星支部", LABELS)).toMatchObject({ kind: "thing", thing: { id: "program:五星支部", label: "Program" } });
    expect(cellOf("note: see below", LABELS)).toEqual({ kind: "text", text: "note: see below" });
    expect(cellOf("五星支部", LABELS)).toEqual({ kind: "text", text: "五星支部" });
  });

  it("show a node by its name", () => {
    const node = { id: "county:411081", name: "禹州市", code: "411081" };
    expect(cellOf(node, LABELS)).toEqual({ kind: "thing", thing: { id: "county:411081", name: "禹州市", label: "County" } });
  });

  it("show nothing, numbers and lists as they are", () => {
    expect(cellOf(null, LABELS)).toEqual({ kind: "nothing" });
    expect(cellOf(0, LABELS)).toEqual({ kind: "text", text: "0" });
    expect(cellOf(["a", 1], LABELS)).toEqual({ kind: "text", text: '["a",1]' });
  });

  it("go to a spreadsheet one row a line", () => {
    expect(asTable(["name", "n"], [["两\t行\n字", 2], [null, ["a"]]])).toBe('name\tn\n两 行 字\t2\n\t["a"]');
  });
});

describe("parameters", () => {
  it("stay of the kind that they were", () => {
    expect(typedLike(5, "7")).toBe(7);
    expect(typedLike(5, "seven")).toBe(5);
    expect(typedLike("禹州市", "长葛市")).toBe("长葛市");
    expect(typedLike(["a"], "禹州市、长葛市,鄢陵县")).toEqual(["禹州市", "长葛市", "鄢陵县"]);
    expect(typedLike(false, "true")).toBe(true);
  });
});
