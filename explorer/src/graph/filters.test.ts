import { describe, expect, it } from "vitest";
import { edgeKey } from "../api/edgeName";
import { hidden, NO_FILTERS, toggled } from "./filters";
import { BLANK, reducePicture } from "./picture";

const implementing = {
  relation: "IMPLEMENTS",
  source: "county:1",
  target: "program:三会一课",
  basis: "text",
  support: 1,
};
const located = { relation: "LOCATED_IN", source: "town:1", target: "county:1", basis: "divisions", support: 0 };
const picture = reducePicture(BLANK, {
  type: "grow",
  cause: "county:1",
  part: {
    nodes: [
      { id: "county:1", label: "County", name: "禹州市" },
      { id: "town:1", label: "Township", name: "钧台街道" },
      { id: "program:三会一课", label: "Program", name: "三会一课", properties: { routine: true } },
    ],
    edges: [implementing, located],
  },
}).now;

describe("filters", () => {
  it("hide nothing unless asked", () => {
    expect(hidden(picture, NO_FILTERS)).toEqual({ nodes: new Set(), edges: new Set() });
  });

  it("hide routine programs with their edges", () => {
    const gone = hidden(picture, { ...NO_FILTERS, routine: true });
    expect(gone.nodes).toEqual(new Set(["program:三会一课"]));
    expect(gone.edges).toEqual(new Set([edgeKey(implementing)]));
  });

  it("hide what is left without a visible edge, but never what was opened", () => {
    const gone = hidden(picture, { ...NO_FILTERS, relations: new Set(["LOCATED_IN", "IMPLEMENTS"]) });
    expect(gone.nodes).toEqual(new Set(["town:1", "program:三会一课"]));
  });

  it("hide a label with its edges", () => {
    const gone = hidden(picture, { ...NO_FILTERS, labels: new Set(["Township"]) });
    expect(gone.nodes).toEqual(new Set(["town:1"]));
    expect(gone.edges).toEqual(new Set([edgeKey(located)]));
  });

  it("are switched on and off without changing the set before", () => {
    const none: ReadonlySet<string> = new Set();
    const one = toggled(none, "County");
    expect([...one]).toEqual(["County"]);
    expect([...toggled(one, "County")]).toEqual([]);
    expect(none.size).toBe(0);
  });
});
