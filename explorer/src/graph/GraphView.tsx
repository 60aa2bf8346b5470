import { Spin } from "antd";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { go, useAddress, useGo } from "../app/useAddress";
import { Waiting } from "../app/states";
import { Starts } from "../overview/Starts";
import { EdgePanel } from "../panel/EdgePanel";
import { NodePanel } from "../panel/NodePanel";
import { useSay } from "../text/language";
import type { PictureSigma } from "./Canvas";
import { hidden, NO_FILTERS, type Filters } from "./filters";
import { Legend } from "./Legend";
import { usePicture } from "./PictureProvider";
import { Toolbar } from "./Toolbar";
import { useFollow } from "./useFollow";

const Canvas = lazy(() => import("./Canvas"));

/** The picture on the left, what is selected on the right. */
export default function GraphView() {
  const { picture, waiting, open, canUndo } = usePicture();
  const { node, edge } = useAddress();
  const choose = useGo();
  const [filters, setFilters] = useState<Filters>(NO_FILTERS);
  const [sigma, setSigma] = useState<PictureSigma | null>(null);
  const gone = useMemo(() => hidden(picture, filters), [picture, filters]);
  const expand = useCallback((id: string) => void open(id), [open]);
  const nothing = useCallback(() => go({ node: null, edge: null }), []);
  useFollow();
  const selected = node !== null || edge !== null;
  return (
    <div className={selected ? "graph-view with-panel" : "graph-view"}>
      <div className="stage">
        {picture.nodes.size > 0 ? (
          <Suspense fallback={<Waiting />}>
            <Canvas
              picture={picture}
              hidden={gone}
              node={node}
              edge={edge}
              onNode={choose.node}
              onEdge={choose.edge}
              onOpen={expand}
              onNothing={nothing}
              onReady={setSigma}
            />
          </Suspense>
        ) : waiting ? null : (
          <Welcome />
        )}
        {waiting > 0 && <Spin className="stage-wait" />}
        {(picture.nodes.size > 0 || canUndo) && <Toolbar sigma={sigma} />}
      </div>
      {picture.nodes.size > 0 && <Legend picture={picture} filters={filters} onChange={setFilters} />}
      {selected && <Panel />}
    </div>
  );
}

function Panel() {
  const { node, edge } = useAddress();
  const say = useSay();
  return (
    <aside className="panel" aria-label={say("panel.title")}>
      <button
        type="button"
        className="close"
        aria-label={say("panel.close")}
        onClick={() => go({ node: null, edge: null })}
      >
        ×
      </button>
      {edge ? <EdgePanel edge={edge} /> : node && <NodePanel id={node} />}
    </aside>
  );
}

function Welcome() {
  const say = useSay();
  return (
    <div className="welcome">
      <p>{say("graph.empty")}</p>
      <Starts />
    </div>
  );
}
