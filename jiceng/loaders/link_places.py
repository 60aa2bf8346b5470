"""Entity linking of places: every mention gets its official code, or the path of names where the table has none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from jiceng.graph import ids
from jiceng.loaders.context import Context
from jiceng.loaders.gazetteer import Gazetteer, Place
from jiceng.loaders.linked import PLACES, Draft, Linked
from jiceng.loaders.mentions.communities import find_communities
from jiceng.loaders.mentions.districts import find_new_districts
from jiceng.loaders.mentions.model import Mention, outside
from jiceng.loaders.mentions.places import (
    PlaceMention,
    body_end,
    find_new_townships,
    named_below,
    short_forms,
)
from jiceng.loaders.mentions.village_lists import find_listed_villages
from jiceng.loaders.passage import Passage
from jiceng.loaders.places_in_view import LinkedPlace, PlacesInView, adjacent
from jiceng.loaders.slips import likely_places


class PlaceLinker:
    """Links the places of one article; `title` gives context and home, its mentions are no references."""

    def __init__(self, gazetteer: Gazetteer, linked: Linked, context: Context, neighbours: Mapping[str, str]) -> None:
        self._neighbours = neighbours
        self._gazetteer = gazetteer
        self._linked = linked
        self._context = context
        self._names: Sequence[Mention] = ()
        self._view = PlacesInView(gazetteer, linked)

    @property
    def places(self) -> list[LinkedPlace]:
        """The linked places, in the order of the text."""
        return self._view.places

    def title(self, passage: Passage, divisions: Sequence[PlaceMention]) -> None:
        """Take the article's own divisions from its title."""
        self._divisions(passage, divisions)
        for place in self.places:
            self._linked.home.setdefault(place.mention.label, place.node)
            self._node(place)

    def title_communities(self, passage: Passage, divisions: Sequence[PlaceMention]) -> None:
        """Take the article's own community from its title: the one that the text names so, else of the place there."""
        text = self.places
        named = {p.mention.name: p.node for p in reversed(text) if p.mention.label == "Community"}
        for place in self._chain(passage, divisions):
            if place.mention.label == "Community":
                node = named.get(place.mention.name, "")
                if not node and not place.node.partition(":")[2].startswith("/"):
                    node = self._node(place).id
                if node:
                    self._linked.home.setdefault("Community", node)
        self._view.places = text

    def text(self, passage: Passage, divisions: Sequence[PlaceMention], names: Sequence[Mention]) -> list[PlaceMention]:
        """Link the divisions and communities of the text; return all place mentions in order.

        `names` are programs and honours, whose words name no place.
        """
        self._names = names
        self._chain(passage, divisions)
        self._short(passage)
        for place in self.places:
            self._register(place)
        return [p.mention for p in self.places]

    def _chain(self, passage: Passage, divisions: Sequence[PlaceMention]) -> list[LinkedPlace]:
        self._divisions(passage, divisions)
        known = [p.mention for p in self.places]
        communities = outside(find_communities(passage, known, self._view.village), self._names)
        for mention in communities:
            below = self._view.stated_below(passage, mention)
            if below is not None and not mention.codes:
                mention.codes = self._gazetteer.villages(mention.name, self._view.county_of(below))
        listed = find_listed_villages(passage, [*known, *communities], self._view.village)
        placed = {
            id(m) for m in communities if self._view.stated_below(passage, m) or self._view.stands_below(passage, m)
        }
        for mention in sorted([*communities, *listed], key=lambda m: (id(m) not in placed, m.start)):
            self._insert(passage, mention)
        return self.places

    def _divisions(self, passage: Passage, divisions: Sequence[PlaceMention]) -> None:
        self._view.places = []
        districts = find_new_districts(passage, divisions, self._gazetteer.named)
        divisions = sorted([*divisions, *districts], key=lambda m: m.start)
        counties = self._counties(divisions)
        new = find_new_townships(passage, divisions, any("/" in c or not c for c in counties), self._renamed(counties))
        for mention in new:
            mention.codes = tuple(c for county in counties if county for c in self._with_people(mention.name, county))
        for mention in sorted([*divisions, *new], key=lambda m: m.start):
            self._add(passage, mention)

    def _with_people(self, name: str, county: str) -> tuple[str, ...]:
        return self._gazetteer.townships_of_people(name, county) if "族" in name else ()

    def _counties(self, divisions: Sequence[PlaceMention]) -> list[str]:
        """Return the codes of the counties that a text names, or its title; "" for one that the table lacks."""
        home = self._linked.home.get("County", "")
        codes = {c for m in divisions if m.label == "County" for c in m.codes[:1] or ("",)}
        for mention in divisions:
            if mention.label == "Township" and len(mention.codes) == 1:
                codes |= {p.code for p in self._gazetteer.ancestors(mention.codes[0]) if p.label == "County"}
        return sorted(codes | ({home.partition(":")[2]} if home else set()))

    def _renamed(self, counties: Sequence[str]) -> Callable[[str], bool]:
        """Return a test whether a name is a township's of these counties that the table has as 镇 for 乡."""
        return lambda name: any(self._gazetteer.renamed_townships(name, c) for c in counties if c)

    def _add(self, passage: Passage, mention: PlaceMention) -> None:
        before = self.places[-1] if self.places else None
        above = before if before and adjacent(passage.text, before.mention, mention) else None
        if above and PLACES.index(above.mention.label) >= PLACES.index(mention.label):
            above = None
        code = self._context.best(mention.codes, above.code if above and above.code else "")
        known = self._named_before(mention) if above is None else None
        if known is not None:
            mention.body_end = body_end(passage.text, mention.label, mention.end)
            self.places.append(LinkedPlace(mention, known.node, known.code, None))
            return
        if not code and above and above.mention.label not in ("County", "City"):
            code = self._context.best(mention.codes)
        if not code and mention.label == "Province" and not above:
            code = mention.codes[0]  # 河南 is the province before it is a county of that name elsewhere
        if not code and mention.label == "Township" and mention.name.endswith(("社区", "村")):
            return  # a district's 社区 of township rank elsewhere bears the name of many communities
        if (
            not code
            and mention.label == "Township"
            and len(mention.codes) == 1
            and self._alone(passage, mention, above)
        ):
            code = mention.codes[0]
        if not code and mention.codes and mention.label == "County" and (above is None or len(mention.name) < 3):
            self._linked.refused.append(("place that may be several", mention.name, mention.start))
            return  # also 城区, 郊区: a county by name only where its city stands before it
        if not code and mention.label == "Township" and mention.codes and not (above or named_below(passage, mention)):
            self._linked.refused.append(("township of no county in view", mention.name, mention.start))
            return  # a township of some other county of that name, or words that look like one (志愿者下乡)
        place = self._gazetteer.place(code) if code else None
        label = place.label if place else mention.label
        name = place.name if place else mention.name.removesuffix("办事处")
        mention.label = label
        mention.body_end = body_end(passage.text, label, mention.end)
        self.places.append(LinkedPlace(mention, self._id(label, name, code, above), code, above))

    def _named_before(self, mention: PlaceMention) -> LinkedPlace | None:
        """Return the township of that name that the text has named: 郑东新区圃田乡, then 圃田乡."""
        if mention.label != "Township":
            return None
        same = [p for p in self.places if p.mention.label == "Township" and p.mention.name == mention.name]
        return next((p for p in same if not mention.codes or (p.above and not p.code)), None)

    def _alone(self, passage: Passage, mention: PlaceMention, above: LinkedPlace | None) -> bool:
        """Tell whether a township's name, the only one of the table, can stand without its county.

        Its committee acts, or the text names no county and the name is a long one: 含浦街道. Below a district whose
        townships the table lacks, it is one of those.
        """
        last = self._view.before(len(self.places), ("County",))
        district = last.code if last else self._linked.home.get("County", "").partition(":")[2]
        if above or "/" in district or (last and not last.code):
            return False
        county = "County" in self._linked.home or any(p.mention.label == "County" for p in self.places)
        often = len(mention.name) >= 4 or passage.text.count(mention.name) > 1
        return named_below(passage, mention) or (not county and often)

    def _insert(self, passage: Passage, mention: PlaceMention) -> None:
        """Link a community, between the divisions in the order of the text."""
        index = self._view.index(mention.start)
        above = self._view.stands_below(passage, mention) or self._view.stated_below(passage, mention)
        mention.body_end = body_end(passage.text, "Community", mention.end)
        known = self._known(mention) if above is None else None
        if known is not None:
            self.places.insert(index, LinkedPlace(mention, *known, None))
            return
        township = self._view.township_before(index)
        code = self._community_code(mention, above, township)
        place = self._gazetteer.place(code) if code else None
        name = place.name if place else mention.name
        anchor = above or township or self._view.before(index, ("County",))
        self.places.insert(index, LinkedPlace(mention, self._id("Community", name, code, anchor), code, above))

    def _known(self, mention: PlaceMention) -> tuple[str, str] | None:
        """Return id and code of the community of that name that the article, else its page, has placed."""
        for place in self.places:
            if place.mention.label == "Community" and place.mention.name == mention.name:
                return place.node, place.code
        fuller = {p.node: p for p in self.places if _is_short_for(mention, p.mention)}
        if len(fuller) == 1:
            return next((p.node, p.code) for p in fuller.values())
        near = self._neighbours.get(mention.name, "")
        if near and not mention.codes and not self._linked.home.get("County"):
            known = near.partition(":")[2]
            return near, "" if "/" in known else known
        return None

    def _community_code(self, mention: PlaceMention, above: LinkedPlace | None, township: LinkedPlace | None) -> str:
        """Choose among the table's villages of a name: of the township right before, else of the one last named."""
        for place in (above, township):
            if place is not None and place.mention.label == "Township":
                inside = [c for c in mention.codes if place.code and c.startswith(place.code)]
                if len(inside) == 1 or place is above:
                    return inside[0] if len(inside) == 1 else ""
        return mention.codes[0] if len(mention.codes) == 1 else ""

    def _id(self, label: str, name: str, code: str, above: LinkedPlace | None) -> str:
        if code:
            return ids.place_id(label, code)
        if above is None:  # a district of county rank lies in a city, all else in the article's county
            over = "City" if label == "County" else "County"
            last = self._view.before(len(self.places), (over,)) if label in ("County", "Township") else None
            node = last.node if last else self._linked.home.get(over, "")
            return ids.unofficial_place_id(label, node.partition(":")[2], name)
        path = above.node.partition(":")[2]
        return f"{label.lower()}:{path}/{name}"

    def _short(self, passage: Passage) -> None:
        """Add the bare forms of counties and cities that the article names in full."""
        names: dict[str, LinkedPlace] = {}
        for place in self.places:
            if place.mention.label in ("County", "City", "Province") and place.code:
                official = self._gazetteer.place(place.code)
                if official and len(official.name) >= 3 and official.name[-1] in "省市县区旗州盟":
                    if self._namesake_city(official):
                        continue  # 荆州 of 荆州区 is the city
                    names.setdefault(official.name[:-1], place)
                    if own := self._without_city(official):
                        names.setdefault(own, place)
            elif place.mention.label == "Township":
                names.setdefault(place.mention.name, place)  # 小市镇, which as a name of its own is doubtful
            elif (
                place.mention.label == "Community" and place.mention.name.endswith("村") and len(place.mention.name) > 2
            ):
                names.setdefault(place.mention.name[:-1], place)
        mentions = short_forms(
            passage, [(n, p.mention.label, p.code) for n, p in names.items()], [p.mention for p in self.places]
        )
        for mention in mentions:
            mention.body_end = body_end(passage.text, mention.label, mention.end)
            self.places.append(LinkedPlace(mention, names[mention.name].node, names[mention.name].code, None))
        self.places.sort(key=lambda p: p.mention.start)

    def _namesake_city(self, official: Place) -> bool:
        """Tell whether a county or district is called as its city: 荆州区, 长沙县."""
        city = next((p for p in self._gazetteer.ancestors(official.code) if p.label == "City"), None)
        return city is not None and official.label == "County" and city.name[:-1] == official.name[:-1]

    def _without_city(self, official: Place) -> str:
        """Return a district's name without its city's that it begins with (洛阳高新区 → 高新区), or ''."""
        city = self._gazetteer.ancestors(official.code)[:1]
        own = official.name.removeprefix(city[0].name.removesuffix("市")) if city else official.name
        return own if own != official.name and own.endswith("区") and len(own) > 1 else ""

    def _register(self, place: LinkedPlace) -> None:
        """Make the node of a place, its step up by the words, and the rest of its ladder by the table."""
        mention, linked = place.mention, self._linked
        self._node(place).spans.append((mention.start, mention.end))
        if place.above is not None and not (mention.label == "County" and place.above.mention.label == "Province"):
            span = min(place.above.mention.start, mention.start), max(place.above.mention.end, mention.end)
            linked.locate(place.node, place.above.node, span, "text", "places in a row")

    def _node(self, place: LinkedPlace) -> Draft:
        mention, linked = place.mention, self._linked
        official = self._gazetteer.place(place.code) if place.code else None
        own = mention.name.removesuffix("办事处") if mention.label == "Township" else mention.name
        draft = linked.draft(place.node, mention.label, official.name if official else own)
        draft.aliases.add(mention.name)
        draft.properties["official"] = bool(official)
        if official:
            draft.properties["code"] = place.code
        elif likely := likely_places(self._gazetteer, mention.label, mention.name, place.node):
            draft.properties["suggestions"] = likely
        return draft


def _is_short_for(short: PlaceMention, full: PlaceMention) -> bool:
    """Tell whether a community that no table has is the one called more fully before: 楼宇社区, 兴达国贸楼宇社区."""
    longer = len(full.name) - len(short.name) > 1 and full.name.endswith(short.name)
    return longer and not short.codes and full.label == "Community" and short.name.endswith("社区")
