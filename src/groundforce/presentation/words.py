"""The words a plan is told in: one place, so that page, terminal and calendar say the same.

Plain ASCII on purpose (``x`` and ``-``): the page sets the typographic signs itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta

from groundforce.presentation.phrases import GRADE_WORDS as GRADE_WORDS
from groundforce.presentation.phrases import STATUS_WORDS as STATUS_WORDS
from groundforce.presentation.phrases import count_in_words as count_in_words
from groundforce.presentation.phrases import sentence_case as sentence_case
from groundforce.quantities import format_distance, format_mass, format_number
from groundforce.training.athlete import Race
from groundforce.training.exercise import Exercise, LoadKind
from groundforce.training.plan import (
    Band,
    Bodyweight,
    Bout,
    Kilograms,
    Load,
    Per,
    PercentOfMaximum,
    PlannedRun,
    Prescription,
    Session,
    SetKind,
    SetPrescription,
)
from groundforce.training.run import RunKind
from groundforce.training.state import PartOfDay
from groundforce.training.strength import Side

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

RUN_WORDS: dict[RunKind, str] = {
    RunKind.EASY: "Easy run",
    RunKind.LONG: "Long run",
    RunKind.TEMPO: "Tempo",
    RunKind.INTERVALS: "Intervals",
    RunKind.RACE: "Race",
    RunKind.RECOVERY: "Recovery run",
}

_SIDE_WORDS = {Side.EACH: " each side", Side.LEFT: " left", Side.RIGHT: " right"}
_PER_WORDS = {Per.TOTAL: "", Per.HAND: " in each hand", Per.SIDE: " each side"}
_TO_FIND = {
    LoadKind.HAND: "a weight in each hand that leaves",
    LoadKind.BAND: "a band that leaves",
    LoadKind.BODYWEIGHT: "bodyweight, leaving",
    LoadKind.NONE: "no added weight, leaving",
}


def day_in_words(day: date, *, year: bool = False) -> str:
    """A date as ``Tue 24 Nov``, with the year where asked.

    >>> day_in_words(date(2026, 11, 24)), day_in_words(date(2026, 11, 24), year=True)
    ('Tue 24 Nov', 'Tue 24 Nov 2026')
    """
    text = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return f"{text} {day.year}" if year else text


def days_in_words(first: date, last: date) -> str:
    """Two dates, both included, without saying the month twice.

    >>> days_in_words(date(2026, 12, 7), date(2026, 12, 13))
    '7-13 Dec'
    >>> days_in_words(date(2026, 11, 30), date(2026, 12, 6))
    '30 Nov - 6 Dec'
    """
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}-{last.day} {MONTHS[last.month - 1]}"
    return f"{first.day} {MONTHS[first.month - 1]} - {last.day} {MONTHS[last.month - 1]}"


def week_in_words(start: date) -> str:
    """The seven days from ``start``.

    >>> week_in_words(date(2026, 12, 7))
    '7-13 Dec'
    """
    return days_in_words(start, start + timedelta(days=6))


def time_in_words(start: time | None, part: PartOfDay | None) -> str:
    """A clock time, else the part of day, else ``any time``.

    >>> time_in_words(time(18, 0), None), time_in_words(None, PartOfDay.MORNING), time_in_words(None, None)
    ('18:00', 'morning', 'any time')
    """
    if start is not None:
        return f"{start:%H:%M}"
    return "any time" if part is None else part.value


def when_in_words(item: PlannedRun | Session) -> str:
    """When on its day a run or session is, and where where it is not the usual place."""
    when = time_in_words(item.start, item.part_of_day)
    place = item.place if isinstance(item, Session) else ""
    return f"{when}, {place}" if place != "" else when


def bouts_in_words(bouts: Sequence[Bout]) -> str:
    """The bouts of one day: how many jumps each.

    >>> bouts_in_words([Bout("b", date(2026, 11, 24), PartOfDay.MORNING, "snap_down", 10)] * 2)
    '10 + 10 jumps'
    """
    return f"{' + '.join(str(one.contacts) for one in bouts)} jumps"


def distance_in_words(metres: float) -> str:
    """A distance [m] by its name where runners have one.

    >>> distance_in_words(21097.5), distance_in_words(42195), distance_in_words(10000)
    ('half marathon', 'marathon', '10 km')
    """
    for named, name in ((21097.5, "half marathon"), (42195.0, "marathon")):
        if abs(metres - named) <= 0.01 * named:
            return name
    return format_distance(metres)


def race_in_words(race: Race) -> str:
    """A race with its name, distance and priority.

    >>> race_in_words(Race(date(2027, 2, 14), 21097.5, name="River Half"))
    'River Half (half marathon, A race)'
    >>> race_in_words(Race(date(2027, 2, 14), 10000))
    '10 km (A race)'
    """
    distance = distance_in_words(race.distance)
    if race.name == "":
        return f"{distance} ({race.priority} race)"
    return f"{race.name} ({distance}, {race.priority} race)"


def amount_in_words(one: SetPrescription) -> str:
    """What is counted in one set: reps, seconds or contacts, and the side.

    >>> amount_in_words(SetPrescription(SetKind.WORK, reps=(4, 6)))
    '4-6'
    >>> amount_in_words(SetPrescription(SetKind.WORK, seconds=40.0, side=Side.EACH))
    '40 s each side'
    """
    side = "" if one.side is None else _SIDE_WORDS[one.side]
    if one.reps is not None:
        low, high = one.reps
        return (f"{low}" if low == high else f"{low}-{high}") + side
    if one.contacts is not None:
        return f"{one.contacts} contacts{side}"
    return f"{format_number(0.0 if one.seconds is None else one.seconds, 0)} s{side}"


def _runs_of(words: list[str]) -> list[tuple[int, str]]:
    runs: list[tuple[int, str]] = []
    for word in words:
        if runs and runs[-1][1] == word:
            runs[-1] = (runs[-1][0] + 1, word)
        else:
            runs.append((1, word))
    return runs


def _tempo(prescription: Prescription) -> str:
    tempos = {one.tempo for one in prescription.work_sets if one.tempo is not None and one.tempo != ""}
    return "".join(f", tempo {each}" if each[0].isdigit() else f", {each}" for each in sorted(tempos))


def sets_in_words(prescription: Prescription) -> str:
    """The work sets of one exercise.

    >>> work = SetPrescription(SetKind.WORK, reps=(4, 6), reps_in_reserve=2)
    >>> sets_in_words(Prescription("back_squat", (work, work, work), rest=180))
    '3 x 4-6'
    """
    runs = _runs_of([amount_in_words(one) for one in prescription.work_sets])
    return ", then ".join(f"{count} x {amount}" for count, amount in runs) + _tempo(prescription)


def _reserve(one: SetPrescription) -> str | None:
    return None if one.reps_in_reserve is None else f"{format_number(one.reps_in_reserve, 1)} in reserve"


def _load(load: Load) -> str:
    match load:
        case Kilograms(kg, per):
            return format_mass(kg) + _PER_WORDS[per]
        case PercentOfMaximum(percent):
            return f"{format_number(percent, 0)} % of your 1RM"
        case Bodyweight(added):
            if added == 0:
                return "bodyweight"
            return f"bodyweight {'+' if added > 0 else '-'} {format_mass(abs(added))}"
        case Band(name):
            return f"{name} band"


def _one_load(one: SetPrescription, kind: LoadKind | None) -> str:
    reserve = _reserve(one)
    if one.load is None:
        if reserve is None:
            return "no added weight"
        find = "a weight that leaves" if kind is None else _TO_FIND.get(kind, "a weight that leaves")
        return f"{find} {reserve}"
    return _load(one.load) if reserve is None else f"{_load(one.load)}, leaving {reserve}"


def _brief_load(one: SetPrescription) -> str:
    parts = (None if one.load is None else _load(one.load), _reserve(one))
    return ", ".join(part for part in parts if part is not None) or "no added weight"


def load_in_words(prescription: Prescription, exercise: Exercise | None = None) -> str:
    """The load of the work sets of one exercise, in words; ``exercise`` says what can be loaded.

    >>> work = SetPrescription(SetKind.WORK, reps=(5, 8), reps_in_reserve=3)
    >>> load_in_words(Prescription("back_squat", (work, work), rest=120))
    'a weight that leaves 3 in reserve'
    >>> work = SetPrescription(SetKind.WORK, reps=(4, 6), load=Kilograms(62.5), reps_in_reserve=2)
    >>> load_in_words(Prescription("back_squat", (work,), rest=180))
    '62.5 kg, leaving 2 in reserve'
    """
    kind = None if exercise is None else exercise.load
    runs = _runs_of([_one_load(one, kind) for one in prescription.work_sets])
    return ", then ".join(text for _, text in runs)


def brief_load(prescription: Prescription) -> str:
    """The load of the work sets as short as it can be said, for a table.

    >>> work = SetPrescription(SetKind.WORK, reps=(5, 8), reps_in_reserve=3)
    >>> brief_load(Prescription("back_squat", (work, work), rest=120))
    '3 in reserve'
    """
    return ", then ".join(text for _, text in _runs_of([_brief_load(one) for one in prescription.work_sets]))


def rest_in_words(seconds: float) -> str:
    """A rest [s] to the second, since half a minute matters.

    >>> rest_in_words(90), rest_in_words(120), rest_in_words(150), rest_in_words(0)
    ('90 s', '2 min', '2 min 30 s', 'none')
    """
    whole = round(seconds)
    if whole == 0:
        return "none"
    minutes, rest = divmod(whole, 60)
    if whole < 120 and rest != 0:
        return f"{whole} s"
    return f"{minutes} min" if rest == 0 else f"{minutes} min {rest} s"


def ramp_set_in_words(one: SetPrescription) -> str:
    """One ramp set.

    >>> ramp_set_in_words(SetPrescription(SetKind.WARM_UP, reps=(5, 5), load=Kilograms(40.0)))
    '5 at 40 kg'
    """
    if one.load is not None:
        return f"{amount_in_words(one)} at {_load(one.load)}"
    return f"{amount_in_words(one)} reps" if one.reps is not None else amount_in_words(one)


def ramp_in_words(prescription: Prescription) -> str:
    """The ramp sets before the work sets; empty where there are none.

    >>> ramp = SetPrescription(SetKind.WARM_UP, reps=(5, 5), load=Kilograms(40.0))
    >>> ramp_in_words(Prescription("back_squat", (ramp, ramp), rest=180))
    '2 x 5 at 40 kg'
    >>> half = SetPrescription(SetKind.WARM_UP, reps=(3, 3), load=Kilograms(50.0))
    >>> ramp_in_words(Prescription("back_squat", (ramp, half), rest=180))
    '5 at 40 kg, 3 at 50 kg'
    """
    ramps = [ramp_set_in_words(one) for one in prescription.sets if one.kind is SetKind.WARM_UP]
    return ", ".join(text if count == 1 else f"{count} x {text}" for count, text in _runs_of(ramps))


def exercise_name(exercise_id: str, exercise: Exercise | None) -> str:
    """The name of an exercise; its id made readable where the catalogue does not hold it.

    >>> exercise_name("single_leg_rdl", None)
    'Single leg rdl'
    """
    if exercise is not None:
        return exercise.name
    return exercise_id.replace("_", " ").replace("-", " ").capitalize()
