import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { sayIn, TEXTS, type TextKey } from "./text";

const SOURCE = fileURLToPath(new URL("..", import.meta.url));
const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !name.endsWith("types.ts"))
  .map((name) => ({ name, text: readFileSync(join(SOURCE, name), "utf8") }));
const keys = Object.keys(TEXTS.zh) as TextKey[];
const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe("the words of the interface", () => {
  it("are there in both languages", () => {
    expect(Object.keys(TEXTS.en)).toEqual(keys);
    for (const key of keys)
      for (const language of ["zh", "en"] as const) expect(TEXTS[language][key], `${language} ${key}`).not.toBe("");
  });

  it("have the same places to fill in both", () => {
    for (const key of keys) expect(places(TEXTS.en[key]), key).toEqual(places(TEXTS.zh[key]));
  });

  it("are all used: each key, or the stem that it is built from, stands in a source file", () => {
    const all = files.map((file) => file.text).join("\n");
    const unused = keys.filter(
      (key) => !all.includes(`"${key}"`) && !all.includes(`\`${key.slice(0, key.indexOf(".") + 1)}\${`),
    );
    expect(unused).toEqual([]);
  });

  it("stand in the data files alone: no source file holds Chinese text", () => {
    const allowed = /[，、（）—…“”《》]/gu;
    const holding = files.filter((file) => /\p{Script=Han}/u.test(file.text.replace(allowed, "")));
    expect(holding.map((file) => file.name)).toEqual([]);
  });

  it("are filled in", () => {
    expect(sayIn("zh")("search.none", { text: "花园" })).toBe(TEXTS.zh["search.none"].replace("{text}", "花园"));
    expect(sayIn("en")("search.none")).toContain("{text}");
  });
});
