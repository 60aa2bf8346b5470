import {
  AimOutlined,
  DeleteOutlined,
  MinusCircleOutlined,
  NodeIndexOutlined,
  PlusCircleOutlined,
} from "@ant-design/icons";
import { Button, Space } from "antd";
import { useState } from "react";
import type { NodeOut } from "../api/shapes";
import { go } from "../app/useAddress";
import { usePicture } from "../graph/PictureProvider";
import { useSay } from "../text/language";
import { Paths } from "./Paths";

/** What can be done with a node in the picture. */
export function Actions({ node }: { node: NodeOut }) {
  const say = useSay();
  const { picture, change, open } = usePicture();
  const [seeking, seek] = useState(false);
  const isOpen = picture.brought.has(node.id);
  const remove = () => {
    go({ node: null, edge: null });
    change({ type: "remove", id: node.id });
  };
  return (
    <>
      <Space wrap size={4} className="actions">
        {isOpen ? (
          <Button size="small" icon={<MinusCircleOutlined />} onClick={() => change({ type: "collapse", id: node.id })}>
            {say("graph.collapse")}
          </Button>
        ) : (
          <Button size="small" type="primary" icon={<PlusCircleOutlined />} onClick={() => void open(node.id)}>
            {say("graph.expand")}
          </Button>
        )}
        <Button size="small" icon={<AimOutlined />} onClick={() => void open(node.id, true)}>
          {say("graph.only")}
        </Button>
        <Button size="small" icon={<NodeIndexOutlined />} onClick={() => seek(!seeking)} aria-expanded={seeking}>
          {say("paths.find")}
        </Button>
        <Button size="small" icon={<DeleteOutlined />} onClick={remove}>
          {say("graph.remove")}
        </Button>
      </Space>
      {seeking && <Paths source={node} />}
    </>
  );
}
