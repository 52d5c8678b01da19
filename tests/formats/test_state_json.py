from __future__ import annotations

import json

import pytest

from groundforce.formats.state_json import plain, state_to_json
from groundforce.monitoring.athlete_state import athlete_state
from tests.made_up_athlete import AS_OF, HISTORY, PROFILE


def test_a_state_is_json_with_every_estimate_whole() -> None:
    document = json.loads(json.dumps(state_to_json(athlete_state(HISTORY, AS_OF, PROFILE)), allow_nan=False))
    assert document["format"] == "groundforce.state/1"
    assert document["as_of"] == "2026-11-23"
    squat = next(one for one in document["lifts"] if one["exercise"] == "back_squat")
    assert set(squat["maximum"]) == {"value", "low", "high", "source", "as_of"}
    assert squat["maximum"]["low"] < squat["maximum"]["value"] < squat["maximum"]["high"]
    assert squat["basis"] == "sets"
    assert "classified" not in document


def test_what_has_no_form_is_refused() -> None:
    with pytest.raises(TypeError, match="object has no JSON form"):
        plain(object())
