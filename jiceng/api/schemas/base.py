"""What all records share: no fields beyond the declared ones, an example each, pages of lists, the shape of errors."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from jiceng.api.schemas.examples import EXAMPLES

Value = str | int | float | bool | list[str]
Item = TypeVar("Item")


def _with_example(schema: dict[str, Any], model: type[BaseModel]) -> None:
    """Put the record's example into its schema; a page's is a page of its item's."""
    item = model.__pydantic_generic_metadata__["args"]
    one = EXAMPLES.get(item[0].__name__ if item else model.__name__)
    if one is not None:
        schema["example"] = {"items": [one], "total": 1, "offset": 0, "limit": 100} if item else one


class Record(BaseModel):
    """A record without fields beyond the declared ones."""

    model_config = ConfigDict(from_attributes=True, extra="forbid", json_schema_extra=_with_example)


class Problem(Record):
    """The one shape of every error: a sentence for people, a word for programs, the HTTP status."""

    error: str
    kind: str
    status: int


class Page(Record, Generic[Item]):
    """A stretch of a list: `total` counts the whole list, `offset` where this stretch begins."""

    items: list[Item]
    total: int
    offset: int
    limit: int
