import { Button, Tabs } from "antd";
import { SearchBox } from "../search/SearchBox";
import { useLanguage } from "../text/language";
import { VIEWS, type View } from "./address";
import { go, useAddress } from "./useAddress";
import { useStart } from "./useStart";

/** The bar above every view: where one is, what one looks for, the language. */
export function TopBar() {
  const { language, say, speak } = useLanguage();
  const { view } = useAddress();
  const begin = useStart();
  const other = language === "zh" ? "en" : "zh";
  return (
    <header className="top-bar">
      <button type="button" className="brand" onClick={() => go({ view: "overview" })}>
        <img src="./mark.svg" alt="" width="26" height="26" />
        <span>{say("app.name")}</span>
      </button>
      <Tabs
        activeKey={view}
        onChange={(key) => go({ view: key as View })}
        items={VIEWS.map((key) => ({ key, label: say(`view.${key}`) }))}
      />
      {view !== "overview" && <SearchBox onChoose={begin} />}
      <Button type="text" className="language" lang={other === "zh" ? "zh-CN" : "en"} onClick={() => speak(other)}>
        {say("app.otherLanguage")}
      </Button>
    </header>
  );
}
