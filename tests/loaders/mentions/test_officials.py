"""Persons with a public post, either way round; who is none; and what it costs in time."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest

from jiceng.loaders.mentions.model import OfficialMention
from jiceng.loaders.mentions.officials import find_officials
from jiceng.loaders.passage import Passage
from jiceng.seeds import seeds_folder

ROOT = Path(__file__).resolve().parents[3]
ARTICLES = ROOT.parent / "shared" / "articles"
DEVELOPMENT = ROOT / "tests" / "quality"


def found(text: str) -> list[OfficialMention]:
    return find_officials(Passage(text))


HELD = [
    ("梨花村党支部书记幺立新带头报名。", [("幺立新", "村党支部书记")]),
    ("镇长赖永香包梨花村。", [("赖永香", "镇长")]),
    ("物业科科长冷秀峰到场。", [("冷秀峰", "科长")]),
    ("组织部副部长司徒静这样评价。", [("司徒静", "副部长")]),
    ("梨花村驻村指导员钱伟把意见写下。", [("钱伟", "驻村指导员")]),
    ("说这话的是天桥沟村党支部书记——58岁的贾书军。", [("贾书军", "村党支部书记")]),
    ("镇人大副主席周倩常来走访", [("周倩", "人大副主席")]),
    ("村支书涂显才当主持", [("涂显才", "村支书")]),
    ("县委组织部副部长、县委老干部局局长梁勇主持", [("梁勇", "副部长"), ("梁勇", "局长")]),
    ("双树村第一书记、市财政局干部贺晓川牵头", [("贺晓川", "第一书记")]),
    ("驻村第一书记（河南省农科院）高扬查看苗情", [("高扬", "驻村第一书记")]),
    ("团市委书记化军平说", [("化军平", "团市委书记")]),
    ("党支部书记望开菊2019年上任", [("望开菊", "党支部书记")]),
    ("组织部副部长张付全同志带领", [("张付全", "副部长")]),
    ("社区党委书记李鹤则带着居民种菜", [("李鹤", "社区党委书记")]),
    ("党支部书记孔令伟说", [("孔令伟", "党支部书记")]),
    ("市农业局局长助理、挂职副县长周毅牵线", [("周毅", "局长助理"), ("周毅", "挂职副县长")]),
    ("马庄村党支部书记（村委会主任）刘新建说", [("刘新建", "村党支部书记"), ("刘新建", "村委会主任")]),
    ("在外经商的李建国回村参选，高票当选村党支部书记。", [("李建国", "村党支部书记")]),
    ("退伍军人张大伟，2020年被镇党委任命为李营村党支部书记。", [("张大伟", "村党支部书记")]),
    ("村“两委”成员杜中丽介绍", [("杜中丽", "村“两委”成员")]),
    ("禹州市钧台街道党工委书记张三表示，要加强。", [("张三", "街道党工委书记")]),
    ("县委常委、组织部部长魏书念说", [("魏书念", "县委常委"), ("魏书念", "部长")]),
    ("该村党支部书记、村委会主任李四带领群众", [("李四", "村党支部书记、村委会主任")]),
    ("新元街道办事处副主任邵会峰介绍", [("邵会峰", "副主任")]),
    ("感激地拉着张旭辉大队长的手说", [("张旭辉", "大队长")]),
    ("“贾新平书记真是好人！”", [("贾新平", "书记")]),
    ("王建民，中共党员，现任柏树村党支部书记。", [("王建民", "村党支部书记")]),
    ("李四是花园社区党委书记，当过兵。", [("李四", "社区党委书记")]),
    ("张三（平店乡党委书记）", [("张三", "乡党委书记")]),
    ("商水县平店乡程岗村党支部书记程文喜(中)在查看", [("程文喜", "村党支部书记")]),
    (
        "县委书记张三，县委副书记、县长李四，县人大常委会主任王五出席会议",
        [("张三", "县委书记"), ("李四", "县委副书记、县长"), ("王五", "人大常委会主任")],
    ),
    ("书记张三、副书记李四和主任王五一起入户", [("张三", "书记"), ("李四", "副书记"), ("王五", "主任")]),
    ("原禹州市委书记赵启明回忆说", [("赵启明", "市委书记")]),
    ("时任嵩县县委书记孙立说", [("孙立", "县委书记")]),
    ("老支书周大山带头捐款", [("周大山", "老支书")]),
    ("代县长吴江出席", [("吴江", "代县长")]),
    ("驻村第一书记刘洋带领村民", [("刘洋", "驻村第一书记")]),
    ("驻王庄村第一书记郑凯告诉记者", [("郑凯", "第一书记")]),
    ("驻村工作队队长何平在会上", [("何平", "驻村工作队队长")]),
    ("阳光小区党支部书记冯玉兰说", [("冯玉兰", "小区党支部书记")]),
    ("挂职副县长欧阳建国调研", [("欧阳建国", "挂职副县长")]),
    ("村支书上官云鹏笑着说", [("上官云鹏", "村支书")]),
    ("县长阿不都热依木·买买提出席会议", [("阿不都热依木·买买提", "县长")]),
    ("花园社区党委书记王 强说", [("王强", "社区党委书记")]),
    ("卫生院院长李明轩一行来到村里", [("李明轩", "院长")]),
    ("县第一高级中学校长陈晓燕表示", [("陈晓燕", "校长")]),
    ("县图书馆馆长许静介绍", [("许静", "馆长")]),
    ("司法所所长曹志勇调解", [("曹志勇", "所长")]),
    ("县政协主席谢国强，副主席韩梅参加", [("谢国强", "政协主席"), ("韩梅", "副主席")]),
    ("镇纪委书记丁磊说", [("丁磊", "镇纪委书记")]),
    ("乡人大主席崔永刚主持", [("崔永刚", "人大主席")]),
    ("街道武装部长魏东宣布", [("魏东", "武装部长")]),
    ("镇宣传委员秦雪介绍", [("秦雪", "宣传委员")]),
    ("支部委员沈丽每天入户", [("沈丽", "支部委员")]),
    ("党建办主任潘婷说", [("潘婷", "主任")]),
    ("县妇联主席袁敏出席", [("袁敏", "妇联主席")]),
    ("团县委书记田野说", [("田野", "团县委书记")]),
    ("县总工会主席傅斌表示", [("傅斌", "总工会主席")]),
    ("敬老院院长石磊把老人扶起来", [("石磊", "院长")]),
    ("书记王强介绍，去年以来", [("王强", "书记")]),
    ("书记王建民说", [("王建民", "书记")]),
    ("书记张伟在会上强调", [("张伟", "书记")]),
    ("社区党委书记于海告诉记者", [("于海", "社区党委书记")]),
    ("党支部书记张清华为大家讲党课", [("张清华", "党支部书记")]),
    ("副镇长刘向东和村干部李阳一同查看", [("刘向东", "副镇长"), ("李阳", "村干部")]),
    ("镇党委书记马骁骑着一辆电动车", [("马骁", "镇党委书记")]),
    ("作为村党支部书记，李大壮带头流转土地", [("李大壮", "村党支部书记")]),
    ("鑫源公司党支部书记、董事长张明说", [("张明", "党支部书记")]),
    ("鑫源公司董事长、党支部书记张明说", [("张明", "党支部书记")]),
    ("县城管局执法大队副大队长高翔带队", [("高翔", "副大队长")]),
    ("市政府副市长胡军，秘书长马林参加", [("胡军", "副市长"), ("马林", "秘书长")]),
    ("区委常委、宣传部部长罗艳，副区长唐勇出席", [("罗艳", "区委常委"), ("罗艳", "部长"), ("唐勇", "副区长")]),
    ("副主任张三、李四和王五参加", [("张三", "副主任"), ("李四", "副主任"), ("王五", "副主任")]),
    ("扎赉特旗好力保镇党委书记包玉山说", [("包玉山", "镇党委书记")]),
    ("嘎查党支部书记巴特尔说", [("巴特尔", "嘎查党支部书记")]),
    ("村党支部书记扎西顿珠告诉我们", [("扎西顿珠", "村党支部书记")]),
    ("张三任平店乡党委书记期间", [("张三", "乡党委书记")]),
    (
        "赵四，男，汉族，1975年3月出生，中共党员，现任柳河镇幸福村党总支书记、村委会主任。",
        [("赵四", "村党总支书记、村委会主任")],
    ),
    ("陈立新当选为村委会主任", [("陈立新", "村委会主任")]),
    ("市纪委监委派驻纪检监察组组长姚刚说", [("姚刚", "纪检监察组组长")]),
    ("党小组组长邱红说", [("邱红", "党小组组长")]),
    ("社区居委会副主任谭明亮表示", [("谭明亮", "社区居委会副主任")]),
    ("县委副书记、政法委书记陆海涛指出", [("陆海涛", "县委副书记、政法委书记")]),
    ("嵩县县委书记：王玉峰", [("王玉峰", "县委书记")]),
    ("接任村党委书记的卢其文没有守着老本", [("卢其文", "村党委书记")]),
    ("村党支部书记、“领头雁”孙桂芬带着大家干", [("孙桂芬", "村党支部书记")]),
    ("小区业主陈庆林被推荐担任党支部书记", [("陈庆林", "党支部书记")]),
    ("退伍军人何勇回村担任村党支部书记", [("何勇", "村党支部书记")]),
    ("2019年，韩雪梅来到柳树沟村任第一书记", [("韩雪梅", "第一书记")]),
    ("社区党委委员陶怡任支部书记", [("陶怡", "社区党委委员"), ("陶怡", "支部书记")]),
    ("驻村工作队进村后，副队长阿里木江·哈斯木修好了桌椅", [("阿里木江·哈斯木", "副队长")]),
    ("嘎查党支部书记阿拉腾巴根那说", [("阿拉腾巴根那", "嘎查党支部书记")]),
    ("社区党总支书记章以家不久前做了手术", [("章以家", "社区党总支书记")]),
    ("消防救援大队教导员庞涛宣讲", [("庞涛", "教导员")]),
    ("县法院院长贺兰与县检察院检察长温静座谈", [("贺兰", "院长"), ("温静", "检察长")]),
    ("县农业农村局党组书记、局长方志远要求", [("方志远", "党组书记、局长")]),
    ("社区“两委”委员姚瑶逐户登记", [("姚瑶", "社区“两委”委员")]),
    ("李建国，商水县平店乡程岗村党支部书记，今年58岁。", [("李建国", "村党支部书记")]),
    ("周兰（女），1968年12月生，嵩县县委书记；", [("周兰", "县委书记")]),
    ("“我叫罗小龙，是坪上村的驻村第一书记。”", [("罗小龙", "驻村第一书记")]),
    ("社区党委副书记兼居委会主任闵静文迎了上来", [("闵静文", "社区党委副书记、居委会主任")]),
    ("新当选的村党支部书记、主任“一肩挑”干部史铁柱走马上任", [("史铁柱", "村党支部书记、主任")]),
    ("区残联理事长应建军发言", [("应建军", "残联理事长")]),
    ("现任村党委书记龚正平，当过十年会计", [("龚正平", "村党委书记")]),
]


@pytest.mark.parametrize(("text", "expected"), HELD, ids=[text for text, _ in HELD])
def test_a_person_with_a_post(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(mention.name, mention.post) for mention in found(text)] == expected


@pytest.mark.parametrize("text", [text for text, _ in HELD])
def test_spans_hold_the_words(text: str) -> None:
    for mention in found(text):
        assert text[mention.start : mention.end].replace(" ", "") == mention.name
        assert all(part in text[mention.post_start : mention.post_end] for part in mention.post.split("、"))
        assert mention.label == "Official"
        assert mention.rule


@pytest.mark.parametrize(
    ("text", "deputy", "former"),
    [
        ("副主任邵会峰介绍", True, False),
        ("常务副县长郑凯出席", True, False),
        ("县委副书记、县长李四出席", False, False),
        ("镇党委副书记、副镇长孙梅说", True, False),
        ("原禹州市委书记赵启明回忆说", False, True),
        ("时任副镇长孙立说", True, True),
        ("老支书周大山带头捐款", False, True),
        ("退休的村党支部书记赵启明说", False, True),
        ("原阳县委书记孙立说", False, False),
        ("代县长吴江出席", False, False),
        ("曾任平店乡党委书记的赵启明说", False, True),
    ],
)
def test_deputy_and_former(text: str, deputy: bool, former: bool) -> None:
    assert [(mention.deputy, mention.former) for mention in found(text)] == [(deputy, former)]


def test_posts_of_two_bodies_share_the_name_span() -> None:
    text = "舞阳县委常委、组织部部长魏书念说"
    first, second = found(text)
    assert (first.start, first.end) == (second.start, second.end) == (12, 15)
    assert text[: first.post_start] == "舞阳"
    assert text[: second.post_start] == "舞阳县委常委、组织部"


def test_a_post_after_the_name_starts_where_its_body_ends() -> None:
    (direct,) = found("他拉着张旭辉大队长的手说")
    assert direct.post_start == direct.end
    text = "李四，男，中共党员，现任幸福村党支部书记。"
    (copular,) = found(text)
    assert text[: copular.post_start].endswith("幸福")
    assert copular.start == 0


def test_a_business_role_before_a_party_post_is_passed_over_to_the_body() -> None:
    text = "鑫源公司董事长、党支部书记张明说"
    (mention,) = found(text)
    assert text[: mention.post_start] == "鑫源公司"
    assert mention.post == "党支部书记"


def test_the_rest_of_the_text_tells_how_long_a_name_is() -> None:
    text = "村支书孙建攥紧拳头。孙建没有退缩，孙建说。"
    assert found(text)[0].name == "孙建"
    text = "村支书孙建民攥紧拳头。孙建民没有退缩，孙建民说。"
    assert found(text)[0].name == "孙建民"


def gold_names(folder: Path, gold: Path) -> tuple[int, int, int]:
    """Return right, false and missed names, counted by page: of a gold file's officials and what the finder says."""
    right = false = missed = 0
    for page in json.loads(gold.read_text("utf-8")):
        articles = page["articles"]
        path = next(iter(sorted(folder.rglob(page["page"]))))
        names = {mention.name for mention in found(_joined(path.read_text("utf-8")))}
        expected = {group[0] for article in articles for group in article["nodes"].get("Official", [])}
        allowed = {name for article in articles for group in article["nodes"].get("Official?", []) for name in group}
        right += len(names & expected)
        false += len(names - expected - allowed)
        missed += len(expected - names)
    return right, false, missed


