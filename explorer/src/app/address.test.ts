import { describe, expect, it } from "vitest";
import { formatAddress, HOME, parseAddress, type Address } from "./address";

const full: Address = {
  view: "graph",
  node: "community:411024/柏梁镇/惠民社区",
  edge: { relation: "LEADS", source: "official:贾新平@community:411081004203", target: "community:411081004203" },
  open: ["county:411081", "program:党建+物业"],
  article: "article:0f&=?#",
  places: ["county:411081", "county:411082"],
  query: "MATCH (n) WHERE n.name = '100%' RETURN n",
};

describe("an address", () => {
  it("reads back what was written, whatever an id holds", () => {
    expect(parseAddress(formatAddress(full))).toEqual(full);
  });

  it("is empty for the first screen", () => {
    expect(formatAddress(HOME)).toBe("");
    expect(parseAddress("")).toEqual(HOME);
  });

  it("leaves out what it does not understand", () => {
    expect(parseAddress("?view=nowhere&edge=%5B%22LEADS&other=1")).toEqual(HOME);
    expect(parseAddress('?edge=["LEADS","a"]').edge).toBeNull();
  });

  it("carries no more openings than a link can hold, the latest first of all", () => {
    const open = Array.from({ length: 30 }, (_, index) => `county:${index}`);
    expect(parseAddress(formatAddress({ ...HOME, open })).open).toEqual(open.slice(-12));
  });
});
