import type { ThemeConfig } from "antd";

/** Calm: one deep blue for what can be pressed, the mark's red nowhere else, system fonts that have Chinese. */
export const THEME: ThemeConfig = {
  token: {
    colorPrimary: "#1f5a8c",
    colorLink: "#1f5a8c",
    colorText: "#1f2937",
    colorTextSecondary: "#5b6675",
    colorBorderSecondary: "#e5e9ee",
    borderRadius: 6,
    fontFamily:
      'system-ui, "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", "Hiragino Sans GB", sans-serif',
  },
};
