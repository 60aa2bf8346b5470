"""What a block is by its own form: headline, byline, caption, section head, furniture or paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from jiceng.loaders.bylines import alternatives, find_tail, parse_byline, split_names, words
from jiceng.loaders.leads import Lead, find_lead
from jiceng.loaders.pages.blocks import ENUMERATOR, Block, cut_spans, is_open
from jiceng.loaders.photo_credits import find_photo_credit

HEAD = "head"  # a short line without a full stop: headline, place line, subheading or caption
BYLINE = "byline"
CREDIT = "credit"  # who took a photo, standing alone
CAPTION = "caption"
SECTION = "section"
BANNER = "banner"
FURNITURE = "furniture"
EDITORS = "editors"
PARAGRAPH = "paragraph"
TABLE = "table"

# A headline line of a local paper has up to some 40 characters, a name of a column up to 8.
_LONGEST_HEAD = 48
_LONGEST_SECTION, _SHORT_SECTION = 8, 5
_WIDEST_SECTION = 30  # with its ornaments, and spaces between its characters
# A longer line with so many commas is running text, cut off before its full stop.
_MID_SENTENCE = "叫是为在把将与及被让从由等的和"  # no headline with a comma ends so
_CLAUSES, _LONG_LINE = 2, 24
_LONGEST_FURNITURE = 70
_LONGEST_SIGNATURE = 16


@dataclass(frozen=True, slots=True)
class _Forms:
    sections: frozenset[str]
    section_endings: tuple[str, ...]
    short_section_endings: tuple[str, ...]
    banner: re.Pattern[str]
    editors: re.Pattern[str]
    editor_words: tuple[str, ...]
    furniture: re.Pattern[str]
    margin_field: re.Pattern[str]
    roles: re.Pattern[str]
    caption_start: re.Pattern[str]
    caption_endings: tuple[str, ...]
    onward: re.Pattern[str]
    resumed: re.Pattern[str]
    sentence_start: re.Pattern[str]
    no_start: re.Pattern[str]
    running_on: re.Pattern[str]
    news_opening: re.Pattern[str]
    common_phrases: frozenset[str]


# A place above its matter (禹州市：).
_PLACE_AND_COLON = re.compile("[\u4e00-\u9fff]{2,16}(?:市|县|区|旗|镇|乡|街道|社区|村)：$")
_PHOTO_ONLY = re.compile(r"(?<![/文])摄\)?$|^\(?(?:摄影|图片|图|供图)\s*[:：/]")
# Every line of furniture holds one of these; most headlines hold none.
_MARGIN_HINT = re.compile("[0-9@:：第版/]|^[-—=_*·.\\s]+$|统一|总第|主[管办]|邮发|今日天气|农历|版权|ICP")
_NOT_SECTION = re.compile(r"[\s【】《》〈〉“”\[\]()■□●○◆◇★☆▲△—\-|·:：A-Za-z]+")
_PAPER = re.compile(r"[\u4e00-\u9fff]+报(?:[\u4e00-\u9fff]{1,4}版)?")
_DAY = re.compile(
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:星期[一二三四五六日天])?|\d{4}[-./]\d{1,2}[-./]\d{1,2}|星期[一二三四五六日天]"
)
_ISSUE_DATE = re.compile(r"(20[0-9]{2})\s*[年./-]\s*([0-9]{1,2})\s*[月./-]\s*([0-9]{1,2})\s*日?")


@cache
def forms() -> _Forms:
    """Return the compiled word lists of heads and furniture."""
    w = words()
    edition = r"第?\s*[A-Z]?\s*(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})\s*版"
    weekday = r"星期[一二三四五六日天]"
    return _Forms(
        sections=frozenset(w["sections"]),
        section_endings=tuple(w["section_endings"]),
        short_section_endings=tuple(w["short_section_endings"]),
        banner=re.compile(alternatives(w["banners"])),
        editor_words=tuple(w["editor_words"] + w["contact_words"] + ["本版"]),
        editors=re.compile(rf"(?:本版)?(?:{alternatives(w['editor_words'] + w['contact_words'])})\s*(?:[:：/|]|\s|$)"),
        furniture=re.compile(
            rf"^[A-Z]?[0-9]{{1,3}}$|^{edition}|(?:第|[A-Z]|\s0)[0-9一二三四五六七八九十]{{1,3}}\s*版$|^[A-Z][0-9]{{1,2}}\s|"
            rf"[0-9日]\s*{weekday}|^{_ISSUE_DATE.pattern}\s*[0-9:]*$|"
            rf"^(?:{_ISSUE_DATE.pattern}[\s0-9:]*)?(?:{alternatives(w['web_words'])})\s*[:：]|(?:{alternatives(w['imprint_words'])})|https?://|www\.|\S@\S+\.|^[-—=_*·.\s]+$"
        ),
        margin_field=re.compile(
            rf"第\s*[0-9一二三四五六七八九十]{{1,3}}\s*版|{weekday}|20[0-9]{{2}}\s*[年./-]\s*[0-9]{{1,2}}\s*[月./-]\s*[0-9]{{1,2}}|"
            rf"(?<![\u4e00-\u9fff])(?:{alternatives(w['editor_words'])})(?=\s|[:：])"
        ),
        roles=re.compile(alternatives(w["roles"])),
        caption_start=re.compile(rf"[(▲△▼◀▶←→↑↓\s]*(?:{alternatives(w['caption_starts'])})"),
        caption_endings=tuple(w["caption_endings"]),
        onward=re.compile(rf"[\s(【▶►→>]*紧?(?:下转|转|续)\s*{edition}[^。]{{0,12}}[)】]?$"),
        resumed=re.compile(rf"^[\s(【◀◄←<]*紧?(?:上接|接)\s*{edition}[^。\s)]{{0,12}}[)】]?[\s:：]*"),
        sentence_start=re.compile(alternatives(w["sentence_starts"])),
        no_start=re.compile(alternatives(w["no_starts"])),
        running_on=re.compile(alternatives(w["running_on"])),
        common_phrases=frozenset(w["common_phrases"]),
        news_opening=re.compile(rf"{alternatives(w['news_openings'])}|(?:[0-9]{{1,2}}月)?[0-9]{{1,2}}日"),
    )


def set_kinds(blocks: list[Block]) -> None:
    """Set the kind of every block by its own form, and read its bylines, continuation marks and dates."""
    for block in blocks:
        _strip_continuation(block)
        block.kind = _kind(block)
        block.open = block.kind == PARAGRAPH and block.tail is None and is_open(block.text)
    for before, block, after in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        if block.kind == SECTION and _is_title(before, block, after):
            block.kind = HEAD
        if block.kind == CAPTION and _is_picture_story(before, block):
            block.kind = PARAGRAPH
        if block.kind == HEAD and _is_signature(before, block, after):
            block.kind, block.authors = BYLINE, parse_byline(block.text, bare=True) or ()
    _open_marked_briefs(blocks)
    rows = [block.kind in (HEAD, PARAGRAPH) and _is_row(block) for block in blocks]
    for at, block in enumerate(blocks):
        if rows[at] and any(rows[max(at - 1, 0) : at] + rows[at + 1 : at + 2]):
            block.kind, block.open = TABLE, False


def _open_marked_briefs(blocks: list[Block]) -> None:
    """Give each paragraph of a series that marks open below a column's name (◎…) an opening of its own."""
    in_series = False
    for before, block in pairwise(blocks):
        marked = block.kind == PARAGRAPH and block.lead is None and block.text[0] in words()["marks"]
        in_series = marked and (in_series or before.kind == SECTION)
        if in_series:
            block.lead = Lead(1, ())


