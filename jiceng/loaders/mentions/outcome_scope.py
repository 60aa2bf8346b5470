"""The rules by which a count of villages, branches, firms or people is the whole of a place, not what was reached."""

from __future__ import annotations

import re

from jiceng.loaders.mentions.figures import Figure, word_lists, words_pattern

_FEW = 20  # up to here villages and branches named with 与 are who took part, above it a scale that was reached
_SOME = 12  # up to here a count of bodies that opens a clause is who acts in it


def is_base(figure: Figure) -> bool:
    """Tell whether a figure is the whole of which another is a part: 1260户中有1013户."""
    if figure.quantity.kind == "area" and _LAND_OF_WHICH.match(figure.after):
        return True  # 全村1300多亩水田中半数以上
    if figure.quantity.kind not in ("people", "households", "things"):
        return False
    if figure.before.endswith(("来自", "从")) and _SENDERS.match(figure.after):
        return True  # 来自8个社区的60名网格员, 从9个部门抽调18人
    if _OF_WHICH.match(figure.after) or (_FROM.search(figure.before) and _OUT_OF.match(figure.after)):
        return True
    if _HALF.match(figure.after) or _IN_ALL.match(figure.after):
        return True  # 全县24个贫困村它占了一半, 265个村的集体经济总收益1868.7万元
    if _AVERAGE.match(figure.after) and _ALL_OF.search(figure.before):
        return True  # 全镇1742名党员人均积分86分
    if figure.quantity.kind == "people" and _PRESENT.match(figure.passage.text, figure.quantity.end):
        return True  # 82名企业家到场，其中30名受聘
    share = _WHICH_HAS.match(figure.after)  # 44个行政村有25个贫困村, but 3个村有200户参加
    if share is None:
        return False
    return figure.passage.text.startswith(figure.quantity.unit, figure.quantity.end + share.end())


def is_roll(figure: Figure) -> bool:
    """Tell whether villages, branches or firms are counted as who took part: 茶庵村等4个村成立联合党委."""
    if figure.quantity.kind in ("things", "people") and _OFFICERS.match(figure.rest()):
        return True  # 24名村党支部书记依次上台
    if figure.quantity.kind != "things" or figure.in_clause("achieved") or MERGED.search(figure.lead()):
        return False
    if words_pattern("leaning", _LEANING).match(figure.rest()) and _ON.search(figure.lead()):
        return True  # 以3个村为依托
    if _GOING_TO.search(figure.lead()) and _LEARNING.search(figure.rest()):
        return True  # 赴成都10个示范村跟班历练
    if _SEEN_THROUGH.match(figure.after) or figure.quantity.unit == "对":
        return figure.quantity.unit != "对"
    if figure.quantity.unit in ("个", "家") and _HEADS.match(figure.rest()):
        return True  # 6个部门负责人和5家企业党组织书记
    body = words_pattern("bodies", _BODY).match(figure.after)
    if words_pattern("meeting", _MET).match(figure.rest()):
        return True  # 6家企业、3个社会团体走到一起
    if body is None:
        return False
    rest, value = figure.after[body.end() :], figure.quantity.value or 0
    if _IN_SOME.search(figure.before) and value < _TEN and not _REACHED.search(rest):
        return True  # 在7个城市社区建起联盟工作站
    if words_pattern("reaching", _HOW + "(?:%s)").match(rest):
        return False
    if figure.before.endswith(("共有", "已有", "先后有")):
        return False  # 全镇共有11个村与市直单位结成对子
    if figure.before.endswith("由"):
        return True  # 由5个网格党支部兜底管理
    if _PURSES.match(rest):
        return False  # 3个村的村集体经济年收入全部超过50万元
    if value > _SOME and _COMMITTED.search(rest):
        return False  # 财政局等55家机关单位到社区报到
    if _ROLL.search(figure.before) or (value <= _FEW and figure.before.endswith(("与", "同", "联合"))):
        return True
    if value <= _FEW and figure.before.endswith("和") and words_pattern("jointly", "[^，。；]*(?:%s)").match(rest):
        return True
    if value > _SOME:
        return False
    place = _PUBLIC.search(body[0]) and _at_clause_start(figure) and not _AMONG.search(_earlier(figure))
    return bool(place) or words_pattern("jointly", "(?:%s)").match(rest) is not None


