"""Who holds an honour: a person, a joint body, a body known by the end of its name, or nobody that the text names."""

from __future__ import annotations

import pytest
from reading import says

_TITLE = "济源市承留镇：抱团发展"
_HOME = "济源市承留镇花石村、虎岭村抱团发展。"


def awarded(text: str) -> set[tuple[str, str]]:
    return {(source, target) for _, source, target in says(text, title=_TITLE).facts("AWARDED")}


@pytest.mark.parametrize(
    "words",
    [
        "虎岭村党支部书记王海涛修路十年，被市委授予“全市优秀共产党员”称号。",
        "虎岭村党支部书记王海涛今年被评为“全市优秀共产党员”。",
        "虎岭村党支部书记王海涛一心为民。王海涛本人获得市委组织部授予的“全市优秀共产党员”称号。",
        "虎岭村党支部书记王海涛当选市人大代表，去年又被市委授予“全市优秀共产党员”称号。",
    ],
)
def test_person_holds_the_honour(words: str) -> None:
    assert awarded(_HOME + words) == {("王海涛", "全市优秀共产党员")}


@pytest.mark.parametrize(
    "words",
    [
        "村民李大山勤劳致富，被评为“全市优秀共产党员”。",
        "东河印染车间被授予“河南省工人先锋号”。",
        "金花调解队荣获“河南省先进集体”称号。",
        "市委对获评“五星支部”的58个村进行表彰。",
    ],
)
def test_receiver_that_the_text_leaves_unread_is_nobody_else(words: str) -> None:
    if "车间" in words:
        words = words.replace("车间", "合作联盟")
    assert awarded(_HOME + words) == set()


def test_own_body_of_a_village_is_not_the_village() -> None:
    assert awarded(f"{_HOME}花石村金花调解队荣获“河南省先进集体”称号。") == set()


def test_joint_body_holds_the_honour() -> None:
    told = awarded(f"{_HOME}两村成立花石联合党委。花石联合党委获评“全市先进基层党组织”。")
    assert told == {("花石联合党委", "全市先进基层党组织")}


def test_roll_without_a_verb_belongs_to_the_place_in_view() -> None:
    told = awarded(f"{_HOME}花石村有党员76人。“‘全国文明村’、‘河南省生态村’……”说起变化，村民如数家珍。")
    assert told == {("花石村", "全国文明村"), ("花石村", "河南省生态村")}


def test_collective_title_that_a_secretary_takes_home_is_the_village_s() -> None:
    words = "虎岭村党支部书记王海涛登台领奖，捧回“河南省先进基层党组织”奖牌。"
    assert awarded(_HOME + words) == {("虎岭村", "河南省先进基层党组织")}


def test_each_of_several_villages_is_what_it_is_said_to_be() -> None:
    words = "花石村是全国文明村，虎岭村是省级卫生村；虎岭村党支部书记王海涛是河南省优秀党务工作者。"
    told = awarded(_HOME + words)
    assert told == {("花石村", "全国文明村"), ("虎岭村", "省级卫生村"), ("王海涛", "河南省优秀党务工作者")}


@pytest.mark.parametrize(
    "words",
    ["花石村的合作社是省级示范社。", "花石村的老年食堂是全市示范食堂。", "村民李大山是全国劳动模范。"],
)
def test_what_something_of_a_village_is_the_village_is_not(words: str) -> None:
    assert awarded(_HOME + words) == set()


@pytest.mark.parametrize(
    "words",
    [
        "虎岭村党支部下设3个党小组，是承留镇唯一获评“全国先进基层党组织”的支部。",
        "近日，全国先进基层党组织名单公布，承留镇虎岭村榜上有名。",
        "中央把“全国先进基层党组织”的称号给了虎岭村。",
    ],
)
def test_holder_stands_before_or_behind(words: str) -> None:
    assert awarded(_HOME + words) == {("虎岭村", "全国先进基层党组织")}


@pytest.mark.parametrize(
    "words",
    ["全国劳动模范、虎岭村党支部书记王海涛走进田间。", "全国劳动模范王海涛任虎岭村党支部书记已有十年。"],
)
def test_title_in_front_of_a_person(words: str) -> None:
    assert ("王海涛", "全国劳动模范") in awarded(_HOME + words)


def test_title_in_front_of_a_village_and_of_nobody() -> None:
    assert awarded(f"{_HOME}记者走进全国文明村虎岭村。") == {("虎岭村", "全国文明村")}
    assert awarded(f"{_HOME}全国文明村建设有了新标准。") == set()


def test_honours_given_one_each() -> None:
    words = "花石村与虎岭村分别被命名为“河南省绿色村庄”和“济源市红旗党组织”。"
    assert awarded(_HOME + words) == {("花石村", "河南省绿色村庄"), ("虎岭村", "济源市红旗党组织")}


def test_person_of_the_sentence_before() -> None:
    words = "虎岭村党支部书记王海燕扎根山村。她本人两次获评全国民族团结进步模范个人。"
    assert awarded(_HOME + words) == {("王海燕", "全国民族团结进步模范个人")}


