from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from groundforce.coaching.equipment import logged_equipment
from groundforce.coaching.intake import build_problem
from groundforce.monitoring.athlete_state import athlete_state
from groundforce.training.catalogue import load_catalogue
from tests.made_up_athlete import AS_OF, HISTORY, PROFILE

KNOWN = load_catalogue().exercises


def test_what_was_lifted_lately_says_what_there_is() -> None:
    assert logged_equipment(HISTORY.strength, AS_OF, KNOWN) == {"barbell", "rack", "calf_machine"}
    assert logged_equipment(HISTORY.strength, AS_OF + timedelta(days=100), KNOWN) == frozenset()


def test_logs_count_only_where_the_runner_did_not_say() -> None:
    state = athlete_state(HISTORY, AS_OF, PROFILE)
    silent = build_problem(PROFILE, state, AS_OF, 4)
    assert silent.problem.equipment >= {"barbell", "rack"}
    assert any("as you logged it of late: barbell with plates" in note for note in silent.notes)
    told = build_problem(replace(PROFILE, equipment_stated=True), state, AS_OF, 4)
    assert told.problem.equipment == PROFILE.equipment
