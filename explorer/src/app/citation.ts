/** A quote with its source in one line, ready to be pasted into a report. */

import type { ArticleBrief } from "../api/shapes";
import { titleOf } from "../articles/title";
import type { Say } from "../text/text";

/** Write quote, authors, title, newspaper file and date; what is unknown is left out, an inferred year is said. */
export function citation(quote: string, article: ArticleBrief, say: Say): string {
  const date =
    article.published && article.published_inferred
      ? say("cite.inferred", { date: article.published })
      : article.published;
  const title = titleOf(article, say);
  const parts = [article.authors.join(say("cite.and")), say("cite.title", { title }), article.source, date];
  return `${say("cite.quote", { quote })}——${parts.filter(Boolean).join(say("cite.comma"))}`;
}