def is_scope(figure: Figure) -> bool:
    """Tell whether villages or branches are all that a place has (全县19个乡镇、609个村), or known (这4个村)."""
    unit = _UNITS.match(figure.after) if figure.quantity.kind == "things" else None
    if unit is None or _pointed(figure):
        return _pointed(figure)
    lead = figure.lead()
    if _BARE_PLACE.search(lead) and _NO_MORE.fullmatch(figure.rest()[unit.end() :]):
        return True  # 榜罗镇24个村，青壮年大半外出
    if _IN_ITS_BOUNDS.search(lead) and not _REACHED.search(lead):
        return True  # 在辖区11个社区开展创建
    whole = _ALL_OF.search(lead)
    if whole is None or _REACHED.search(lead):
        return False
    rest = figure.passage.text[figure.quantity.end + unit.end() : figure.clause[1]]
    if words_pattern("spreading", "(?<!共)(?:%s)").search(rest):
        return False
    chained = lead.endswith(("、", "和", "及")) or _CHAIN.match(figure.after)
    return bool(chained) or lead[: whole.start()].strip("“‘ \n") in word_lists()["opening"]


def _pointed(figure: Figure) -> bool:
    if figure.quantity.kind not in ("things", "people"):
        return False
    lead, rest = figure.lead(), figure.rest()
    if _GIVEN.search(lead) and _STATE.search(rest):
        return True  # 立足18个乡镇实际
    own = figure.before.endswith(("片区", "共同体")) and not figure.in_clause("achieved") and not _FOUNDED.search(lead)
    return own or bool(_POINTED.search(figure.before))


def _at_clause_start(figure: Figure) -> bool:
    start = figure.clause[0]
    return figure.passage.text[start : figure.quantity.start].strip("“‘ \n") in ("", "把", "将")


def _earlier(figure: Figure) -> str:
    return figure.passage.text[max(0, figure.clause[0] - 4) : figure.clause[0]]


