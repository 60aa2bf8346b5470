import { describe, expect, it } from "vitest";
import { startsOf } from "../overview/useStarts";
import { propertyLines } from "../panel/properties";
import { sayIn } from "../text/text";
import { grouped, whereabouts } from "./suggestions";

const found = [
  { id: "community:1", label: "Community", name: "花园社区", place: ["河南省", "许昌市", "禹州市", "钧台街道"] },
  { id: "organization:1", label: "Organization", name: "花园幼儿园", place: [] },
  { id: "community:2", label: "Community", name: "花园社区", place: ["河南省", "漯河市"] },
];

describe("suggestions", () => {
  it("stand in groups, the best kind first, in the order found", () => {
    expect(grouped(found).map(({ label, nodes }) => [label, nodes.map((node) => node.id)])).toEqual([
      ["Community", ["community:1", "community:2"]],
      ["Organization", ["organization:1"]],
    ]);
  });

  it("tell namesakes apart by where they are", () => {
    expect(new Set(found.filter((node) => node.label === "Community").map(whereabouts)).size).toBe(2);
  });
});

describe("starts", () => {
  it("are read from rows, and a row of another shape is an error", () => {
    expect(startsOf([["program:a", "甲", "Program", 3]])).toEqual([
      { id: "program:a", name: "甲", label: "Program", count: 3 },
    ]);
    expect(() => startsOf([["program:a", null, "Program", 3]])).toThrow("A start should be");
  });
});

describe("properties", () => {
  it("are said in words, without what says nothing", () => {
    const lines = propertyLines({ post: "党委书记", deputy: false, former: true, by: "", unheard: 3 }, sayIn("zh"));
    expect(lines.map(({ label, children }) => [label, children])).toEqual([
      ["职务", "党委书记"],
      ["曾任", "是"],
      ["unheard", "3"],
    ]);
  });
});
