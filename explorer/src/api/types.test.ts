import { readFileSync } from "node:fs";
import openapiTS, { astToString, COMMENT_HEADER } from "openapi-typescript";
import { expect, it } from "vitest";

it("types.ts is what the OpenAPI document says; npm run types writes it anew", async () => {
  const written = readFileSync(new URL("./types.ts", import.meta.url), "utf8").replaceAll("\r\n", "\n");
  const fresh = COMMENT_HEADER + astToString(await openapiTS(new URL("../../../docs/openapi.json", import.meta.url)));
  expect(written === fresh, "docs/openapi.json has changed since").toBe(true);
});
