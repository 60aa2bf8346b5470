import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, defaultHighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { cypher } from "@codemirror/legacy-modes/mode/cypher";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { useEffect, useEffectEvent, useRef } from "react";

interface Properties {
  text: string;
  label: string;
  onChange: (text: string) => void;
  onRun: () => void;
}

const LOOK = EditorView.theme({
  "&": { fontSize: "14px", border: "1px solid #d5dbe2", borderRadius: "6px", backgroundColor: "#fff" },
  "&.cm-focused": { outline: "2px solid #9dbfdb" },
  ".cm-scroller": {
    fontFamily: '"Cascadia Mono", Consolas, Menlo, "Noto Sans Mono CJK SC", monospace',
    minHeight: "120px",
    maxHeight: "40vh",
  },
  ".cm-gutters": { backgroundColor: "#f6f8fa", border: "none", borderRadius: "6px 0 0 6px" },
});

/** A Cypher editor; Ctrl+Enter runs. */
export default function Editor({ text, label, onChange, onRun }: Properties) {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const changed = useEffectEvent(onChange);
  const run = useEffectEvent(onRun);
  const start = useEffectEvent(() => text);
  useEffect(() => {
    if (!box.current) return;
    const runKey = { key: "Mod-Enter", run: () => (run(), true) };
    view.current = new EditorView({
      parent: box.current,
      state: EditorState.create({
        doc: start(),
        extensions: [
          lineNumbers(),
          history(),
          bracketMatching(),
          StreamLanguage.define(cypher),
          syntaxHighlighting(defaultHighlightStyle),
          keymap.of([runKey, ...defaultKeymap, ...historyKeymap]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ "aria-label": label }),
          EditorView.updateListener.of((update) => update.docChanged && changed(update.state.doc.toString())),
          LOOK,
        ],
      }),
    });
    return () => view.current?.destroy();
  }, [label]);
  useEffect(() => {
    const editor = view.current;
    if (editor && editor.state.doc.toString() !== text)
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
  }, [text]);
  return <div ref={box} />;
}
