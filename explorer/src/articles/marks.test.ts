import { describe, expect, it } from "vitest";
import type { Mark, Segment } from "../api/shapes";
import { emphasis, kindsIn, named, segmentAt, statements } from "./marks";

const mark = (relation: string, source: string, target: string, label: string): Mark => ({
  relation,
  source,
  target,
  source_name: source,
  target_name: target,
  source_label: "Article",
  target_label: label,
  rule: "test",
});
const mention = mark("MENTIONS", "article:1", "community:1", "Community");
const leads = mark("LEADS", "official:1", "community:1", "Community");
const segment = (...marks: Mark[]): Segment => ({ text: "花园社区", marks });

describe("marks", () => {
  it("bring the edge in focus out, whatever else lies over it", () => {
    expect(emphasis(segment(mention, leads), leads, false)).toBe("focus");
    expect(emphasis(segment(mention), leads, false)).toBe("plain");
    expect(emphasis(segment(mark("LEADS", "official:2", "community:1", "Community")), leads, false)).toBe("plain");
  });

  it("show what is named and what is stated when all are asked for", () => {
    expect(emphasis(segment(mention, leads), null, true)).toBe("named");
    expect(emphasis(segment(leads), null, true)).toBe("stated");
    expect(emphasis(segment(), null, true)).toBe("plain");
  });

  it("tell the thing from the statements", () => {
    expect(named(segment(leads, mention))).toBe(mention);
    expect(statements(segment(leads, mention))).toEqual([leads]);
  });

  it("find the segment of a position, which counts code points", () => {
    const segments = ["𠮷𠮷", "花园", "社区"].map((text) => ({ text, marks: [] }));
    expect([0, 1, 2, 3, 4, 6].map((position) => segmentAt(segments, position))).toEqual([0, 0, 1, 1, 2, -1]);
  });

  it("list the kinds that occur", () => {
    expect(kindsIn([segment(mention), segment(leads), segment()])).toEqual({
      labels: ["Community"],
      relations: ["LEADS"],
    });
  });
});
