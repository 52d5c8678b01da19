"""History summaries are written and read without loss."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from groundforce.errors import DocumentError
from groundforce.formats.json_text import json_text
from groundforce.store.history_json import history_from_json, history_to_json
from groundforce.training.run import Run, RunProfile
from groundforce.training.state import TrainingHistory
from tests.strategies import HISTORIES


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(HISTORIES)
def test_a_history_comes_back_exactly(history: TrainingHistory) -> None:
    assert history_from_json(json.loads(json_text(history_to_json(history)))) == history


def test_zero_is_kept_apart_from_absent() -> None:
    run = Run(datetime(2026, 1, 1, 7), True, 0.0, 0.0, distance=0.0)
    back = history_from_json(history_to_json(TrainingHistory((run,)))).runs[0]
    assert (back.distance, back.speed) == (0.0, None)


def test_a_history_written_before_runs_had_a_temperature_is_read() -> None:
    warm = Run(datetime(2026, 1, 1, 7), True, 600.0, 600.0, temperature=21.5)
    document: Any = history_to_json(TrainingHistory((warm,)))
    assert document["runs"][0].pop("temperature_deg_c") == 21.5
    back = history_from_json(document).runs[0]
    assert back == Run(datetime(2026, 1, 1, 7), True, 600.0, 600.0)
    document["runs"][0]["temperature_deg_c"] = "warm"
    with pytest.raises(DocumentError, match=r"runs\[0\]\.temperature_deg_c"):
        history_from_json(document)


def test_a_document_from_before_runs_had_an_effort_is_read() -> None:
    run = Run(datetime(2026, 1, 1, 7), True, 600.0, 600.0, effort=7.0)
    document: Any = history_to_json(TrainingHistory((run,)))
    assert history_from_json(document).runs == (run,)
    del document["runs"][0]["effort_1_to_10"]
    assert history_from_json(document).runs == (replace(run, effort=None),)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"format": "groundforce.history/2"}, "format: "),
        ({"runs": [{}]}, r"runs\[0\]: the key 'start' is missing"),
        ({"others": 3}, "others: 3 is not a list"),
    ],
)
def test_wrong_documents_are_refused(change: dict[str, object], said: str) -> None:
    with pytest.raises(DocumentError, match=said):
        history_from_json(history_to_json(TrainingHistory()) | change)


@pytest.mark.parametrize("bad", [True, "3", [], 10**400, 1e301])
def test_a_wrong_number_in_a_profile_is_named(bad: object) -> None:
    profile = RunProfile(15.0, (3.0, None), (None, 140.0))
    run = Run(datetime(2026, 6, 1, 7), True, 600.0, 600.0, profile=profile)
    document: Any = history_to_json(TrainingHistory((run,)))
    assert history_from_json(document).runs == (run,)
    document["runs"][0]["profile"]["speed_m_per_s"][1] = bad
    with pytest.raises(DocumentError, match=r"runs\[0\]\.profile\.speed_m_per_s\[1\]"):
        history_from_json(document)
