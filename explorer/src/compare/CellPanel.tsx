import { useQueries } from "@tanstack/react-query";
import { Drawer } from "antd";
import { edgeQuery } from "../api/queries";
import type { CellOut, ComparisonOut, EdgeDetail } from "../api/shapes";
import { NodeLink } from "../app/Names";
import { Answer } from "../app/states";
import { useGo } from "../app/useAddress";
import { ArticleHead } from "../articles/ArticleHead";
import { Copy } from "../panel/EdgePanel";
import { useSay } from "../text/language";

/** The implementers whose words one cell shows; the others are a click away in the picture. */
const SHOWN = 20;

interface Properties {
  cell: CellOut | undefined;
  found: ComparisonOut;
  onClose: () => void;
}

/** Who stands behind a cell, and in which words of which article. */
export function CellPanel({ cell, found, onClose }: Properties) {
  const say = useSay();
  const place = found.places.find((one) => one.id === cell?.place)?.name ?? "";
  const program = found.programs.find((one) => one.id === cell?.program)?.name ?? "";
  return (
    <Drawer
      open={cell !== undefined}
      onClose={onClose}
      size={520}
      mask={false}
      title={`${place} · ${program}`}
      destroyOnHidden
    >
      {cell && <p className="aside">{say("compare.cell", { count: cell.count, support: cell.support })}</p>}
      {cell && <Behind cell={cell} />}
    </Drawer>
  );
}

function Behind({ cell }: { cell: CellOut }) {
  const names = cell.implementers
    .slice(0, SHOWN)
    .map((source) => ({ relation: "IMPLEMENTS", source, target: cell.program }));
  const asked = useQueries({ queries: names.map((name) => edgeQuery(name)) });
  const say = useSay();
  return (
    <>
      {asked.map((one, index) => (
        <Answer key={names[index]?.source} asked={one}>
          {(detail) => <Words detail={detail} />}
        </Answer>
      ))}
      {cell.implementers.length > SHOWN && (
        <p className="aside">{say("node.more", { count: cell.implementers.length - SHOWN })}</p>
      )}
    </>
  );
}

function Words({ detail }: { detail: EdgeDetail }) {
  const go = useGo();
  const say = useSay();
  return (
    <section className="claim">
      <p className="sentence">
        <NodeLink node={detail.source} />
        <button type="button" className="link why" onClick={() => go.edge(detail.edge)}>
          {say("edge.inPicture")}
        </button>
      </p>
      {detail.claims.map(
        (claim) =>
          claim.article && (
            <div key={claim.article.id}>
              {claim.evidence.map((quote) => (
                <blockquote key={`${quote.start}-${quote.end}`} lang="zh-CN">
                  <span className="context">{quote.before}</span>
                  <mark className="focus">{quote.quote}</mark>
                  <span className="context">{quote.after}</span>
                  <Copy quote={quote.quote} article={claim.article!} />
                </blockquote>
              ))}
              <ArticleHead article={claim.article} />
            </div>
          ),
      )}
    </section>
  );
}
