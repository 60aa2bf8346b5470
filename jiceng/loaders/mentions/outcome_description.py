"""The rules by which a figure describes a place as it is: how many live there, how large it is, what it is made of."""

from __future__ import annotations

import re

from jiceng.loaders.mentions.figures import Figure, ends_with, word_lists, words_pattern


def is_description(figure: Figure) -> bool:
    """Tell whether a figure describes a place or a group as it is; a verb of doing near it makes it a result."""
    if _is_about(figure):
        return True
    if _is_such(figure):
        return False
    if figure.quantity.unit in word_lists()["cases"]:
        if ends_with("only", figure.before):
            return False  # 今年涉种纠纷只有7起
        if _YEARLY.search(figure.before):
            return True  # 引发的口角一年有上百起
    if _is_introduced(figure) or _is_listed(figure) or _is_owned(figure) or _is_of_place(figure):
        return True
    if _is_in_state(figure) or _OUR_OWN.match(figure.lead()):
        return True
    return _is_inherent(figure) or _names_a_place(figure) or _is_populace(figure)


def _is_about(figure: Figure) -> bool:
    """Tell whether people are spoken of as a group: 对30户牧民来说, 发挥86名党员的作用, 留守老人有143位."""
    if _FOR.match(figure.after) or (_EXERTING.search(figure.lead()) and _ROLE.search(figure.rest())):
        return True
    if _GROUP.search(figure.lead()) and not figure.in_clause("achieved"):
        return True
    if ends_with("left", figure.before) and _NOT_YET.match(figure.after):
        return True
    return figure.after.startswith("是") and bool(_WHICH.search(figure.before))


def _is_introduced(figure: Figure) -> bool:
    """Tell whether words of description lead to a figure: 下辖, 现有党员, 总面积."""
    taken = _TAKING.search(figure.lead())  # 把127名党员编进网格
    if figure.in_clause("scarce") and not figure.in_clause("achieved") and "achieved" not in figure.ahead:
        return True
    learned = figure.quantity.kind == "share" and _CADRES.search(figure.passage.text, *_sentence_to(figure))
    if figure.under("description", "achieved") and "achieved" not in figure.ahead and not taken and not learned:
        return True
    if figure.quantity.kind == "area" and ends_with("size", figure.before) and not figure.done_before():
        return True
    if _ROSTER.fullmatch(figure.lead().strip("“”‘’，、 \n")):
        return True
    return ends_with("counted", figure.before) and not figure.in_clause("achieved")


def _is_in_state(figure: Figure) -> bool:
    """Tell whether it is said how things stand with so many: 16个村的集体收入差距较大, 42个村大多是薄弱村."""
    if figure.quantity.kind not in ("people", "households", "things") or figure.in_clause("achieved"):
        return False
    rest = figure.rest()
    if _MOSTLY.match(rest):
        return True
    stands = _STATED.match(rest) and ends_with("plight", rest.rstrip("。，；"))
    return bool(stands) and not _OVERCOME.search(rest)


def _is_listed(figure: Figure) -> bool:
    """Tell whether a place has so many of its own parts: 设有12个网格, but 照此联起来的有14个村."""
    listed = words_pattern("described", r"(?:%s)(?=[，。、；：的和及与\d\n]|$)").match(figure.after)
    if listed is None or "achieved" in figure.ahead or _TAKING.search(figure.lead()):
        return False
    return ends_with("owned", figure.before) and not figure.before.endswith(_NOT_OWNED)


def _is_owned(figure: Figure) -> bool:
    """Tell whether a place is said to have so many of anything, and nothing is done with them: 社区共有7个楼院."""
    if figure.quantity.kind == "area" and figure.quantity.unit == "平方公里" and _EXTENT.search(figure.before):
        return True
    if "achieved" in figure.ahead:
        return False
    if figure.quantity.kind in ("things", "households") and _LARGE_AND_SMALL.search(figure.lead()):
        return True
    return bool(_HAS.search(figure.lead())) and not _DOES.search(figure.after) and not figure.in_clause("achieved")


