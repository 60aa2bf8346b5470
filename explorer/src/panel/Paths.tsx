import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { pathsQuery } from "../api/queries";
import type { NodeOut, PathOut } from "../api/shapes";
import { NodeLink, RelationTag } from "../app/Names";
import { Answer, Nothing } from "../app/states";
import { usePicture } from "../graph/PictureProvider";
import { SearchBox } from "../search/SearchBox";
import { useSay } from "../text/language";
import { Why } from "./answers";
import { Section } from "./Section";

/** How a node hangs together with another: choose the other, read the ways, put one into the picture. */
export function Paths({ source }: { source: NodeOut }) {
  const say = useSay();
  const [target, choose] = useState<string | null>(null);
  return (
    <Section title={say("paths.title")}>
      <SearchBox onChoose={choose} placeholder={say("paths.to")} autoFocus />
      {target && <Found source={source.id} target={target} />}
    </Section>
  );
}

function Found({ source, target }: { source: string; target: string }) {
  const say = useSay();
  const asked = useQuery(pathsQuery(source, target));
  return (
    <Answer asked={asked}>
      {(page) =>
        page.items.length ? (
          page.items.map((path) => <OnePath key={path.nodes.map((node) => node.id).join(" ")} path={path} />)
        ) : (
          <Nothing>{say("paths.none")}</Nothing>
        )
      }
    </Answer>
  );
}

function OnePath({ path }: { path: PathOut }) {
  const say = useSay();
  const { add } = usePicture();
  const cause = `path ${path.nodes.map((node) => node.id).join(" ")}`;
  return (
    <div className="path">
      {path.nodes.map((node, index) => {
        const edge = path.edges[index];
        return (
          <div key={node.id} className="step">
            <NodeLink node={node} />
            {edge && (
              <div className="step-edge">
                <RelationTag relation={edge.relation} /> <Why edge={edge} />
              </div>
            )}
          </div>
        );
      })}
      <Button size="small" onClick={() => void add(cause, path)}>
        {say("paths.show")}
      </Button>
    </div>
  );
}
