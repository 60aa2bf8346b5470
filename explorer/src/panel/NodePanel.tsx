import { useQuery } from "@tanstack/react-query";
import { Breadcrumb, Descriptions } from "antd";
import { nodeQuery } from "../api/queries";
import type { NodeDetail } from "../api/shapes";
import { KindTag, NodeLink } from "../app/Names";
import { Answer } from "../app/states";
import { useKinds } from "../app/useKinds";
import { useSay } from "../text/language";
import { Actions } from "./Actions";
import { Implementers, Initiatives, Posts } from "./answers";
import { propertyLines } from "./properties";
import { Relations } from "./Relations";

/** A node: what it is, where it is, what can be done with it, and all that is said of it. */
export function NodePanel({ id }: { id: string }) {
  const asked = useQuery(nodeQuery(id));
  return <Answer asked={asked}>{(detail) => <Detail key={id} detail={detail} />}</Answer>;
}

function Detail({ detail }: { detail: NodeDetail }) {
  const say = useSay();
  const kinds = useKinds();
  const { node, above } = detail;
  const aliases = (node.aliases ?? []).filter((alias) => alias !== node.name);
  const told =
    kinds.isPlace(node.label) || node.label === "Program" ? "IMPLEMENTS" : node.label === "Official" ? "LEADS" : "";
  const lines = propertyLines(node.properties ?? {}, say);
  const items = [
    ...(aliases.length
      ? [{ key: "aliases", label: say("node.aliases"), children: aliases.join(say("cite.and")) }]
      : []),
    ...lines,
  ];
  return (
    <div className="panel-body">
      <header className="node-head">
        <KindTag label={node.label} />
        <h2 lang="zh-CN">{node.name}</h2>
        {above.length > 0 && (
          <Breadcrumb
            separator="›"
            items={above.map((place) => ({ key: place.id, title: <NodeLink node={place} /> }))}
          />
        )}
      </header>
      <Actions node={node} />
      {items.length > 0 && <Descriptions size="small" column={1} items={items} />}
      {kinds.isPlace(node.label) && <Initiatives id={node.id} />}
      {node.label === "Program" && <Implementers id={node.id} />}
      {node.label === "Official" && <Posts id={node.id} />}
      <Relations id={node.id} degrees={detail.degrees} told={told} />
    </div>
  );
}
