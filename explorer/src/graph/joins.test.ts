import { afterEach, describe, expect, it, vi } from "vitest";
import { edgesOf, joined } from "./joins";
import { BLANK, EMPTY, reducePicture } from "./picture";

afterEach(() => vi.unstubAllGlobals());

const part = { nodes: [{ id: "program:a", label: "Program", name: "甲" }], edges: [] };
const picture = reducePicture(BLANK, {
  type: "grow",
  cause: "county:1",
  part: { nodes: [{ id: "county:1", label: "County", name: "禹州市" }], edges: [] },
}).now;

describe("joining a part to the picture", () => {
  it("asks for edges between what is new and what is shown, by parameters", async () => {
    const rows = [["IMPLEMENTS", "county:1", "program:a", "text", 2]];
    const fetching = vi.fn(async () => new Response(JSON.stringify({ columns: [], rows, truncated: "", limits: {} })));
    vi.stubGlobal("fetch", fetching);
    const whole = await joined(picture, part);
    expect(whole.edges).toEqual([
      { relation: "IMPLEMENTS", source: "county:1", target: "program:a", basis: "text", support: 2 },
    ]);
    const [, init] = fetching.mock.calls[0] as unknown as [string, RequestInit];
    expect(JSON.parse(String(init.body)).parameters).toEqual({ fresh: ["program:a"], shown: ["county:1"] });
  });

  it("asks nothing where nothing is shown or nothing is new", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new Error("asked")));
    await expect(joined(EMPTY, part)).resolves.toBe(part);
    await expect(joined(picture, { nodes: [...picture.nodes.values()], edges: [] })).resolves.toMatchObject({
      edges: [],
    });
  });

  it("refuses rows of another shape", () => {
    expect(() => edgesOf([["IMPLEMENTS", null, "program:a"]])).toThrow("An edge should begin with");
  });
});
