import { Tag } from "antd";
import type { ArticleBrief } from "../api/shapes";
import { useSay } from "../text/language";
import { titleOf } from "./title";

/** Title, authors, date, newspaper file: what a reader needs to find the paper copy. */
export function ArticleHead({ article }: { article: ArticleBrief }) {
  const say = useSay();
  const facts = [article.authors.join(say("cite.and")), article.section, article.source].filter(Boolean);
  return (
    <header className="article-head">
      <h3 lang="zh-CN">{titleOf(article, say)}</h3>
      <div className="facts">
        <Published article={article} />
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
        {article.kind === "caption" && <Tag>{say("article.caption")}</Tag>}
      </div>
    </header>
  );
}

/** When an article appeared, with a word where the year is not printed in it. */
export function Published({ article }: { article: ArticleBrief }) {
  const say = useSay();
  if (!article.published) return <span>{say("article.undated")}</span>;
  return (
    <span>
      <time>{article.published}</time>
      {article.published_inferred && (
        <span className="aside" title={say("article.inferredWhy")}>
          {" "}
          {say("article.inferred")}
        </span>
      )}
    </span>
  );
}