_BODY = (
    r"[^，。；、的到向给进入在0-9]{0,6}?(?:%s)"
    r"(?![庄级集民务医企办卫史小文服食工书养活社振旅])(?:[(（][^()（）]{1,6}[)）])?的?"
)
_ROLL = re.compile("(?:等|、[^，。；、0-9]{2,13})$")
MERGED = re.compile("(?:新建|改造|整合|修缮|改建|提升)了")  # 整合了友谊、南街、育新3个社区中心
_FROM = re.compile("[由从][^，。；]*$")
_ON = re.compile("^“?(?:以|把|将)[^，。；]*$")
_LEANING = "[^，。；]{0,12}[为作](?:%s)"
_SEEN_THROUGH = re.compile("[^，。；]{0,6}(?:看|跑|走|转|听|比)(?:下来|完|了一圈|一圈|一遍)")
_IN_SOME = re.compile("在$")
_TEN = 10  # below it the places in which a thing is set up are named in passing
_PUBLIC = re.compile("(?:村|嘎查|社区|苏木|支部|党组织|乡镇|街道)的?$")
_POINTED = re.compile("(?:这|那|其他|其余|另外|另|上述|我们|咱们|俺们)的?$")
_ALL_OF = re.compile(
    r"全(?:县|市|区|旗|盟|师|团|州|省|镇|乡|街道|苏木|社区|嘎查|村)(?:共|共有|现有|有)?(?:[0-9]+个[^，。；、0-9]{1,6}[、和及])*$"
)
_BARE_PLACE = re.compile(
    "^[“\n]?[^，。；、0-9]{1,8}(?:镇|乡|街道|县|区|旗)(?:有|共有|共)?(?:[0-9]+个[^，。；、0-9]{1,8}[、和]?)*$"
)
_NO_MORE = re.compile("(?:（[^（）]{1,4}）)?[、和]?(?:[0-9]+个[^，。；、0-9]{1,8})?[，。；、：\n ]*")
_CHAIN = re.compile("[^，。；、0-9]{1,6}[、和及][0-9]")
_IN_ITS_BOUNDS = re.compile("在(?:本|全)?辖区内?的?$")
_PURSES = re.compile("的?村?集体[^，。；]{0,8}(?:全部|均|都)(?:超|突破|达)")
_HEADS = re.compile("[^，。；、0-9]{1,8}(?:负责人|党组织书记|党支部书记)(?:和[0-9]|[、，]|共同|一同|一起|分别|轮流|齐)")
_SENDERS = re.compile("[^，。；、0-9的]{1,8}(?:的[近约]?[0-9]|抽调|选派|选调|遴选|聘请)")
_OFFICERS = re.compile(
    "[^，。；、0-9]{0,12}(?:书记|负责人|主任|局长|镇长|校长|院长)(?:们)?(?:依次|轮番|轮流|先后|悉数|一同|一起|一道|纷纷|逐一|陆续|又|也)?"
    "(?:上台|登台|登场|亮相|来了|到场|到齐|坐上|坐在|坐到|围坐|走上|聚在|聚到|聚集|齐聚|述职|发言|亮晒|同台|授旗|颁奖)"
)
_COMMITTED = re.compile("报到|下沉|认领|结对|进驻")
_FOUNDED = re.compile("[建组成创立]")
_GIVEN = re.compile("^[^，。；]{0,12}(?:立足|结合|针对|围绕|根据|鉴于)[^，。；]*$")
_STATE = re.compile("实际|特点|现状|情况|特色|禀赋|优势")
_PRESENT = re.compile("[^，。；、0-9]{0,10}到[场会][，,]其中")
_GOING_TO = re.compile("(?:赴|前往)[^，。；]*$")
_LEARNING = re.compile("跟班|考察|学习|取经|观摩|参观|历练|锻炼|挂职")
_MET = "[^，。；、0-9]{2,12}(?:[、和][0-9]+[个家][^，。；、0-9]{2,10})*(?:%s)"
_UNITS = re.compile(
    "(?:一类|二类|三类|重点|行政|自然)?(?:乡镇|镇|乡|街道|村|社区|县|区|嘎查|党支部|党组织|网格|小区|村民小组|居民小组|小组|组(?!织))(?!镇?党工?委书记)"
)
_REACHED = re.compile("覆盖|推广|推开|延伸|惠及|铺开|普及|辐射")
_HOW = "(?:的?党组织|的?党员|各|都|均|也|深入|扎实|全面|率先|先后|陆续|分别|同时|全部|已|已经){0,3}"
_AMONG = re.compile("其中[，,]$")
_OF_WHICH = re.compile(
    "[^，。；、0-9的]{0,7}(?:(?<![家手心其空])中(?:[有，,已最0-9]|就(?!业)|[^，。；、0-9]{0,6}占|$)|[里内](?:[有已]|就(?!业)|$)|之一)"
)
_AVERAGE = re.compile("[^，。；、0-9]{0,6}[人户村]均")
_LAND_OF_WHICH = re.compile("[^，。；、0-9的]{1,5}中[有，已就最半一大]")
_HALF = re.compile("[^，。；、0-9的]{2,5}(?:它|其|他们|该[村镇乡])?占了?(?:一半|[0-9]|[两三四五六七八九]成)")
_IN_ALL = re.compile("个?[^，。；、0-9]{0,8}(?:集体)[^，。；、0-9]{0,6}(?:总收入|总收益|收入合计|收入共|平均|总额)")
_WHICH_HAS = re.compile(r"[^，。；、0-9的]{1,7}有(\d+)")
_OUT_OF = re.compile("[^，。；、0-9的]{0,6}[里中][选挑评推遴筛抽精]")
