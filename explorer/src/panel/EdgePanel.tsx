import { CopyOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { App, Button, Descriptions } from "antd";
import { useState } from "react";
import type { EdgeName } from "../api/edgeName";
import { articleQuery, edgeQuery } from "../api/queries";
import type { ArticleBrief, ClaimOut, EdgeDetail } from "../api/shapes";
import { citation } from "../app/citation";
import { NodeLink, RelationTag } from "../app/Names";
import { Answer, Nothing } from "../app/states";
import { ArticleHead, Published } from "../articles/ArticleHead";
import { Reader } from "../articles/Reader";
import { titleOf } from "../articles/title";
import { useSay } from "../text/language";
import { propertyLines } from "./properties";

/** An edge: what it says, who says so in which words, and those words inside their article. */
export function EdgePanel({ edge }: { edge: EdgeName }) {
  const asked = useQuery(edgeQuery(edge));
  return <Answer asked={asked}>{(detail) => <Detail key={JSON.stringify(edge)} detail={detail} />}</Answer>;
}

function Detail({ detail }: { detail: EdgeDetail }) {
  const say = useSay();
  const told = detail.claims.filter((claim) => claim.article);
  const [chosen, choose] = useState(0);
  const [at, lookAt] = useState<number | undefined>();
  const claim = told[chosen];
  return (
    <div className="edge-panel">
      <div className="panel-body">
        <p className="sentence">
          <NodeLink node={detail.source} /> <RelationTag relation={detail.edge.relation} />{" "}
          <NodeLink node={detail.target} />
        </p>
        <Facts detail={detail} />
        {told.map((one, index) => (
          <Claim
            key={one.article?.id}
            claim={one}
            chosen={index === chosen}
            onChoose={(start) => (choose(index), lookAt(start))}
          />
        ))}
        {told.length === 0 && (
          <Nothing>{say(detail.edge.basis === "decision" ? "edge.decided" : "edge.divisions")}</Nothing>
        )}
      </div>
      {claim?.article && <InArticle article={claim.article} edge={detail.edge} at={at} />}
    </div>
  );
}

function Facts({ detail }: { detail: EdgeDetail }) {
  const say = useSay();
  const { edge } = detail;
  const seen =
    edge.first_seen && edge.first_seen !== edge.last_seen ? `${edge.first_seen} – ${edge.last_seen}` : edge.first_seen;
  const items = [
    ...propertyLines(edge.properties ?? {}, say),
    ...(edge.support
      ? [{ key: "support", label: say("edge.support"), children: say("count.articles", { count: edge.support }) }]
      : []),
    ...(seen ? [{ key: "seen", label: say("edge.seen"), children: seen }] : []),
  ];
  return items.length ? <Descriptions size="small" column={1} items={items} /> : null;
}

function Claim({ claim, chosen, onChoose }: { claim: ClaimOut; chosen: boolean; onChoose: (start?: number) => void }) {
  const say = useSay();
  if (!claim.article) return null;
  return (
    <section className={chosen ? "claim chosen" : "claim"}>
      <button type="button" className="claim-title" onClick={() => onChoose()} aria-pressed={chosen}>
        <span lang="zh-CN">{titleOf(claim.article, say)}</span> <Published article={claim.article} />
      </button>
      {claim.evidence.map((quote) => (
        <blockquote key={`${quote.start}-${quote.end}`} lang="zh-CN">
          {!chosen && <span className="context">{quote.before}</span>}
          <button type="button" className="quote" title={say("edge.find")} onClick={() => onChoose(quote.start)}>
            <mark className="focus">{quote.quote}</mark>
          </button>
          {!chosen && <span className="context">{quote.after}</span>}
          <Copy quote={quote.quote} article={claim.article!} />
        </blockquote>
      ))}
    </section>
  );
}

/** A button that puts the quote with its source on the clipboard. */
export function Copy({ quote, article }: { quote: string; article: ArticleBrief }) {
  const say = useSay();
  const { message } = App.useApp();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(citation(quote, article, say));
      void message.success(say("cite.copied"));
    } catch {
      void message.error(say("cite.refused"));
    }
  };
  return (
    <Button size="small" type="text" icon={<CopyOutlined />} onClick={() => void copy()}>
      {say("cite.copy")}
    </Button>
  );
}

function InArticle({ article, edge, at }: { article: ArticleBrief; edge: EdgeName; at: number | undefined }) {
  const asked = useQuery(articleQuery(article.id));
  return (
    <section className="in-article">
      <ArticleHead article={article} />
      <Answer asked={asked}>{(whole) => <Reader article={whole} focus={edge} at={at} />}</Answer>
    </section>
  );
}
