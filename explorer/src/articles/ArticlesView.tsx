import { useQuery } from "@tanstack/react-query";
import { Pagination, Switch } from "antd";
import { useState } from "react";
import { articleQuery, articlesQuery } from "../api/queries";
import type { ArticleBrief, ArticleOut } from "../api/shapes";
import { Answer, Nothing } from "../app/states";
import { go, useAddress } from "../app/useAddress";
import { useKinds } from "../app/useKinds";
import { useSay } from "../text/language";
import { ArticleHead, Published } from "./ArticleHead";
import { kindsIn } from "./marks";
import { Reader } from "./Reader";
import { titleOf } from "./title";

const PAGE = 50;

/** All articles on the left, the chosen one with all its marks on the right. */
export default function ArticlesView() {
  const say = useSay();
  const { article } = useAddress();
  const [page, setPage] = useState(1);
  const asked = useQuery(articlesQuery((page - 1) * PAGE, PAGE));
  return (
    <div className={article ? "articles-view reading" : "articles-view"}>
      <nav className="article-list" aria-label={say("articles.list")}>
        <Answer asked={asked}>
          {({ items, total }) =>
            total ? (
              <>
                <p className="aside">{say("articles.total", { count: total })}</p>
                {items.map((one) => (
                  <Row key={one.id} article={one} chosen={one.id === article} />
                ))}
                {total > PAGE && (
                  <Pagination size="small" simple current={page} pageSize={PAGE} total={total} onChange={setPage} />
                )}
              </>
            ) : (
              <Nothing>{say("overview.empty")}</Nothing>
            )
          }
        </Answer>
      </nav>
      <div className="article-page">
        {article ? <Chosen id={article} /> : <Nothing>{say("articles.choose")}</Nothing>}
      </div>
    </div>
  );
}

function Row({ article, chosen }: { article: ArticleBrief; chosen: boolean }) {
  const say = useSay();
  return (
    <button
      type="button"
      className={chosen ? "article-row chosen" : "article-row"}
      aria-current={chosen}
      onClick={() => go({ article: article.id })}
    >
      <span lang="zh-CN">{titleOf(article, say)}</span>
      <span className="aside">
        <Published article={article} /> {article.authors.join(say("cite.and"))}
      </span>
    </button>
  );
}

function Chosen({ id }: { id: string }) {
  const say = useSay();
  const [marked, mark] = useState(true);
  const asked = useQuery(articleQuery(id));
  return (
    <Answer asked={asked}>
      {(article) => (
        <article>
          <button type="button" className="link back" onClick={() => go({ article: null })}>
            ‹ {say("articles.back")}
          </button>
          <ArticleHead article={article} />
          <label className="switch">
            <Switch size="small" checked={marked} onChange={mark} /> {say("articles.marks")}
          </label>
          {marked && <MarkLegend article={article} />}
          <Reader article={article} showAll={marked} />
        </article>
      )}
    </Answer>
  );
}

function MarkLegend({ article }: { article: ArticleOut }) {
  const kinds = useKinds();
  const { labels, relations } = kindsIn(article.segments);
  return (
    <p className="mark-legend">
      {labels.map((name) => (
        <span key={name}>
          <span className="dot" style={{ background: kinds.label(name).color }} />
          {kinds.label(name).text}
        </span>
      ))}
      {relations.map((name) => (
        <span key={name}>
          <span className="dash" style={{ background: kinds.relation(name).color }} />
          {kinds.relation(name).text}
        </span>
      ))}
    </p>
  );
}
