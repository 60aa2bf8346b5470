import { describe, expect, it } from "vitest";
import type { CellOut, ComparisonOut, PlacedNode } from "../api/shapes";
import { cellAt, matrixOf } from "./matrix";

const place = (id: string, name: string, above: string): PlacedNode => ({
  id,
  label: "Community",
  name,
  place: [above],
});
const cell = (at: string, program: string, count: number): CellOut => ({
  place: at,
  program,
  count,
  support: count * 2,
  first_seen: "",
  reached: 1,
  coverage: 0.256,
  implementers: [],
  articles: [],
});
const found: ComparisonOut = {
  places: [place("a", "花园社区", "钧台街道"), place("b", "花园社区", "韩城街道"), place("c", "镜湖社区", "新元街道")],
  programs: ["p", "q"].map((id) => ({ id, label: "Program", name: id })),
  cells: [cell("a", "p", 3), cell("c", "q", 1)],
  shared: [],
  only: {},
  adoption: [],
  similarity: [],
  totals: {},
};

describe("the matrix of a comparison", () => {
  it("puts each cell at its place and program", () => {
    expect(matrixOf(found, "count").values).toEqual([
      [0, 0, 3],
      [2, 1, 1],
    ]);
    expect(matrixOf(found, "support").most).toBe(6);
    expect(matrixOf(found, "coverage").values[0]).toEqual([0, 0, 26]);
  });

  it("tells namesakes apart by the place above, and only them", () => {
    expect(matrixOf(found, "count").columns).toEqual(["花园社区（钧台街道）", "花园社区（韩城街道）", "镜湖社区"]);
  });

  it("finds the cell again that was pressed", () => {
    expect(cellAt(found, 2, 1)).toBe(found.cells[1]);
    expect(cellAt(found, 1, 1)).toBeUndefined();
  });
});