def _is_title(before: Block | None, block: Block, after: Block | None) -> bool:
    """Whether what ends like a column's name is the only line above a byline, and so a title."""
    if after is None or after.kind != BYLINE or _NOT_SECTION.sub("", block.text) in forms().sections:
        return False
    return before is None or before.kind not in (HEAD, BANNER)


def _is_signature(before: Block | None, block: Block, after: Block | None) -> bool:
    """Whether names alone stand between the last paragraph of an article and the next title, or the page's end."""
    if before is None or before.kind != PARAGRAPH or before.open or before.tail or not _is_names(block):
        return False
    return after is None or (after.kind in (HEAD, BANNER, SECTION, EDITORS, FURNITURE) and not _is_names(after))


def _is_names(block: Block) -> bool:
    """Whether a line is names alone; one of two characters may as well be a county's (平南)."""
    return 2 < len(block.text) <= _LONGEST_SIGNATURE and bool(split_names(block.text))


def _is_picture_story(before: Block | None, block: Block) -> bool:
    """Whether what ends like a caption is an article below its title, by one who took the picture and wrote."""
    return before is not None and before.kind == HEAD and block.text.rstrip(")。 ").endswith("摄影报道")


def _strip_continuation(block: Block) -> None:
    form = forms()
    if "接" in block.text[:8] and (mark := form.resumed.match(block.text)):
        _trim(block, mark.end(), len(block.text))
        block.resumed = True
    if "版" in block.text[-16:] and (mark := form.onward.search(block.text, max(0, len(block.text) - 30))):
        _trim(block, 0, mark.start())
        block.onward = True


def _trim(block: Block, start: int, end: int) -> None:
    block.spans = cut_spans(block.spans, start, end) or [(block.start, block.start)]
    block.text = block.text[start:end]


