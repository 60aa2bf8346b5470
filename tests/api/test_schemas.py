"""The records of the faces: each example is one, and says what its record says."""

from __future__ import annotations

import pytest

from jiceng.api import schemas
from jiceng.api.schemas.examples import EXAMPLES


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_one_of_its_record(name: str) -> None:
    record = getattr(schemas, name).model_validate(EXAMPLES[name])
    assert record.model_dump(mode="json") == EXAMPLES[name]
