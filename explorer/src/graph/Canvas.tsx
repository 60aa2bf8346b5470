import { createEdgeCurveProgram } from "@sigma/edge-curve";
import { useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import Sigma from "sigma";
import { createEdgeArrowProgram, DEFAULT_EDGE_ARROW_HEAD_PROGRAM_OPTIONS, EdgeRectangleProgram } from "sigma/rendering";
import { edgeKey, parseEdgeKey, type EdgeName } from "../api/edgeName";
import { useKinds } from "../app/useKinds";
import { buildGraph } from "./build";
import { drag } from "./drag";
import type { Hidden } from "./filters";
import { drawHover, drawLabel, FONTS } from "./labels";
import type { PictureGraph, Position } from "./layout";
import { edgeLook, nodeLook, STILL, type EdgeAttributes, type LookState, type NodeAttributes } from "./looks";
import type { Picture } from "./picture";

export type PictureSigma = Sigma<NodeAttributes, EdgeAttributes>;

interface Properties {
  picture: Picture;
  hidden: Hidden;
  node: string | null;
  edge: EdgeName | null;
  onNode: (id: string) => void;
  onEdge: (edge: EdgeName) => void;
  onOpen: (id: string) => void;
  onNothing: () => void;
  onReady: (sigma: PictureSigma | null) => void;
}

/** The picture: sigma draws it, the reducers of looks.ts say how. */
export default function Canvas(properties: Properties) {
  const { picture, hidden, node, edge } = properties;
  const kinds = useKinds();
  const box = useRef<HTMLDivElement>(null);
  const sigma = useRef<PictureSigma | null>(null);
  const places = useRef<Map<string, Position>>(new Map());
  const look = useRef<LookState>(STILL);
  const [hovered, setHovered] = useState<{ node: string | null; edge: string | null }>({ node: null, edge: null });

  const listen = useEffectEvent((drawn: PictureSigma) => {
    drawn.on("clickNode", ({ node: id }) => properties.onNode(id));
    drawn.on("doubleClickNode", (event) => {
      event.preventSigmaDefault();
      properties.onOpen(event.node);
    });
    drawn.on("clickEdge", ({ edge: key }) => {
      const named = parseEdgeKey(key);
      if (named) properties.onEdge(named);
    });
    drawn.on("clickStage", () => properties.onNothing());
    drawn.on("enterNode", ({ node: id }) => setHovered({ node: id, edge: null }));
    drawn.on("leaveNode", () => setHovered({ node: null, edge: null }));
    drawn.on("enterEdge", ({ edge: key }) => setHovered({ node: null, edge: key }));
    drawn.on("leaveEdge", () => setHovered({ node: null, edge: null }));
    drag(drawn, (id, place) => places.current.set(id, place));
    properties.onReady(drawn);
  });
  const leave = useEffectEvent(() => properties.onReady(null));

  useEffect(() => {
    const { graph, places: now } = buildGraph(picture, kinds, places.current);
    places.current = new Map([...places.current, ...now]);
    const drawn = sigma.current;
    if (drawn) return void showGraph(drawn, graph);
    if (!box.current) return;
    sigma.current = makeSigma(box.current, graph, look);
    listen(sigma.current);
  }, [picture, kinds]);

  useEffect(
    () => () => {
      leave();
      sigma.current?.kill();
      sigma.current = null;
    },
    [],
  );

  const state = useMemo(
    () => lookState(picture, hidden, node, edge && edgeKey(edge), hovered),
    [picture, hidden, node, edge, hovered],
  );
  useEffect(() => {
    look.current = state;
    sigma.current?.refresh({ skipIndexation: false });
  }, [state]);

  const pointing = hovered.node !== null || hovered.edge !== null;
  return <div ref={box} className={pointing ? "canvas pointing" : "canvas"} data-testid="canvas" />;
}

const StraightArrow = createEdgeArrowProgram<NodeAttributes, EdgeAttributes>();
const CurvedArrow = createEdgeCurveProgram<NodeAttributes, EdgeAttributes>({
  arrowHead: DEFAULT_EDGE_ARROW_HEAD_PROGRAM_OPTIONS,
});

const PlainCurve = createEdgeCurveProgram<NodeAttributes, EdgeAttributes>();

/** Up to this many relations can be written around one node before they stand over each other. */
const MOST_WRITTEN = 18;

function makeSigma(box: HTMLDivElement, graph: PictureGraph, look: { current: LookState }): PictureSigma {
  return new Sigma<NodeAttributes, EdgeAttributes>(graph, box, {
    allowInvalidContainer: true,
    defaultDrawNodeLabel: drawLabel,
    defaultDrawNodeHover: drawHover,
    doubleClickZoomingRatio: 1,
    edgeLabelColor: { color: "#475569" },
    edgeLabelFont: FONTS,
    edgeLabelSize: 12,
    edgeProgramClasses: {
      straight: StraightArrow,
      curved: CurvedArrow,
      plain: EdgeRectangleProgram,
      plainCurved: PlainCurve,
    },
    edgeReducer: (key, attributes) => edgeLook(key, attributes, look.current),
    enableEdgeEvents: true,
    labelDensity: 1,
    labelFont: FONTS,
    labelGridCellSize: 90,
    labelRenderedSizeThreshold: 5,
    labelSize: 13,
    maxCameraRatio: 4,
    minCameraRatio: 0.08,
    minEdgeThickness: 1.2,
    nodeReducer: (id, attributes) => nodeLook(id, attributes, look.current),
    renderEdgeLabels: true,
    stagePadding: 60,
    zIndex: true,
  });
}

function showGraph(drawn: PictureSigma, graph: PictureGraph): void {
  drawn.setGraph(graph);
  drawn.setCustomBBox(null);
  void drawn.getCamera().animatedReset({ duration: 300 });
}

function lookState(
  picture: Picture,
  hidden: Hidden,
  node: string | null,
  edge: string | null,
  hovered: { node: string | null; edge: string | null },
): LookState {
  const centre = hovered.node ?? node;
  return {
    selectedNode: node,
    selectedEdge: edge,
    hoveredNode: hovered.node,
    hoveredEdge: hovered.edge,
    hiddenNodes: hidden.nodes,
    hiddenEdges: hidden.edges,
    lit: hovered.node ? around(picture, hidden, hovered.node) : edge ? ends(picture, edge, hovered.edge) : null,
    roomy: centre === null || (around(picture, hidden, centre)?.size ?? 0) <= MOST_WRITTEN,
  };
}

function around(picture: Picture, hidden: Hidden, centre: string): ReadonlySet<string> | null {
  if (!picture.nodes.has(centre)) return null;
  const lit = new Set([centre]);
  for (const [key, { source, target }] of picture.edges) {
    if (hidden.edges.has(key)) continue;
    if (source === centre) lit.add(target);
    if (target === centre) lit.add(source);
  }
  return lit;
}

function ends(picture: Picture, chosen: string, hovered: string | null): ReadonlySet<string> | null {
  if (!picture.edges.has(chosen)) return null;
  const edges = [chosen, hovered ?? chosen].flatMap((key) => picture.edges.get(key) ?? []);
  return new Set(edges.flatMap(({ source, target }) => [source, target]));
}