def _kind(block: Block) -> str:
    text = block.text
    if not text:
        return FURNITURE
    if len(text) <= _LONGEST_FURNITURE and (kind := _margin(block)):
        return kind
    if len(text) <= 90 and (authors := parse_byline(text)) is not None:
        block.authors = authors
        _set_date(block)
        return CREDIT if _PHOTO_ONLY.search(text) and authors else BYLINE
    # Who says "next" or "this village" goes on with a text: the credit below is that of the whole article.
    if (credit := find_photo_credit(text)) and not forms().running_on.match(text):
        block.tail, block.authors = credit, credit.authors
        return CAPTION if credit.start else CREDIT
    block.lead = find_lead(text)
    block.tail = find_tail(text)
    if block.lead and block.lead.end >= len(text):
        block.authors = block.lead.authors
        return BYLINE
    if block.tail and block.tail.start == 0:
        block.authors = block.tail.authors
        return BYLINE
    if forms().caption_start.match(text) and len(text) <= 200:
        return CAPTION
    return _head_or_paragraph(block)


def _margin(block: Block) -> str:
    """Return the kind of a line that is no part of any article, or ''."""
    text, form = block.text, forms()
    if text.startswith(form.editor_words) and form.editors.match(text) and not text.endswith(("。", "！", "？", "”")):
        return EDITORS
    plain = "。" not in text and "，" not in text
    if plain and _is_column_with_editors(text):
        return EDITORS
    if plain and _MARGIN_HINT.search(text) and (form.furniture.search(text) or _has_margin_fields(text)):
        _set_date(block)
        block.authors = parse_byline(text) or ()
        return BYLINE if block.authors else FURNITURE
    if len(text) > _WIDEST_SECTION:
        return ""
    if " " in text and _is_masthead(text):
        _set_date(block)
        return FURNITURE
    name = _NOT_SECTION.sub("", text)
    return SECTION if name and _is_section(name) else ""


def _set_date(block: Block) -> None:
    if date := _ISSUE_DATE.search(block.text):
        block.date = f"{int(date[1]):04}-{int(date[2]):02}-{int(date[3]):02}"


def _has_margin_fields(text: str) -> bool:
    """Whether a line strings together what a page's margin prints: date, number of the page, editors."""
    form = forms()
    return len(form.margin_field.findall(text)) >= 2 and not form.roles.search(text)


def _is_column_with_editors(text: str) -> bool:
    """Whether a line is a column's name with its editors (市县新闻 责编 叶青)."""
    column, _, rest = text.partition(" ")
    rest = rest.strip()
    return rest.startswith(forms().editor_words) and bool(forms().editors.match(rest)) and _is_section(column)


def _is_masthead(text: str) -> bool:
    """Whether a line is a paper's name with columns or the day (许昌日报 县域经纬, 河南日报农村版 2023年8月3日)."""
    paper, *columns = text.split()
    if not _PAPER.fullmatch(paper) or len(paper) > _LONGEST_SECTION:
        return False
    return all(_is_section(column) or _DAY.fullmatch(column) for column in columns)


def _is_section(name: str) -> bool:
    form = forms()
    if name in form.sections or (len(name) <= _LONGEST_SECTION and name.endswith(form.section_endings)):
        return True
    return len(name) <= _SHORT_SECTION and name.endswith(form.short_section_endings)


def _head_or_paragraph(block: Block) -> str:
    text = block.text
    if block.lead or block.tail or block.onward or len(text) > _LONGEST_HEAD or "。" in text or "；" in text:
        return PARAGRAPH
    if text.count("，") >= _CLAUSES and len(text) >= _LONG_LINE:
        return PARAGRAPH
    if _PLACE_AND_COLON.match(text):
        return HEAD
    if text.endswith(("，", "、", "：", "；")) or text[0] in "，、。；：！？”’)》" or unbalanced(text):
        return PARAGRAPH
    if "，" in text and text[-1] in _MID_SENTENCE:
        return PARAGRAPH
    if text.endswith(("！”", "？”", "……")) and text.startswith("“"):
        return PARAGRAPH
    return BANNER if forms().banner.search(text) and not ENUMERATOR.match(text) else HEAD


def unbalanced(text: str) -> bool:
    """Whether a quotation mark or bracket of a text has no partner in it."""
    return any(text.count(left) != text.count(right) for left, right in ("“”", "()", "《》", "‘’"))


def _is_row(block: Block) -> bool:
    if "。" in block.text or "，" in block.text:
        return False
    cells = block.text.split()
    return len(cells) >= 3 and 1 < max(map(len, cells)) <= 8


def is_comment(signature: str) -> bool:
    """Whether a byline names its writer a commentator (本报评论员)."""
    return any(role in signature for role in words()["comment_roles"])


def looks_like_caption(text: str) -> bool:
    """Whether a short line names a thing or scene as captions do: no comma, no halves, at its end what can be seen."""
    return len(text) <= 40 and not re.search(r"[，：！？\s]", text) and text.endswith(forms().caption_endings)