def _is_of_place(figure: Figure) -> bool:
    """Tell whether a place has so many people, households or so much land: 全村320户1200人, 全村4980亩土地."""
    if figure.in_clause("achieved") or "achieved" in figure.ahead:
        return False
    if (_HOUSEHOLDS.match(figure.after) or _AFTER_HOUSEHOLDS.search(figure.before)) and _counts(figure):
        return True
    small = figure.quantity.kind in ("people", "households") or _LAND.match(figure.after)
    opening = _OF_PLACE if small else _OF_WHOLE
    if opening.search(figure.before) and _NOTHING_MORE.match(figure.after):
        return True
    if figure.quantity.kind == "households" and figure.after.startswith("人家"):
        return _JOINING.match(figure.after) is None
    return figure.quantity.kind == "area" and bool(_OF_LAND.match(figure.after))


def _is_inherent(figure: Figure) -> bool:
    """Tell whether a place has so many of what every place has: 漓江社区有1万余名居民, 辖区内商户1500家."""
    if figure.in_clause("achieved") or "achieved" in figure.ahead:
        return False
    if figure.quantity.unit == "个" and (figure.done_before() or _FOUNDED.search(figure.lead())):
        return False  # 新建党总支部49个，党支部223个
    lead, after = figure.lead(), figure.after
    if words_pattern("inherent", _HAS_THEM).match(after) and words_pattern("having", _OWNER).search(lead):
        return True
    if _ENDS.match(after) and (words_pattern("inherent", _THEM_FIRST).search(lead) or _IN_BOUNDS.search(lead)):
        return True
    everyone = words_pattern("inherent", _EACH_OF_THEM).match(figure.passage.text, figure.quantity.end)
    if _WITHIN.match(lead):
        return True
    return bool(everyone and _WHOLE.fullmatch(lead.strip("“\n ")))


def _is_populace(figure: Figure) -> bool:
    """Tell whether people are counted as who lives or works somewhere: 老老少少2300口人, 23万人住在山里."""
    quantity, lead = figure.quantity, figure.lead()
    if quantity.kind == "share":
        stands = "achieved" not in figure.ahead and _PART_IS.match(figure.after) and not _ACTS.search(figure.rest())
        return bool(stands or _SHARE_OF_LAND.search(lead) or (_MAKE_UP.search(lead) and not figure.done_before()))
    if quantity.kind == "things":
        return bool(_MADE_UP.match(figure.after) and lead.endswith("由"))
    if quantity.kind not in ("people", "households"):
        return False
    if _AWAY_FROM_HOME.search(lead):
        return True
    if figure.in_clause("achieved"):
        return False
    if _LIVING.match(figure.after):
        return True
    mouths = "口" in figure.passage.text[quantity.start : quantity.end]
    return bool(_ENDS.match(figure.after)) and (mouths or _ALL_TOLD.search(lead) is not None)


def _names_a_place(figure: Figure) -> bool:
    """Tell whether a figure tells one place from another: 不足1500口人的小村, 这个300多户人家的山村."""
    if figure.quantity.kind not in ("people", "households") or figure.in_clause("achieved"):
        return False
    return _SIZED.match(figure.after) is not None


def _sentence_to(figure: Figure) -> tuple[int, int]:
    start, _ = figure.passage.sentence(figure.quantity.start)
    return start, figure.quantity.start


def _is_such(figure: Figure) -> bool:
    """Tell whether the clause before says of whom there are so many: 像章师傅这样的志愿者，光明社区有1000余人."""
    start = figure.clause[0]
    return _SUCH.search(figure.passage.text[max(0, start - _NEAR_BY) : start]) is not None


def _counts(figure: Figure) -> bool:
    """Tell whether households and people stand together as how many a place has: 共有525户2098人."""
    lead = _AFTER_HOUSEHOLDS.sub("", figure.lead().strip("“‘ \n"))
    return bool(_HOLDING.fullmatch(lead))


