import type { ArticleBrief } from "../api/shapes";
import type { Say } from "../text/text";

/** Return what an article is called; a photo caption has no title of its own. */
export function titleOf(article: Pick<ArticleBrief, "title" | "kind">, say: Say): string {
  return article.title || say(article.kind === "caption" ? "article.captionTitle" : "article.untitled");
}
