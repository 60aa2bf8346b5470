import {
  CompressOutlined,
  DeleteOutlined,
  LinkOutlined,
  MinusOutlined,
  PlusOutlined,
  UndoOutlined,
} from "@ant-design/icons";
import { App, Button, Space, Tooltip } from "antd";
import type { ReactNode } from "react";
import { go } from "../app/useAddress";
import { useSay } from "../text/language";
import type { PictureSigma } from "./Canvas";
import { usePicture } from "./PictureProvider";

/** What can be done with the whole picture. */
export function Toolbar({ sigma }: { sigma: PictureSigma | null }) {
  const say = useSay();
  const { canUndo, change, picture } = usePicture();
  const camera = sigma?.getCamera();
  const copyLink = useCopyLink();
  const clear = () => {
    go({ node: null, edge: null, open: [] });
    change({ type: "clear" });
  };
  return (
    <Space.Compact className="toolbar">
      <Tool
        title={say("graph.undo")}
        icon={<UndoOutlined />}
        disabled={!canUndo}
        onClick={() => change({ type: "undo" })}
      />
      <Tool title={say("graph.zoomIn")} icon={<PlusOutlined />} onClick={() => void camera?.animatedZoom()} />
      <Tool title={say("graph.zoomOut")} icon={<MinusOutlined />} onClick={() => void camera?.animatedUnzoom()} />
      <Tool title={say("graph.fit")} icon={<CompressOutlined />} onClick={() => void camera?.animatedReset()} />
      <Tool title={say("graph.link")} icon={<LinkOutlined />} onClick={() => void copyLink()} />
      <Tool title={say("graph.clear")} icon={<DeleteOutlined />} disabled={!picture.nodes.size} onClick={clear} />
    </Space.Compact>
  );
}

function Tool({
  title,
  icon,
  disabled = false,
  onClick,
}: {
  title: string;
  icon: ReactNode;
  disabled?: boolean;
  onClick: () => void;
}) {
  return (
    <Tooltip title={title} placement="bottom">
      <Button icon={icon} aria-label={title} disabled={disabled} onClick={onClick} />
    </Tooltip>
  );
}

function useCopyLink() {
  const say = useSay();
  const { message } = App.useApp();
  return async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      void message.success(say("graph.linkCopied"));
    } catch {
      void message.error(say("cite.refused"));
    }
  };
}
