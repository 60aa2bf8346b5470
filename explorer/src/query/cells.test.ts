import { describe, expect, it } from "vitest";
import { asTable, cellOf } from "./cells";
import { fieldsOf, valuesOf } from "./fields";

const LABELS = ["County", "Official", "Program"];

describe("cells of an answer", () => {
  it("know ids of declared kinds and nothing else", () => {
    expect(cellOf("program:五星支部", LABELS)).toMatchObject({
      kind: "thing",
      thing: { id: "program:五星支部", label: "Program" },
    });
    expect(cellOf("note: see below", LABELS)).toEqual({ kind: "text", text: "note: see below" });
    expect(cellOf("五星支部", LABELS)).toEqual({ kind: "text", text: "五星支部" });
  });

  it("show a node by its name", () => {
    const node = { id: "county:411081", name: "禹州市", code: "411081" };
    expect(cellOf(node, LABELS)).toEqual({
      kind: "thing",
      thing: { id: "county:411081", name: "禹州市", label: "County" },
    });
  });

  it("show nothing, numbers and lists as they are", () => {
    expect(cellOf(null, LABELS)).toEqual({ kind: "nothing" });
    expect(cellOf(0, LABELS)).toEqual({ kind: "text", text: "0" });
    expect(cellOf(["a", 1], LABELS)).toEqual({ kind: "text", text: "a · 1" });
    expect(cellOf([{ a: 1 }], LABELS)).toEqual({ kind: "text", text: '[{"a":1}]' });
  });

  it("go to a spreadsheet one row a line", () => {
    expect(
      asTable(
        ["name", "n"],
        [
          ["两\t行\n字", 2],
          [null, ["a"]],
        ],
      ),
    ).toBe('name\tn\n两 行 字\t2\n\t["a"]');
  });
});

const DECLARED = [
  { name: "county", zh: "县", en: "county", default: "禹州市" },
  { name: "least", zh: "至少", en: "at least", default: 2 },
];

describe("parameters", () => {
  it("are those that the text names, each once, with what the question knows of them", () => {
    const fields = fieldsOf("MATCH (c {name: $county}) WHERE $county <> $other RETURN c", DECLARED, {});
    expect(fields.map(({ name, zh, value }) => [name, zh, value])).toEqual([
      ["county", "县", "禹州市"],
      ["other", "$other", ""],
    ]);
  });

  it("keep what was typed, but never as another kind of value", () => {
    expect(valuesOf(fieldsOf("$county $least", DECLARED, { county: "长葛市", least: "7" }))).toEqual({
      county: "长葛市",
      least: 2,
    });
    expect(valuesOf(fieldsOf("$least", DECLARED, { county: "长葛市", least: 0 }))).toEqual({ least: 0 });
  });
});