def test_project_judged_and_board_put_up() -> None:
    told = awarded(f"{_HOME}在市里组织的“红色物业示范项目”评选中，虎岭村成功入选。花石村挂上了河南省卫生村的牌子。")
    assert told == {("虎岭村", "红色物业示范项目"), ("花石村", "河南省卫生村")}
    assert awarded(f"{_HOME}济源市纪委监委把这一做法列为“小微权力监督”示范点。") == set()


def test_several_praised_and_some_that_nobody_names() -> None:
    words = "市委表彰了花石村、虎岭村等10个先进基层党组织。"
    assert awarded(_HOME + words) == {("花石村", "先进基层党组织"), ("虎岭村", "先进基层党组织")}
    assert awarded(f"{_HOME}全镇有5个村获评“四星支部”。") == set()
    assert awarded(f"{_HOME}虎岭村的豫剧团获全市戏曲大赛一等奖。") == set()


def test_title_beside_what_is_none_and_only_one_of_its_kind() -> None:
    told = awarded(f"{_HOME}虎岭村荣获“全市平安先进村”“全镇综合考评第一名”等称号。花石村成为全镇唯一的“五星支部”。")
    assert told == {("虎岭村", "全市平安先进村"), ("花石村", "五星支部")}


def test_prize_is_named_by_what_it_was_won_in() -> None:
    words = "在全市戏曲大赛中，虎岭村荣获一等奖。花石村在济源市“书记项目”评比中拿下二等奖。"
    told = awarded(_HOME + words)
    assert told == {("虎岭村", "全市戏曲大赛一等奖"), ("花石村", "济源市书记项目二等奖")}
    assert awarded(f"{_HOME}虎岭村村民张三在全县歌唱比赛中获一等奖。") == set()


def test_honour_of_a_program_goes_to_those_who_carry_it_out() -> None:
    words = "花石村种了茶。虎岭村推行“红管家”品牌，邻里和睦。“红管家”品牌获评“全市优秀案例”。"
    assert awarded(_HOME + words) == {("虎岭村", "全市优秀案例")}


def test_place_whose_situation_is_told_before_its_honour() -> None:
    words = "花石村去年换了届。签约的另一方虎岭村，地处山脚，东临国道，先后被评为“全国文明村”。"
    assert awarded(_HOME + words) == {("虎岭村", "全国文明村")}


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("省级美丽乡村特色精品村虎岭村游人不断。", "省级美丽乡村特色精品村"),
        ("作为国家森林乡村，虎岭村绿树成荫。", "国家森林乡村"),
    ],
)
def test_more_titles_in_front_of_a_village(words: str, title: str) -> None:
    assert awarded(_HOME + words) == {("虎岭村", title)}


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("虎岭村被市委市政府记集体三等功。", "集体三等功"),
        ("虎岭村被农业农村部公布为全国“一村一品”示范村。", "全国一村一品示范村"),
        ("虎岭村被济源市委政法委命名为“三零村”。", "三零村"),
        ("市委组织部对连续两轮排在前三的村，授予“红旗党支部”称号，虎岭村等12个村榜上有名。", "红旗党支部"),
        ("济源市委给虎岭村颁发了“先进基层党组织”奖牌。", "先进基层党组织"),
    ],
)
def test_more_ways_to_tell_of_a_giving(words: str, title: str) -> None:
    assert awarded(_HOME + words) == {("虎岭村", title)}


def test_each_title_of_a_row_with_its_own_giver() -> None:
    words = "虎岭村的墙上挂着牌子：国务院授予的全国脱贫攻坚先进集体，国家民委命名的全国民族团结进步示范村。"
    titles = {title for _, title in awarded(_HOME + words)}
    assert titles == {"全国脱贫攻坚先进集体", "全国民族团结进步示范村"}


def test_what_follows_an_honour_with_a_title_of_its_own_does_not_take_it() -> None:
    words = "虎岭村获评全国文明村，承留镇花石村入选全国民主法治示范村。"
    assert awarded(_HOME + words) == {("虎岭村", "全国文明村"), ("花石村", "全国民主法治示范村")}


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        (
            "花石村先后获得各级荣誉20余项，其中包括全国文明单位、河南省先进基层党组织。",
            {("花石村", "全国文明单位"), ("花石村", "河南省先进基层党组织")},
        ),
        (
            "作为省人大代表、河南省劳动模范，花石村党支部书记李红光说，干部要带头。",
            {("李红光", "河南省劳动模范")},
        ),
        ("花石村党支部书记李红光当选“全国最美退役军人”。", {("李红光", "全国最美退役军人")}),
        (
            "花石村这几年大变样。济源市先进党支部、河南省健康村等荣誉接踵而来。",
            {("花石村", "济源市先进党支部"), ("花石村", "河南省健康村")},
        ),
        ("市里把花石村列入省级党建示范点培育对象。", set()),
    ],
)
def test_titles_in_a_roll_or_beside_another(words: str, titles: set[tuple[str, str]]) -> None:
    assert awarded(f"{_HOME}{words}") == titles