_FOUNDED = re.compile("(?:成立|组建|建立|设立|组成|建起)了?[^，。；、]{0,10}$")
_MAKE_UP = re.compile("(?:党员|业主|干部|女性|妇女|青年|成员|代表|委员|职工)[^，。；、0-9]{0,3}占(?:比)?(?:约|近)?$")
_SUCH = re.compile("[像如同][^，。；]*(?:这样|一样)的[^，。；]*，$")
_NEAR_BY = 24  # characters of the clause before
_NOT_OWNED = ("的有", "的共有", "的已有", "新设", "增设", "开设", "加设", "新设有")
_YEARLY = re.compile("(?:一年|每年|每月|一个月|一天|每天|常年)(?:都|就|总|能)?[有接]到?(?:上|近)?$")
_STATED = re.compile("[^，。；、0-9]{3,18}[。，；]?$")
_MOSTLY = re.compile("[^，。；、0-9]{1,8}(?:大多|大都|多数|多半|几乎)[是为属]")
_OVERCOME = re.compile("告别|摆脱|不再|解决|破解|化解|缓解")
_OUR_OWN = re.compile("^[“\n]?(?:我们|咱们|俺们|我|咱|俺)(?:村|社区|镇|乡|嘎查|苏木|街道|县|旗)(?:共|一共)?有$")
_HAS = re.compile("(?:社区|[^0-9个]村|[镇乡]|街道|嘎查|苏木|辖区)(?:共|现|下)(?:有|辖)$")
_DOES = re.compile("[办建参加入获评从养种脱报]|实现|就业|务工|达")
_EXTENT = re.compile("(?:面积(?:不到|不足|仅|只有|约|近|有)*|辐射[^，。；]{0,8}|方圆)$")
_ROSTER = re.compile(
    "(?:其中[，,]?)?(?:全?村)?“?(?:村?“?两委”?)?(?:正式|在册)?(?:“?两委”?|党员|班子成员|班子|成员|人口|总人口|耕地|低保户|脱贫户)(?:共|现|现有|有|共有)?"
)
_CADRES = re.compile("班子|村干部|支?书记|主任|两委|换届")
_LARGE_AND_SMALL = re.compile("有(?:大小|大大小小|沿街|各类)[^，。；、0-9的]{1,6}$")
_TAKING = re.compile("^[^，。；]{0,6}[把将][^，。；]*$")
_FOR = re.compile("[^，。；、]{0,6}(?:来说|而言|来讲)")
_EXERTING = re.compile("发挥[^，。；]*$")
_ROLE = re.compile("的[^，。；]*作用")
_GROUP = re.compile(
    "(?:老人|老年人|儿童|残疾人|困难群众|低保户|务工人员|留守妇女|流动人口|小哥|骑手|快递员|外卖员|从业者)"
    "(?:就|现|共|还)?有$"
)
_NOT_YET = re.compile("[^，。；、0-9]{0,4}[没未]")
_WHICH = re.compile("[中里]有$")
_JOINING = re.compile("人家[^，。；]*(?:了|领|凭|跟着|参与|参加|加入|入股|搬进|搬到|住上|脱贫|受益|签|办起|开起)")
_OF_LAND = re.compile(
    "的[^，。；、的0-9]{0,4}?(?:地盘|土地|草场|草原|大地|辖区|山林|林海|水域|版图|区域|沃土|范围|海域|沙漠|戈壁|(?:空间|阵地|展厅|展馆|场馆|活动室|小屋|屋子|房间|院子|小院|大厅)[里内中])"
)
_HOLDS = "(?:里|共|现|总|总共|一共|目前|仅|只)?(?:有|计)?$"
_HOUSEHOLDS = re.compile(r"[、，]?[\d.万]+余?多?[人名口](?:人|群众|村民|居民)?(?:[，。；、的]|$)")
_AFTER_HOUSEHOLDS = re.compile(r"[\d.万]+余?多?户[、，]?$")
_HOLDING = re.compile("(?:是|为)?(?:全村|全社区|村里|社区|辖区|村内)?(?:共|现|总共|一共)?(?:有|计)?")
_OF_WHOLE = re.compile("全(?:村|镇|乡|县|市|区|旗|盟|师|团|嘎查|苏木|社区|街道|组|办)" + _HOLDS)
_OF_PLACE = re.compile(
    "(?:(?<![个0-9])[村镇乡县市屯寨组]|[这那该全]个村|[社小该本全]区|街道|嘎查|苏木|这里|这儿)" + _HOLDS
)
_LAND = re.compile("(?:土地|耕地|山地|山林|林地|水田|旱地)[，。；]")
_NOTHING_MORE = re.compile(
    r"[\d余多]*[户人口名]*(?:土地|耕地|山地|山林|林地|水田|旱地)?[，。；、]|[\d余多]+[人名口][，。；、]|$"
)
_HAS_THEM = r"[^，。；、的0-9]{0,3}?(?:%s)(?:[，。；、：\n]|$)"
_OWNER = (
    "^[“\n]?(?:全|整个)?(?:村|镇|乡|社区|街道|小区|村里|院子)$"
    "|(?:^|[村镇乡区县市屯寨里内楼处宅，。；“\n])(?:目前|现在|如今|眼下)?(?:%s)$"
)
_THEM_FIRST = (
    r"(?:^|岁以上的?|[村镇乡区县道里内中光有和、\n“])(?:%s)[里总]?数?(?:量)?"
    "(?:就|共|也|倒|都|一共|总共|现|还|足足)?(?:有|达|为|是|多达|约|近|超|超过){0,2}$"
)
_IN_BOUNDS = re.compile(
    "(?:辖区内?|境内|区内|驻区|村域内)的?(?:各类|沿街|规上|小微)?[^，。；、0-9]{1,4}(?:有|共|约|近|达)*$"
)
_SHARE_OF_LAND = re.compile("(?:面积|耕地|人口|山地|水域|林地)[^，。；、]{0,3}占(?:比|到|了)?$")
_PART_IS = re.compile("的[^，。；、]{1,4}(?:是|属于|姓|在|靠|住|都?遭遇|都?面临|没有)")
_ACTS = re.compile("[了就有干办]")  # 70%的村民在家门口就了业
_MADE_UP = re.compile("[^，。；、0-9]{1,10}(?:合并|整合|组合|撤并)而成")
_LIVING = re.compile("[^，。；、0-9]{0,3}(?:住|居住|生活|散居|分散|分布|蜗居|挤)在")
_AWAY_FROM_HOME = re.compile(
    "(?:在外|外出)[^，。；、0-9]{0,2}(?:务工|打工|经商)的?(?:人员|劳力|党员)?(?:就|有|达|约|近|多达)*$"
)
_ALL_TOLD = re.compile("(?:老老少少|男女老少|老少|总共才?|拢共|满打满算|统共|挤着|住着|住了)$")
_WITHIN = re.compile(
    "^[“\n]?(?:目前|现在|如今)?仅?[^，。；、0-9]{0,8}?(?:辖区内?|境内|街道内|[区镇村]内|周边|附近)"
    "(?:就|大?约|现|共|还)?有[^，。；0-9]{0,14}$"
)
_EACH_OF_THEM = r"[^，。；、的0-9]{0,3}?(?:%s)[，,](?:谁|人人|个个|家家|户户|每人|每个|没有一|无一|平均年龄)"
_WHOLE = re.compile("(?:[全本该]?(?:村|镇|乡|社区|街道|支部))?的?共?")
_ENDS = re.compile(r"[，。；、：\n]|$")
_SIZED = re.compile(
    "(?:人家)?的[^，。；、]{0,4}?(?:村子?|村庄|[小大山]村|社区|小区|屯|寨子?|镇|乡)(?![民里级集委党医组务])"
)
