/** The questions that belong to one kind of node: a place's programs, a program's places, an official's posts. */

import { useQuery } from "@tanstack/react-query";
import type { EdgeName } from "../api/edgeName";
import { implementersQuery, initiativesQuery, postsQuery } from "../api/queries";
import type { InitiativeOut } from "../api/shapes";
import { KindTag, NodeLink } from "../app/Names";
import { Answer, Nothing } from "../app/states";
import { useGo } from "../app/useAddress";
import { useSay } from "../text/language";
import { Section } from "./Section";

/** A small button that opens the words behind an edge. */
export function Why({ edge }: { edge: EdgeName }) {
  const say = useSay();
  const go = useGo();
  const { relation, source, target } = edge;
  return (
    <button type="button" className="link why" onClick={() => go.edge({ relation, source, target })}>
      {say("edge.why")}
    </button>
  );
}

/** What a place and everything inside it carries out. */
export function Initiatives({ id }: { id: string }) {
  const say = useSay();
  const asked = useQuery(initiativesQuery(id));
  return (
    <Section title={say("node.initiatives")} count={asked.data?.total}>
      <Answer asked={asked}>
        {(page) =>
          page.items.length ? <InitiativeList items={page.items} /> : <Nothing>{say("node.noInitiatives")}</Nothing>
        }
      </Answer>
    </Section>
  );
}

function InitiativeList({ items }: { items: readonly InitiativeOut[] }) {
  const say = useSay();
  return (
    <ul className="rows">
      {items.map((one) => (
        <li key={`${one.program.id} ${one.implementer.id}`}>
          <NodeLink node={one.program} />
          <span className="aside">{one.own ? say("node.own") : one.implementer.name}</span>
          <Why edge={one.edge} />
        </li>
      ))}
    </ul>
  );
}

/** Who carries a program out, county by county. */
export function Implementers({ id }: { id: string }) {
  const say = useSay();
  const asked = useQuery(implementersQuery(id));
  return (
    <Section title={say("node.implementers")}>
      <Answer asked={asked}>
        {(page) =>
          page.items.map((group) => (
            <div key={group.county?.id ?? ""} className="group">
              <div className="group-title">{group.county?.name ?? say("node.elsewhere")}</div>
              <ul className="rows">
                {group.implementers.map(({ node, edge }) => (
                  <li key={`${node.id} ${edge.target}`}>
                    <NodeLink node={node} />
                    <Why edge={edge} />
                  </li>
                ))}
              </ul>
            </div>
          ))
        }
      </Answer>
    </Section>
  );
}

/** The bodies that an official serves or served. */
export function Posts({ id }: { id: string }) {
  const say = useSay();
  const asked = useQuery(postsQuery(id));
  return (
    <Section title={say("node.posts")} count={asked.data?.total}>
      <Answer asked={asked}>
        {(page) => (
          <ul className="rows">
            {page.items.map(({ body, edge }) => (
              <li key={body.id}>
                <KindTag label={body.label} />
                <NodeLink node={body} />
                <span className="aside">{String(edge.properties?.["post"] ?? "")}</span>
                <Why edge={edge} />
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </Section>
  );
}
