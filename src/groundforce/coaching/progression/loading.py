"""The next load of a lift: what the last days allow, what holds it, and the one line that says why.

Every rule gives a most; the lowest decides and gives the reason. Only a day on which every set was met may
raise a load, and then by no more than the growth limits. What a set felt like counts in part, since feeling
is off by two to three reps in many people (Steele 2017); what was lifted counts in full.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from groundforce.coaching.paired_sets import asked_load
from groundforce.coaching.progression import words
from groundforce.coaching.progression.able import able, far_easy, is_easy_lately, spare
from groundforce.coaching.progression.scheme import Scheme, scheme_of
from groundforce.coaching.progression.showing import Showing
from groundforce.evidence import parameter
from groundforce.physiology.proximity_to_failure import halperin2022_reps_left
from groundforce.physiology.repetition_maximum import nuzzo2024_fraction
from groundforce.training.plates import at_most, next_above
from groundforce.training.state import Estimate

_TWO_WEEKS, _WEEK = timedelta(days=14), timedelta(days=7)


@dataclass(frozen=True)
class Most:
    """The most [kg] a rule allows, and its words.

    ``near``: the nearest weight will do, no heavier than the last; ``below``: it has to be less than that.
    ``limit``: it is growth that stops, not what the sets ask for. ``top`` [kg]: what was lifted lately, where
    the load may go back to that.
    """

    kg: float
    text: str
    near: bool = False
    below: bool = False
    limit: bool = False
    top: float = 0.0


@dataclass(frozen=True)
class Setting:
    """What a load is chosen in: the ``day`` it is for, the ``loads`` there are [kg], lightest first.

    ``maximum`` 1RM [kg] where measured or stated; ``trust`` share [-] of a feeling that counts; ``growth``
    [-] a week over what was done; ``limits`` further mosts as (share of the last load, words): pain,
    less work asked for; ``kept`` the same as shares of the best of lately at that effort: a gap, a phase that
    holds. ``longer`` whether sets may grow beyond the reps planned; ``most`` [kg] what is too heavy to be
    true, None where nothing says; ``allowed`` [kg] the most the plan's rules leave, likewise.
    """

    day: date
    loads: tuple[float, ...]
    unit: str
    trust: float
    growth: float
    maximum: Estimate | None = None
    limits: tuple[tuple[float, str], ...] = ()
    longer: bool = True
    most: float | None = None
    kept: tuple[tuple[float, str], ...] = ()
    allowed: float | None = None


@dataclass(frozen=True)
class NextLoad:
    """The next ``kg``; None: to be found by feel. ``reps``: a longer range, where the next weight is far."""

    kg: float | None
    text: str
    reps: tuple[int, int] | None = None


def next_load(days: Sequence[Showing], scheme: Scheme, setting: Setting) -> NextLoad:
    """The load [kg] for ``scheme`` after what ``days`` showed, in order of time; there is at least one.

    Better days never give a lower load: more reps, more left, a heavier bar.
    """
    last = days[-1]
    before = _scheme(last)
    if last.load is None or before is None:
        return NextLoad(None, f"{words.done(last, setting.unit)}; no weight was logged, so find it again.")
    if _is_far_too_easy(days, setting.loads) and not (setting.limits or setting.kept):
        return NextLoad(None, _find_on(last, setting))
    if all(one.amount == 0.0 for one in last.sets):
        return NextLoad(
            None, f"{words.done(last, setting.unit)}; far too heavy: start light and find it again."
        )
    if setting.most is not None and last.load > setting.most:
        return NextLoad(
            None, f"{words.done(last, setting.unit)} looks like a slip of the pen: find it again."
        )
    same = _base(days, scheme)
    chosen = min(
        (*_held(days, scheme, setting), *_raised(days, scheme, same, setting)),
        key=lambda most: most.kg,
    )
    kg = _rounded(chosen, last.load, setting.loads)
    if kg is None:
        return NextLoad(setting.loads[0], f"{chosen.text} The lightest there is is more than that.")
    reps = _longer(scheme, kg, setting) if _free(days, setting) and kg <= last.load + 1e-6 else None
    if reps is not None:
        return NextLoad(kg, _reps_first(last, reps, kg, setting), reps)
    stuck = chosen.kg > same + 1e-6 and kg <= last.load + 1e-6 and scheme == before
    return NextLoad(kg, _too_far(last, kg, setting, chosen.limit) if stuck else chosen.text)


def _base(days: Sequence[Showing], scheme: Scheme) -> float:
    """What goes on at the same effort [kg]: the best of the days in a row that were met, else the last.

    Days that were asked to be lighter, before a race or after one, take nothing from what was there. A day
    that hurt, or was done with clearly less than asked, ends the row: what lies before it says no more.
    """
    last = days[-1]
    good = [last]
    for one in () if _is_less_than_asked(last) else reversed(days[:-1]):
        if _hurt(one):
            break
        lately = (last.day - one.day).days <= parameter("progression_growth_window").value
        if not (last.met and not last.strained and one.met and not one.strained and lately):
            break
        good.append(one)
    return max(
        one.load * scheme.share / before.share
        for one in good
        if one.load is not None and (before := _scheme(one)) is not None
    )


def _hurt(one: Showing) -> bool:
    return one.pain is not None and one.pain > 0.0


def _is_less_than_asked(one: Showing) -> bool:
    """Whether it was done with clearly less than was asked, or with what was found for oneself."""
    if one.load is None or not one.sets:
        return False
    asked = asked_load(one.sets[0].asked, None)
    return asked is None or one.load < parameter("progression_as_asked").value * asked


def _rounded(chosen: Most, last: float, loads: tuple[float, ...]) -> float | None:
    """A load there is: rounded down; a cut to the nearest, lest a coarse rack makes it a big one."""
    down = at_most(loads, chosen.kg)
    if not chosen.near:
        return down
    up = next_above(loads, chosen.kg)
    top = last - 1e-3 if chosen.below else max(last, chosen.top)
    near = up is not None and up <= top + 1e-6 and (down is None or up - chosen.kg <= chosen.kg - down)
    return up if near else down


def _scheme(one: Showing) -> Scheme | None:
    return scheme_of(one.sets[0].asked) if one.sets else None


def _free(days: Sequence[Showing], setting: Setting) -> bool:
    """Whether nothing but the sets themselves keeps the load from rising."""
    held = setting.limits or setting.kept
    return setting.longer and days[-1].met and not days[-1].hard and not held


def _is_far_too_easy(days: Sequence[Showing], loads: tuple[float, ...]) -> bool:
    """Whether the load is so far off that finding it is quicker than stepping up to it.

    So on the first days, where one was met and easier than asked by far and weights lie close enough.
    """
    far = parameter("progression_far_easy").value
    easy = [one.met and (one.reserve_gap is not None and one.reserve_gap <= -far) for one in days]
    hurt = days[-1].pain is not None and days[-1].pain > 0.0
    early = len(days) < parameter("progression_finding_days").value and all(one.finding for one in days)
    return not hurt and early and easy[-1] and _fine(days[-1], loads)


def _fine(last: Showing, loads: tuple[float, ...]) -> bool:
    """Whether the weights lie close enough for a load to be found between them set by set."""
    up = None if last.load is None else next_above(loads, last.load)
    fine = 1.0 + parameter("progression_fine_step").value
    return up is not None and last.load is not None and up <= fine * last.load


def _find_on(last: Showing, setting: Setting) -> str:
    assert last.load is not None
    heavier = next_above(setting.loads, last.load)
    start = last.load if heavier is None else heavier
    asked = last.sets[0].asked_reserve
    return (
        f"{words.done(last, setting.unit)}, easier than the {asked:g} asked for: start at "
        f"{words.weight(start, setting.unit)} and add set by set until {asked:g} are left."
    )


def _held(days: Sequence[Showing], scheme: Scheme, setting: Setting) -> Iterator[Most]:
    """What keeps a load where it is, or takes from it."""
    last, before = days[-1], _scheme(days[-1])
    assert last.load is not None
    assert before is not None
    held = min(last.load * scheme.share / before.share, last.load)
    told = words.done(last, setting.unit)
    for share, text in setting.limits:
        yield Most(held * share, text, near=share < 1.0)
    lately = _lately_lifted(days)
    back = min(_base(days, scheme), lately)
    for share, text in setting.kept:
        shown = min(able(days, setting.trust, scheme) * scheme.lightest_share, lately)
        most = max(held, back) if share < 1.0 or last.strained else max(held, back, shown)
        yield Most(most * share, text, near=share < 1.0, top=lately)
    if last.pain is not None and last.pain > 0.0 and _lately(last, setting):
        yield Most(held, f"{told}, with pain of {last.pain:g}: the weight does not rise.")
    yield from _strained(days, scheme, held, ability(days, setting.trust) * scheme.share, told)
    if not last.short and not last.whole:
        yield Most(held, f"{told}, {words.missing(last)} done: the weight stays until all are.")


def _lately_lifted(days: Sequence[Showing]) -> float:
    """The heaviest bar [kg] of the days that growth is measured over."""
    window = parameter("progression_growth_window").value
    return max(one.load for one in days if one.load is not None and (days[-1].day - one.day).days <= window)


def _lately(last: Showing, setting: Setting) -> bool:
    return (setting.day - last.day).days <= parameter("progression_pain_window").value


def _streak(days: Sequence[Showing]) -> Sequence[Showing]:
    """The strained days in a row up to the last."""
    count = 0
    for one in reversed(days):
        if not one.strained:
            break
        count += 1
    return days[len(days) - count :]


def _strained(
    days: Sequence[Showing], scheme: Scheme, held: float, shown: float, told: str
) -> Iterator[Most]:
    last, streak = days[-1], _streak(days)
    if not streak:
        return
    short = any(one.short for one in streak)
    cut = parameter("progression_back_off" if short else "progression_back_off_effort").value
    far = last.short and last.shortfall >= parameter("progression_far_short").value
    least = _least_text(last)
    if far:
        met = _met_before(days, scheme)
        less = "down to what that day showed" if met <= shown else f"about {100 * cut:.0f} % less"
        text = f"{told}, far short of {least}: {less}."
        yield Most(min(held * (1.0 - cut), max(shown, met)), text, near=True, below=True)
    elif len(streak) >= parameter("progression_strained_days").value:
        what = f"short of {least}" if short else "harder than asked"
        text = f"{told}; {what} {_times(len(streak))} running: about {100 * cut:.0f} % less."
        yield Most(held * (1.0 - cut), text, near=True, below=True)
    else:
        what = f"a set fell short of {least}" if last.short else "harder than asked"
        yield Most(held, f"{told}, {what}: the weight stays.")


def _met_before(days: Sequence[Showing], scheme: Scheme) -> float:
    """The heaviest load [kg] at that effort that was met lately before the last day; 0 where none was."""
    window = timedelta(days=parameter("progression_growth_window").value)
    loads = (
        one.load * min(1.0, scheme.share / before.share)
        for one in days[:-1]
        if one.load is not None and one.met and not one.strained and days[-1].day - one.day <= window
        if (before := _scheme(one)) is not None
    )
    return max(loads, default=0.0)


def _times(count: int) -> str:
    return "twice" if count == 2 else f"{count} times"


def _least_text(one: Showing) -> str:
    return f"{min((each.least for each in one.sets), default=0):g} reps"


def ability(days: Sequence[Showing], trust: float) -> float:
    """The 1RM [kg] that the weakest set of the last day stands for.

    Feeling easier than asked counts by how far it can be trusted: ``trust`` for one day, more where days in a
    row at that load felt so, as for the mean of several measurements (Spearman-Brown). Feeling harder counts
    in full. Only good for loads at reps near those that were done: the same table leads there and back.
    """
    last, alike = days[-1], _alike(days)
    today = _easier(last, last)
    lately = sum(_easier(one, last) for one in alike) / len(alike)
    count = len(alike)
    surplus = today if today < 0.0 else max(trust * today, _reliability(count, trust) * lately)
    found = []
    for each in last.sets:
        to_failure = max(1.0, each.amount + each.asked_reserve + surplus)
        load = 0.0 if each.load is None else each.load
        found.append(load / nuzzo2024_fraction(to_failure))
    return min(found, default=0.0)


def _reliability(count: int, trust: float) -> float:
    return count * trust / (1.0 + (count - 1) * trust)


def _alike(days: Sequence[Showing]) -> Sequence[Showing]:
    """The days in a row up to the last that were met at its load and say how they felt, the last at least."""
    last, count = days[-1], 0
    for one in reversed(days):
        if one.load != last.load or not one.met or one.reserve_gap is None:
            break
        count += 1
    return days[len(days) - max(count, 1) :]


def _easier(one: Showing, last: Showing) -> float:
    """Reps to failure of a day, as felt, beyond the weakest set of the last day and the effort it asked for.

    0 where nothing was told.
    """
    if one.reserve_gap is None:
        return 0.0
    return _felt_to_failure(one) - min(each.amount + each.asked_reserve for each in last.sets)


def _felt_to_failure(one: Showing) -> float:
    """Reps to failure of a day, mean over the sets that tell; people have more left than they say."""
    told = [
        each.amount + (halperin2022_reps_left(each.felt) if each.felt > 0.0 else 0.0)
        for each in one.sets
        if each.felt is not None
    ]
    return float(sum(told) / len(told))


def _raised(days: Sequence[Showing], scheme: Scheme, same: float, setting: Setting) -> Iterator[Most]:
    """What a day on which all was met allows: the wish, and the limits of growth on it."""
    last = days[-1]
    yield _wish(days, scheme, same, setting)
    assert last.load is not None
    step = _step(days, scheme, same, setting)
    growth = _growth(days)
    slower = f"{words.done(last, setting.unit)}; more is there, at most"
    sure = spare(last) * scheme.lightest_share
    text = f"{slower} {100 * growth:g} % over the last time."
    yield Most(max(same * (1.0 + growth), step, sure), text, limit=True)
    if setting.allowed is not None:
        yield Most(setting.allowed, f"{slower} as much as the rules of the plan allow.", limit=True)
    for over, best, floor in _weeks(days, scheme, same, setting):
        up = next_above(setting.loads, best)
        allowed = up if up is not None and up <= step + 1e-6 else 0.0
        text = f"{slower} {100 * setting.growth:g} % over {over}."
        yield Most(max(best * (1.0 + setting.growth), allowed, floor, sure), text, limit=True)


def _growth(days: Sequence[Showing]) -> float:
    early = len(days) < parameter("progression_finding_days").value
    return parameter("progression_growth_finding" if early else "progression_growth").value


def _weeks(
    days: Sequence[Showing], scheme: Scheme, same: float, setting: Setting
) -> Iterator[tuple[str, float, float]]:
    """What growth is measured by, and the least it leaves: the heaviest bar of two weeks, and the best of a
    week and more ago at the same effort."""
    window = timedelta(days=parameter("progression_growth_window").value)
    latest = max(one.day for one in days)
    since = min(setting.day, latest + timedelta(days=1)) - _TWO_WEEKS
    lately = [one.load for one in days if one.load is not None and one.day >= since]
    old = [
        one.load * scheme.share / before.share
        for one in days
        if one.load is not None and setting.day - window <= one.day <= setting.day - _WEEK
        if (before := _scheme(one)) is not None
    ]
    last = days[-1].load
    if lately and last is not None:
        yield "the best of two weeks", max(lately), max(min(same, last), min(same, _lately_lifted(days)))
    if old:
        yield "a week ago", max(old), same


def _wish(days: Sequence[Showing], scheme: Scheme, same: float, setting: Setting) -> Most:
    """The load the sets and the estimate ask for, before any limit; never below the same effort as last."""
    last, told = days[-1], words.done(days[-1], setting.unit)
    stay = Most(same, f"{told}: {_stay(last, scheme)}")
    if last.strained or not last.whole:
        return stay
    shown = able(days, setting.trust, scheme) * scheme.lightest_share
    wishes = [stay, Most(shown, f"{told}, more than asked: up.")]
    step = _step(days, scheme, same, setting)
    if step > same:
        wishes.append(Most(step, f"{told}, all sets met: one step up, reps back down."))
    found = setting.maximum
    if found is None:
        return max(wishes, key=lambda one: one.kg)
    of_state = (
        f"{told}; your sets so far stand for a maximum of {words.weight(round(found.value), setting.unit)}"
    )
    wishes.append(Most(_careful(found) * scheme.share, f"{of_state}: up."))
    best = max(wishes, key=lambda one: one.kg)
    most = max(same, found.high * scheme.lightest_share)
    if best.kg <= most or is_easy_lately(days):
        return best
    return Most(most, f"{of_state}, which leaves no room for more.")


def _stay(last: Showing, scheme: Scheme) -> str:
    before = _scheme(last)
    if before is not None and (before.low, before.high, before.reserve) != (
        scheme.low,
        scheme.high,
        scheme.reserve,
    ):
        return f"the same effort for {scheme.low}-{scheme.high} reps with {scheme.reserve:g} left."
    return "the same weight; a rep more where it leaves as many."


def _careful(found: Estimate) -> float:
    """The maximum [kg] loads are set from: the estimate, some way towards the low end of its interval."""
    return found.value - parameter("progression_caution").value * (found.value - found.low)


def _step(days: Sequence[Showing], scheme: Scheme, same: float, setting: Setting) -> float:
    """The next weight there is [kg] where it has been earned, else 0.

    Earned is: the low end of the reps is likely with more weight, and every set was at the top of its reps or
    that weight is the nearest to what the days and the estimate of the maximum stand for; or far more than
    asked was left at the top twice running.
    """
    last, up = days[-1], next_above(setting.loads, same)
    if up is None or not last.met or last.hard:
        return 0.0
    careful = 0.0 if setting.maximum is None else _careful(setting.maximum)
    most = max(able(days, setting.trust, scheme), careful)
    likely = up <= most * scheme.step_share + 1e-6
    nearest = up - most * scheme.lightest_share <= most * scheme.lightest_share - same + 1e-6
    earned = (likely and (last.topped or nearest)) or (last.topped and far_easy(days))
    return up if earned else 0.0


def _longer(scheme: Scheme, kg: float, setting: Setting) -> tuple[int, int] | None:
    """The reps up to which to go with ``kg`` before the next weight, where the range ends before them.

    They are the same however long the range was made already.
    """
    up = next_above(setting.loads, kg)
    if up is None or scheme.high == scheme.low or kg <= 0.0:
        return None
    wanted = scheme.step_share * kg / up
    most = int(parameter("progression_most_reps").value)
    enough = (
        reps for reps in range(scheme.low + 1, most) if nuzzo2024_fraction(reps + scheme.reserve) <= wanted
    )
    reps = next(enough, most)
    return (scheme.low, reps) if reps >= scheme.high else None


def _too_far(last: Showing, kg: float, setting: Setting, limit: bool) -> str:
    up = next_above(setting.loads, kg)
    told = words.done(last, setting.unit)
    if limit and up is not None:
        return f"{told}; {words.weight(up, setting.unit)} would be too fast: the same once more."
    if up is None:
        return f"{told}; the heaviest there is."
    if not last.topped:
        return f"{told}: the same weight; a rep more where it leaves as many."
    return f"{told}; the next weight, {words.weight(up, setting.unit)}, is too far yet: the same again."


def _reps_first(last: Showing, reps: tuple[int, int], kg: float, setting: Setting) -> str:
    up = next_above(setting.loads, kg)
    assert up is not None
    return (
        f"{words.done(last, setting.unit)}; up to {reps[1]} reps with {words.weight(kg, setting.unit)}, "
        f"then {words.weight(up, setting.unit)}."
    )
