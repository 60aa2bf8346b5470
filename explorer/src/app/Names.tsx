import { Tag } from "antd";
import type { NodeOut } from "../api/shapes";
import { useGo } from "./useAddress";
import { useKinds } from "./useKinds";

/** The colour of a kind as a dot beside its name. */
export function KindTag({ label }: { label: string }) {
  const { color, text } = useKinds().label(label);
  return (
    <Tag variant="filled" className="kind">
      <span className="dot" style={{ background: color }} />
      {text}
    </Tag>
  );
}

/** The name of a relation in its colour. */
export function RelationTag({ relation }: { relation: string }) {
  const { color, text } = useKinds().relation(relation);
  return (
    <Tag variant="filled" className="kind">
      <span className="dash" style={{ background: color }} />
      {text}
    </Tag>
  );
}

/** A node's name that opens it in the picture when pressed. */
export function NodeLink({ node }: { node: Pick<NodeOut, "id" | "name" | "label"> }) {
  const go = useGo();
  const { color } = useKinds().label(node.label);
  return (
    <button type="button" className="link" onClick={() => go.node(node.id)}>
      <span className="dot" style={{ background: color }} />
      {node.name}
    </button>
  );
}
