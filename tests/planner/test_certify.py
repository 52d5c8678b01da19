"""The certificate of a whole plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from groundforce.planner.certify import ABOVE_BEST, certify, proved
from groundforce.planner.search.report import CONTENT
from groundforce.planner.solve import solve
from groundforce.training.catalogue import load_catalogue
from tests.planner.problems import runner

CATALOGUE = load_catalogue().exercises
PROBLEM = runner(6, races=())
CERTIFICATE = certify(PROBLEM, CATALOGUE, 30.0)


def test_what_is_proved_is_below_the_plan_and_content_near_it() -> None:
    assert CERTIFICATE.content_bound is not None
    assert CERTIFICATE.bound is not None
    assert 0.0 <= CERTIFICATE.content - CERTIFICATE.content_bound < 20.0
    assert 0.0 <= CERTIFICATE.placement_bound <= CERTIFICATE.placement
    assert CERTIFICATE.bound <= CERTIFICATE.price
    if CERTIFICATE.days_proved:
        assert CERTIFICATE.bound_as_heavy == CERTIFICATE.content_bound + CERTIFICATE.placement


def test_a_proved_plan_bills_content_above_the_least_and_keeps_the_rest() -> None:
    plan = solve(PROBLEM, CATALOGUE).plan
    assert plan is not None
    shown = proved(plan, CERTIFICATE)
    bill, before = dict(shown.quality.bill), dict(plan.quality.bill)
    assert CERTIFICATE.content_bound is not None
    assert bill.pop(ABOVE_BEST) == pytest.approx(CERTIFICATE.content - CERTIFICATE.content_bound, abs=1e-3)
    before.pop(CONTENT)
    assert bill == before
    assert shown.quality.bound is not None
    assert shown.quality.gap is not None
    assert (
        shown.quality.bound
        <= shown.quality.objective
        == pytest.approx(sum(dict(shown.quality.bill).values()))
    )
    assert 0.0 <= shown.quality.gap <= 1.0
    assert shown.sessions == plan.sessions


def test_without_a_proof_the_plan_stays_as_it_is() -> None:
    plan = solve(PROBLEM, CATALOGUE).plan
    assert plan is not None
    assert proved(plan, replace(CERTIFICATE, content_bound=None)) == plan
    assert replace(CERTIFICATE, content_bound=None).bound is None
    assert replace(CERTIFICATE, days_proved=False).bound_as_heavy is None
