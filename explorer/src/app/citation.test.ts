import { describe, expect, it } from "vitest";
import type { ArticleBrief } from "../api/shapes";
import { sayIn } from "../text/text";
import { citation } from "./citation";

const article: ArticleBrief = {
  id: "article:1",
  title: "“五星”闪耀花园社区",
  authors: ["李正茂", "马青燕"],
  published: "2023-07-18",
  published_inferred: true,
  source: "许昌-2023-07.txt",
  kind: "news",
  section: "",
};

describe("a citation", () => {
  it("holds quote, authors, title, file and date, and says that the year is inferred", () => {
    const text = citation("贾新平说", article, sayIn("zh"));
    expect(text).toBe("“贾新平说”——李正茂、马青燕，《“五星”闪耀花园社区》，许昌-2023-07.txt，2023-07-18（年份为推断）");
  });

  it("leaves out what is unknown", () => {
    const text = citation("贾新平说", { ...article, authors: [], published: "", title: "" }, sayIn("zh"));
    expect(text).toBe("“贾新平说”——《（无题）》，许昌-2023-07.txt");
  });
});
