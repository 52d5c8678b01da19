"""Which events are runs, and of which kind, by their words."""

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.formats.ics.amounts import amounts_in
from groundforce.formats.ics.words import folded, judge
from groundforce.training.run import RunKind
from groundforce.training.state import PartOfDay

TABLE = tomllib.loads(files("groundforce.formats.ics").joinpath("words.toml").read_text("utf-8"))
LANGUAGES = {"en", "de", "es"}

KINDS = {
    RunKind.EASY: [
        "Easy 10 km",
        "Easy run with strides 6x100m",
        "Lockerer Dauerlauf 8km",
        "Dauerlauf GA1 60min",
        "Rodaje suave 45'",
        "Carrera continua 40 min",
        "Corsa lenta 10 km",
        "Footing 50 min",
        "Marathon training: easy 10k",
        "Easy run after race",
        "W3D2 easy 40min",
    ],
    RunKind.LONG: [
        "Long run 1h30",
        "LONG",
        "Long easy run",
        "Week 3 - Long Run 18km",
        "Langer Lauf 25 km",
        "langer, lockerer Lauf",
        "Tirada larga 20 km",
        "Sortie longue 1h45",
    ],
    RunKind.TEMPO: [
        "Tempo 3x10 min",
        "Threshold",
        "parkrun",
        "Half marathon pace 3x3km",
        "Tempolauf",
        "TDL 10km",
        "Ritmo umbral 20 min",
    ],
    RunKind.INTERVALS: [
        "5x1000m",
        "6 x 800",
        "Track Tuesday",
        "Hill repeats 8x60s",
        "Intervalle 6x800",
        "Fahrtspiel",
        "Series 10x400",
        "Cambios de ritmo",
        "Ripetute 6x1000",
        "Fractionné",
    ],
    RunKind.RACE: [
        "Berlin Marathon",
        "Long Beach Half-Marathon",
        "Race: 10K",
        "Halbmarathon Köln",
        "Wettkampf",
        "Carrera 10K Madrid",
        "Media maratón",
    ],
    RunKind.RECOVERY: [
        "Recovery run 30min",
        "Shakeout",
        "Regenerationslauf",
        "Trote regenerativo",
        "Footing récup",
    ],
    None: [
        "Run 45 min",
        "Morning run",
        "🏃 12 km",
        "Laufen",
        "Lauftreff",
        "Salir a correr",
        "12 km",
        "Lunch run",
    ],
}

NOT_RUNS = [
    "Dentist",
    "Team meeting",
    "School run",
    "Run errands",
    "Bike 40 km",
    "Swim 10x100m",
    "10k budget review",
    "Drive 300 km",
    "Rest day",
    "No run today",
    "Recovery massage",
    "Race condition meeting",
    "Long weekend",
    "Sprint planning",
    "Radtour 60km",
    "Krafttraining",
    "Ruhetag",
    "Descanso",
    "Bici 50 km",
    "Marathon expo",
    "Abendessen",
    "Squats 3x10",
    "",
]


@pytest.mark.parametrize(
    ("title", "kind"), [(title, kind) for kind, titles in KINDS.items() for title in titles]
)
def test_titles_of_runs(title: str, kind: RunKind | None) -> None:
    verdict = judge(title)
    assert (verdict.is_run, verdict.kind) == (True, kind)


@pytest.mark.parametrize("title", NOT_RUNS)
def test_titles_of_other_things(title: str) -> None:
    assert not judge(title).is_run


def test_the_description_says_the_kind_where_the_title_does_not() -> None:
    assert judge("Run", "10 min warm-up, 5 x 1000 m, 10 min jog").kind is RunKind.INTERVALS
    assert judge("Lauf", "heute ein langer Lauf").kind is RunKind.LONG
    assert judge("Easy run", "Sunday is the long run").kind is RunKind.EASY


def test_a_description_makes_a_run_only_where_it_is_clear() -> None:
    assert judge("Tuesday", "Threshold run with the club").kind is RunKind.TEMPO
    assert not judge("Slides", "we run through them, 10 min each").is_run
    assert not judge("Gym", "after the tempo run").is_run


def test_a_category_makes_a_run() -> None:
    assert judge("With Anna", "", "Running").is_run


def test_a_run_beside_another_sport_is_a_run() -> None:
    assert judge("Brick: bike + run").is_run


def test_the_part_of_day() -> None:
    parts = [judge(title).part for title in ("Morning run", "Lauf abends", "Rodaje mediodía", "Run")]
    assert parts == [PartOfDay.MORNING, PartOfDay.EVENING, PartOfDay.MIDDAY, None]


@pytest.mark.parametrize("kind", [kind.value for kind in RunKind])
def test_every_kind_has_words_in_three_languages(kind: str) -> None:
    assert {language for language, words in TABLE["kind"][kind]["clear"].items() if words} >= LANGUAGES
    assert {language for language, words in TABLE["kind"][kind]["word"].items() if words} >= LANGUAGES


def test_every_phrase_is_in_the_spelling_it_is_looked_for_in() -> None:
    def phrases(part: object) -> list[str]:
        if isinstance(part, dict):
            return [phrase for one in part.values() for phrase in phrases(one)]
        return list(part) if isinstance(part, list) else []

    assert [phrase for phrase in phrases(TABLE) if folded(phrase) != f" {phrase} "] == []


def test_no_phrase_means_two_kinds() -> None:
    seen: dict[str, str] = {}
    for kind, row in TABLE["kind"].items():
        for phrase in {phrase for words in row.values() for one in words.values() for phrase in one}:
            assert seen.setdefault(phrase, kind) == kind


@pytest.mark.parametrize(
    ("title", "duration", "distance"),
    [
        ("Long run 1h30", 5400, None),
        ("Run 1:30 h", 5400, None),
        ("Run 1 hr 15 min", 4500, None),
        ("1,5 h locker", 5400, None),
        ("2 Std langer Lauf", 7200, None),
        ("Rodaje 45'", 2700, None),
        ("60 minutos", 3600, None),
        ("Run 18:00", None, None),
        ("10 km @ 5:00/km", None, 10000),
        ("10 km @ 5:00 min/km", None, 10000),
        ("10,5 km", None, 10500),
        ("easy 10K", None, 10000),
        ("6 miles", None, 9656.064),
        ("12 km in 60 min", 3600, 12000),
        ("5x1000m", None, None),
        ("3 x 10 min", None, None),
        ("Tempo 2x3km + 15 min", 900, None),
        ("500 km", None, None),
        ("Run 2026", None, None),
    ],
)
def test_amounts(title: str, duration: float | None, distance: float | None) -> None:
    amounts = amounts_in(title)
    assert (amounts.duration, amounts.distance) == (duration, distance)


@given(st.text(), st.text(max_size=40))
def test_any_text_is_judged(title: str, description: str) -> None:
    verdict = judge(title, description)
    assert verdict.is_run or verdict.kind is None
    amounts = amounts_in(title)
    assert amounts.duration is None or 0 < amounts.duration <= 86400
    assert amounts.distance is None or 0 < amounts.distance <= 250_000
