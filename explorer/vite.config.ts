import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  base: "./",
  build: {
    outDir: "../jiceng/api/static",
    emptyOutDir: true,
    target: "es2022",
    // The largest part that is loaded on demand is the heat-map's chart library.
    chunkSizeWarningLimit: 900,
    // Office networks often have a strict content policy: assets stay files, never data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { "/api": "http://127.0.0.1:8000" } },
});
