import { afterEach, describe, expect, it, vi } from "vitest";
import { ApiError, apiPath, get, post } from "./client";

afterEach(() => vi.unstubAllGlobals());

const answering = (body: unknown, init: ResponseInit = {}) => {
  const fetching = vi.fn(async () => new Response(typeof body === "string" ? body : JSON.stringify(body), init));
  vi.stubGlobal("fetch", fetching);
  return fetching;
};

describe("asking the API", () => {
  it("encodes ids and repeats lists", () => {
    expect(apiPath(["nodes", "community:411024/柏梁镇/惠民社区"])).toBe(
      `/api/nodes/${encodeURIComponent("community:411024/柏梁镇/惠民社区")}`,
    );
    expect(apiPath(["compare"], { place: ["county:1", "county:2"], routine: false, label: undefined })).toBe(
      "/api/compare?place=county%3A1&place=county%3A2&routine=false",
    );
  });

  it("returns the record", async () => {
    answering({ nodes: {} });
    await expect(get(["stats"])).resolves.toEqual({ nodes: {} });
  });

  it("turns the API's error into one with its sentence and kind", async () => {
    answering({ error: "There is no node 'x'.", kind: "not_found", status: 404 }, { status: 404 });
    await expect(get(["nodes", "x"])).rejects.toMatchObject({
      kind: "not_found",
      status: 404,
      message: "There is no node 'x'.",
    });
  });

  it("says so where the answer is no record", async () => {
    answering("<html>", { status: 502, statusText: "Bad Gateway" });
    await expect(get(["stats"])).rejects.toMatchObject({ kind: "answer", status: 502 });
  });

  it("says so where nothing answers", async () => {
    vi.stubGlobal("fetch", async () => Promise.reject(new TypeError("refused")));
    await expect(get(["stats"])).rejects.toSatisfy((error) => error instanceof ApiError && error.kind === "network");
  });

  it("sends values beside the query, never inside it", async () => {
    const fetching = answering({ columns: [] });
    await post(["cypher"], { query: "RETURN $name", parameters: { name: "'; DROP" } });
    const [, init] = fetching.mock.calls[0] as unknown as [string, RequestInit];
    expect(JSON.parse(String(init.body))).toEqual({ query: "RETURN $name", parameters: { name: "'; DROP" } });
  });
});