def _joined(text: str) -> str:
    """Undo what page cutting undoes before: a caption between blank lines in the middle of a sentence."""
    return re.sub(r"(?<=[\u4e00-\u9fff])\n\n+[^\n。]{1,40}\n\n+(?=[\u4e00-\u9fff])", "", text)


def f1(right: int, false: int, missed: int) -> float:
    return 2 * right / (2 * right + false + missed)


def test_the_development_articles() -> None:
    right, false, missed = gold_names(DEVELOPMENT / "dev", DEVELOPMENT / "dev_gold.json")
    assert right >= 50
    assert f1(right, false, missed) >= 0.95, (right, false, missed)


def test_the_sample_pages() -> None:
    right, false, missed = gold_names(seeds_folder() / "pages", seeds_folder() / "pages" / "gold.json")
    assert right >= 8
    assert f1(right, false, missed) >= 0.9, (right, false, missed)


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the real pages are not beside this checkout")
def test_the_real_pages() -> None:
    names: set[str] = set()
    for path in sorted(ARTICLES.glob("*.txt")):
        names |= {mention.name for mention in found(_joined(path.read_text("utf-8")))}
    assert names == {"贾新平", "邵会峰", "刘迎君", "乔娜", "张旭辉", "刘红伟", "王建民", "毋启军", "魏书念", "程文喜"}


def test_a_long_text_is_read_quickly() -> None:
    passage = Passage("\n".join(text + "。" for text, _ in HELD) * 3 + "群众办事方便了，环境也好了。" * 600)
    find_officials(passage)
    began = time.perf_counter()
    for _ in range(10):
        find_officials(passage)
    taken = (time.perf_counter() - began) / 10
    # a page of 12,500 letters with 15 officials takes 1.1 ms; here stand 270, and the machine may be busy
    assert taken < 0.15
