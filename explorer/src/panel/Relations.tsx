import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { reachQuery } from "../api/queries";
import type { EdgeOut, GraphOut, NodeOut } from "../api/shapes";
import { NodeLink, RelationTag } from "../app/Names";
import { Answer } from "../app/states";
import { useGo } from "../app/useAddress";
import { useKinds } from "../app/useKinds";
import { useSay } from "../text/language";
import { Why } from "./answers";
import { Section } from "./Section";

/** The most neighbours that a panel lists; a hub's others are found by search or by a query. */
const LISTED = 300;
/** Rows of one relation shown before the rest is asked for. */
const FIRST = 8;

interface Properties {
  id: string;
  degrees: Record<string, number>;
  /** A relation that the panel has already told in another way. */
  told: string;
}

/** All edges of a node, by relation, and the articles that mention it. */
export function Relations({ id, degrees, told }: Properties) {
  const say = useSay();
  const kinds = useKinds();
  const names = kinds.relations.map((one) => one.name).filter((name) => degrees[name]);
  const stated = names.filter((name) => name !== "MENTIONS" && name !== told);
  const asked = useQuery({ ...reachQuery(id, { relations: names, limit: LISTED }), enabled: names.length > 0 });
  if (!names.length) return null;
  return (
    <Answer asked={asked}>
      {(around) => (
        <>
          {stated.map((relation) => (
            <OneRelation key={relation} id={id} relation={relation} total={degrees[relation] ?? 0} around={around} />
          ))}
          {degrees["MENTIONS"] ? (
            <Mentions id={id} around={around} title={say("node.articles")} total={degrees["MENTIONS"]} />
          ) : null}
        </>
      )}
    </Answer>
  );
}

interface Row {
  edge: EdgeOut;
  other: NodeOut;
}

function rows(id: string, relation: string, around: GraphOut): Row[] {
  const nodes = new Map(around.nodes.map((node) => [node.id, node]));
  return around.edges.flatMap((edge) => {
    if (edge.relation !== relation || (edge.source !== id && edge.target !== id)) return [];
    const other = nodes.get(edge.source === id ? edge.target : edge.source);
    return other ? [{ edge, other }] : [];
  });
}

function OneRelation({
  id,
  relation,
  total,
  around,
}: {
  id: string;
  relation: string;
  total: number;
  around: GraphOut;
}) {
  const say = useSay();
  const [all, setAll] = useState(false);
  const found = rows(id, relation, around);
  return (
    <section className="section">
      <h4>
        <RelationTag relation={relation} />
        <span className="count">{total}</span>
      </h4>
      <ul className="rows">
        {(all ? found : found.slice(0, FIRST)).map(({ edge, other }) => (
          <li key={`${edge.source} ${edge.target}`}>
            <NodeLink node={other} />
            <span className="aside">{String(edge.properties?.["post"] ?? edge.properties?.["by"] ?? "")}</span>
            <Why edge={edge} />
          </li>
        ))}
      </ul>
      {!all && found.length > FIRST && (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {say("node.more", { count: found.length - FIRST })}
        </Button>
      )}
    </section>
  );
}

function Mentions({ id, around, title, total }: { id: string; around: GraphOut; title: string; total: number }) {
  const say = useSay();
  const go = useGo();
  return (
    <Section title={title} count={total}>
      <ul className="rows">
        {rows(id, "MENTIONS", around).map(({ other }) => (
          <li key={other.id}>
            <button type="button" className="link" onClick={() => go.article(other.id)}>
              {String(other.properties?.["title"] ?? "") || other.name || say("article.untitled")}
            </button>
            <span className="aside">{String(other.properties?.["published"] ?? "")}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
