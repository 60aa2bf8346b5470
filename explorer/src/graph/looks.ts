/** How a node or an edge looks, computed from what it is and from one small state of looking. */

export interface LookState {
  selectedNode: string | null;
  selectedEdge: string | null;
  hoveredNode: string | null;
  hoveredEdge: string | null;
  hiddenNodes: ReadonlySet<string>;
  hiddenEdges: ReadonlySet<string>;
  /** The hovered node with its neighbours, or the ends of the chosen edge; all else fades. Null where nothing does. */
  lit: ReadonlySet<string> | null;
  /** Whether the relations of all edges at the node in the centre can be written without standing over each other. */
  roomy: boolean;
}

export interface NodeAttributes {
  x: number;
  y: number;
  size: number;
  label: string;
  fullName: string;
  color: string;
  opened: boolean;
}

export interface EdgeAttributes {
  source: string;
  target: string;
  label: string;
  color: string;
  size: number;
  /** Which of the canvas's four kinds of line; one that is read both ways has no arrow. */
  type: "straight" | "curved" | "plain" | "plainCurved";
  curvature: number;
}

export interface NodeLook extends NodeAttributes {
  hidden: boolean;
  highlighted: boolean;
  forceLabel: boolean;
  zIndex: number;
  faded: boolean;
}

export interface EdgeLook extends Omit<EdgeAttributes, "label"> {
  label: string | null;
  hidden: boolean;
  forceLabel: boolean;
  zIndex: number;
}

export const STILL: LookState = {
  selectedNode: null,
  selectedEdge: null,
  hoveredNode: null,
  hoveredEdge: null,
  hiddenNodes: new Set(),
  hiddenEdges: new Set(),
  lit: null,
  roomy: true,
};

const FADED_NODE = "#e4e8ed";
const FADED_EDGE = "#e6e9ee";

/** Return how a node looks now. */
export function nodeLook(id: string, node: NodeAttributes, state: LookState): NodeLook {
  const faded = state.lit !== null && !state.lit.has(id);
  const central = id === state.selectedNode || id === state.hoveredNode;
  return {
    ...node,
    label: central ? node.fullName : node.label,
    color: faded ? FADED_NODE : node.color,
    size: central ? node.size + 2 : node.size,
    hidden: state.hiddenNodes.has(id),
    highlighted: central,
    forceLabel: central || node.opened || (state.lit?.has(id) ?? false),
    zIndex: central ? 2 : faded ? 0 : 1,
    faded,
  };
}

/** Return how an edge looks now; its relation is written only where somebody looks at it. */
export function edgeLook(key: string, edge: EdgeAttributes, state: LookState): EdgeLook {
  const chosen = key === state.selectedEdge || key === state.hoveredEdge;
  const centre = state.hoveredNode ?? state.selectedNode;
  const touched = centre !== null && (edge.source === centre || edge.target === centre);
  const faded = !chosen && !touched && state.lit !== null;
  return {
    ...edge,
    label: chosen || (touched && state.roomy) ? edge.label : null,
    color: faded ? FADED_EDGE : edge.color,
    size: chosen ? edge.size + 2.5 : touched ? edge.size + 0.8 : edge.size,
    hidden: state.hiddenEdges.has(key),
    forceLabel: chosen,
    zIndex: chosen ? 2 : touched ? 1 : 0,
  };
}

/** Return the size of a node's disc in pixels from its number of edges on the screen. */
export function nodeSize(degree: number): number {
  return Math.min(6 + 2.6 * Math.sqrt(degree), 24);
}

/** Return a name short enough for a picture, whole characters only. */
export function shortName(name: string, most = 14): string {
  const characters = Array.from(name);
  return characters.length > most ? `${characters.slice(0, most - 1).join("")}…` : name;
}
