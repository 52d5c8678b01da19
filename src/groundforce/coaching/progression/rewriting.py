"""One prescription with its next load, reps, seconds or contacts, and the line that says why."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from groundforce.coaching.progression import words
from groundforce.coaching.progression.course import Course, since
from groundforce.coaching.progression.loading import NextLoad, Setting, next_load
from groundforce.coaching.progression.other import (
    next_band,
    next_body,
    next_contacts,
    next_hold,
    next_top,
)
from groundforce.coaching.progression.scheme import Scheme, scheme_of
from groundforce.coaching.progression.showing import planned_kilograms
from groundforce.planner.check.dose import contacts, is_heavy, is_leg, one_repetition_maximum
from groundforce.planner.search.loads import BAND_HELPS
from groundforce.training.exercise import Exercise, LoadKind
from groundforce.training.plan import (
    Band,
    Bodyweight,
    Kilograms,
    Load,
    Per,
    Prescription,
    Session,
    SetKind,
    SetPrescription,
)
from groundforce.training.plates import at_most, loads_of, next_above
from groundforce.training.session_time import session_seconds

PER = {LoadKind.TOTAL: Per.TOTAL, LoadKind.HAND: Per.HAND, LoadKind.SINGLE: Per.TOTAL}
RAMP = ((0.5, 5), (0.7, 3), (0.85, 2))
"""(share of the work load, reps) of the ramp sets up to a known load"""
Change = Callable[[SetPrescription], SetPrescription]


@dataclass
class Writer:
    """Writes the sessions of a course in order of time; the first of an exercise decides for the later ones.

    ``first`` is the day it was decided on; ``kilograms`` what was decided, with the scheme; ``jumps`` what
    is to be done of jumps so far, ``written`` the heaviest load [kg] of each day of a lift.
    """

    course: Course
    first: dict[str, date] = field(default_factory=dict)
    kilograms: dict[str, tuple[float, Scheme]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    loads: dict[str, Load] = field(default_factory=dict)
    tops: dict[str, int] = field(default_factory=dict)
    jumps: list[tuple[date, int, int]] = field(default_factory=list)
    written: dict[str, list[tuple[date, float]]] = field(default_factory=dict)

    def with_course(self, course: Course) -> Writer:
        """A writer that knows the same, for a course."""
        return Writer(
            course,
            dict(self.first),
            dict(self.kilograms),
            dict(self.seconds),
            dict(self.loads),
            dict(self.tops),
            list(self.jumps),
            {name: list(days) for name, days in self.written.items()},
        )

    def session(self, one: Session) -> Session:
        """A session with every prescription that the log has something to say on written anew."""
        written = self._with_ramps(tuple(self._written(each, one) for each in one.prescriptions))
        self._remember_jumps(one.date, written)
        return self._of(one, written)

    def held(self, one: Session) -> Session:
        """A session as planned, with ramp sets where the maxima known by now make a load heavy."""
        return self._of(one, self._with_ramps(one.prescriptions))

    def _of(self, one: Session, written: tuple[Prescription, ...]) -> Session:
        if [each.sets for each in written] == [each.sets for each in one.prescriptions]:
            return one if written == one.prescriptions else replace(one, prescriptions=written)
        minutes = self.course.problem.constant("warm_up_minutes")
        known = [each for each in written if each.exercise in self.course.catalogue]
        needed = session_seconds(known, self.course.catalogue, minutes)
        return replace(one, prescriptions=written, duration=needed)

    def _with_ramps(self, written: tuple[Prescription, ...]) -> tuple[Prescription, ...]:
        """Ramp sets for the first lift that its load makes heavy, where it has none."""
        course = self.course
        for place, one in enumerate(written):
            exercise = course.catalogue.get(one.exercise)
            if exercise is None or not is_leg(exercise):
                continue
            maximum = one_repetition_maximum(exercise, course.problem, course.catalogue)
            kilograms = [each for each in one.work_sets if isinstance(each.load, Kilograms)]
            if any(is_heavy(each, exercise, maximum, course.problem) for each in kilograms):
                known = any(each.kind is SetKind.WARM_UP for each in one.sets)
                loads = loads_of(exercise, course.problem.equipment, course.plates)
                ramped = one if known or not loads else _ramped_anew(one, loads)
                return (*written[:place], ramped, *written[place + 1 :])
        return written

    def _written(self, one: Prescription, session: Session) -> Prescription:
        exercise = self.course.catalogue.get(one.exercise)
        if exercise is None or not one.work_sets:
            return one
        if exercise.tier > 0:
            return self._jump(one, exercise, session)
        days = self.course.days(one.exercise)
        if not days:
            return self._undone(one, exercise)
        one = self._less(one, session)
        work = one.work_sets[0]
        if work.seconds is not None:
            found = self._hold(one, exercise, session)
        elif work.reps is None:
            return one
        elif exercise.load in PER and not isinstance(work.load, Bodyweight):
            found = self._loaded(one, exercise, session)
        else:
            found = self._body(one, exercise, session)
        self.first.setdefault(one.exercise, session.date)
        return found

    def _undone(self, one: Prescription, exercise: Exercise) -> Prescription:
        """What stands beside a lift nobody has logged yet."""
        unit = self.course.plates.unit
        known = self.course.problem.maximum(one.exercise)
        if known is not None and planned_kilograms(one) is not None:
            text = f"Not logged yet: from a maximum of {words.weight(known.value, unit)}, {known.source}."
            return replace(one, load_why=text)
        work = one.work_sets[0]
        loads = loads_of(exercise, self.course.problem.equipment, self.course.plates)
        if work.load is not None or exercise.load not in PER or not loads:
            return one
        if work.reps is None or work.reps_in_reserve is None:
            return one
        left = f"{work.reps_in_reserve:g}"
        text = (
            f"No weight known yet: start with {words.weight(loads[0], unit)}, add weight set by set until "
            f"{work.reps[0]} reps leave {left}, and stay there. No maximum is tested."
        )
        return replace(one, load_why=text)

    def _less(self, one: Prescription, session: Session) -> Prescription:
        """Fewer sets where less is asked for, or where it was done too long ago to count as known."""
        last = self.course.days(one.exercise)[-1]
        most = len(one.work_sets)
        less = self.course.lessened(session)
        if less is not None:
            most = min(most, max(1, math.ceil(less.sets * last.asked)))
        problem = self.course.problem
        again = one.exercise not in self.first and self.course.is_long_ago(one.exercise, session)
        if again:
            most = min(most, int(problem.constant("introductory_sets")))
        least = problem.constant("introductory_reps_in_reserve") if again else 0.0
        kept, count = [], 0
        for each in one.sets:
            count += each.kind is SetKind.WORK
            if each.kind is SetKind.WARM_UP or count <= most:
                kept.append(each)
        fewer = one if len(kept) == len(one.sets) else replace(one, sets=tuple(kept))
        return _changed(fewer, lambda each: _with_reserve(each, least))

    def _loaded(self, one: Prescription, exercise: Exercise, session: Session) -> Prescription:
        loads = loads_of(exercise, self.course.problem.equipment, self.course.plates)
        if not loads:
            return one
        found: dict[Scheme, NextLoad] = {}
        changed = []
        for each in one.work_sets:
            scheme = scheme_of(each)
            assert scheme is not None
            if scheme not in found:
                found[scheme] = self._kilograms(one.exercise, scheme, exercise, session, loads)
            kg, reps = found[scheme].kg, found[scheme].reps
            load = None if kg is None else Kilograms(kg, _per(each, exercise))
            changed.append(_with(each, load, each.reps if reps is None else reps))
        work = iter(changed)
        sets = tuple(next(work) if each.kind is SetKind.WORK else each for each in one.sets)
        text = next(iter(found.values())).text
        heaviest = max((each.load.kg for each in changed if isinstance(each.load, Kilograms)), default=None)
        if heaviest is not None:
            self.written.setdefault(one.exercise, []).append((session.date, heaviest))
        return replace(one, sets=_ramped(sets, loads), load_why=text)

    def _kilograms(
        self, name: str, scheme: Scheme, exercise: Exercise, session: Session, loads: tuple[float, ...]
    ) -> NextLoad:
        """The load of one scheme: decided on the first day, carried to the later ones at the same effort."""
        limits = tuple(self.course.limits(exercise, session))
        if name in self.first and name in self.kilograms:
            return self._carried(name, scheme, session.date, loads, limits)
        kept = tuple(self.course.kept(exercise, session))
        setting = replace(
            self._setting(name, session, loads, limits),
            kept=kept,
            allowed=self.course.allowed(exercise, session, scheme),
        )
        days = self.course.days(name, scheme)
        found = next_load(days, scheme, setting)
        if found.kg is not None and name not in self.kilograms:
            passing = any(share < 1.0 for share, _text in (*limits, *kept))
            # What is less for a while is not what later weeks go on from.
            held, back = (tuple((1.0, text) for _share, text in these) for these in (limits, kept))
            whole = replace(setting, limits=held, kept=back)
            later = next_load(days, scheme, whole).kg if passing else found.kg
            self.kilograms[name] = (found.kg if later is None else later, scheme)
        return found

    def _carried(
        self,
        name: str,
        scheme: Scheme,
        day: date,
        loads: tuple[float, ...],
        limits: tuple[tuple[float, str], ...],
    ) -> NextLoad:
        kg, before = self.kilograms[name]
        growth = self.course.problem.constant("load_growth")
        most = min(kg * scheme.share / before.share, kg * (1.0 + growth), self._limit(name, day, loads))
        text = since(self.first[name])
        for share, why in limits:
            if share < 1.0 and kg * share < most:
                most, text = kg * share, why
        carried = at_most(loads, most)
        return NextLoad(loads[0] if carried is None else carried, text)

    def _limit(self, name: str, day: date, loads: tuple[float, ...]) -> float:
        """The heaviest load [kg] after the days written so far, as the plan's rules see it."""
        problem, written = self.course.problem, self.written.get(name, [])
        if not written:
            return math.inf
        end = min(day, written[-1][0] + timedelta(days=1))
        best = max(kg for one, kg in written if one >= end - timedelta(days=14))
        first = day.toordinal() - int(problem.constant("load_memory"))
        lately = [kg for one, kg in written if one.toordinal() >= first]
        lately.append(self.course.history.heaviest(name, first, day.toordinal()))
        return max(best * (1.0 + problem.constant("load_growth")), next_above(loads, best) or best, *lately)

    def _setting(
        self,
        name: str,
        session: Session,
        loads: tuple[float, ...],
        limits: tuple[tuple[float, str], ...],
    ) -> Setting:
        course = self.course
        return Setting(
            session.date,
            loads,
            course.plates.unit,
            course.trust,
            course.problem.constant("load_growth"),
            course.maxima.get(name),
            limits,
            session.id not in course.full,
            course.unbelievable(name),
        )

    def _hold(self, one: Prescription, exercise: Exercise, session: Session) -> Prescription:
        if one.exercise in self.first:
            seconds, text = self.seconds[one.exercise], since(self.first[one.exercise])
        else:
            limits = self.course.stops(exercise, session)
            if session.id in self.course.full:
                limits.append("The session has no minutes for longer holds.")
            found = next_hold(self.course.days(one.exercise), _harder(exercise, self.course), limits)
            seconds, text = found.seconds, found.text
            self.seconds[one.exercise] = seconds
        return replace(_changed(one, lambda each: replace(each, seconds=seconds)), load_why=text)

    def _body(self, one: Prescription, exercise: Exercise, session: Session) -> Prescription:
        name = one.exercise
        if name in self.first:
            load, text = self.loads[name], since(self.first[name])
            body = _changed(one, lambda each: _with(each, load, each.reps))
            return replace(self._topped(body, session), load_why=text)
        course, days = self.course, self.course.days(name)
        limits = course.stops(exercise, session)
        now = one.work_sets[0].load
        if isinstance(now, Band):
            used = days[-1].sets[0].asked.load
            band, helps = used if isinstance(used, Band) else now, name in BAND_HELPS
            found = next_band(days, band, helps, _harder(exercise, course), limits)
        else:
            added = loads_of(exercise, course.problem.equipment, course.plates)
            can = added if exercise.load is LoadKind.BODYWEIGHT else (0.0,)
            harder = _harder(exercise, course)
            found = next_body(days, can, harder, limits, course.plates.unit)
        self.loads[name] = found.load
        reps = one.work_sets[0].reps
        if reps is not None and not limits and not exercise.overloaded_eccentric:
            self.tops[name] = next_top(days, reps, course.trust)
        body = _changed(one, lambda each: _with(each, found.load, each.reps))
        return replace(self._topped(body, session), load_why=found.text)

    def _topped(self, one: Prescription, session: Session) -> Prescription:
        """A prescription with the higher top of its reps that was decided, where there are minutes for it."""
        top = 0 if session.id in self.course.full else self.tops.get(one.exercise, 0)

        def longer(each: SetPrescription) -> SetPrescription:
            reps = each.reps
            return each if reps is None or reps[1] >= top else replace(each, reps=(reps[0], top))

        return _changed(one, longer)

    def _jump(self, one: Prescription, exercise: Exercise, session: Session) -> Prescription:
        """Never more contacts than planned; fewer where the log or pain says so."""
        course = self.course
        sore = course.pain(exercise)
        pain = "" if sore is None else f"Pain at the {sore.site} ({sore.worst:g} of 10): half the jumps."
        days = course.days(one.exercise)
        if not pain and days and days[-1].pain is not None and days[-1].pain > 0.0:
            pain = f"{words.done(days[-1], course.plates.unit)}, with pain: half the jumps."
        done = course.jumps if pain else (*course.jumps, *self.jumps)
        problem = course.problem
        found = next_contacts(
            done,
            exercise.tier,
            problem.constant("contacts_growth"),
            pain,
            int(problem.constant("contacts_start_low")),
            course.running_grows(session.date),
            ahead=bool(self.jumps) and not pain,
        )
        planned = contacts(one, exercise)
        if found is None or not course.jumps:
            return one
        if planned <= found.most:
            return replace(one, load_why=found.text)
        share = found.most / planned
        return replace(_changed(one, lambda each: _fewer(each, share)), load_why=found.text)

    def _remember_jumps(self, day: date, written: tuple[Prescription, ...]) -> None:
        known = [
            (one, self.course.catalogue[one.exercise])
            for one in written
            if one.exercise in self.course.catalogue
        ]
        jumps = [(contacts(one, exercise), exercise.tier) for one, exercise in known if exercise.tier > 0]
        if jumps:
            self.jumps.append((day, sum(count for count, _ in jumps), max(tier for _, tier in jumps)))


def _per(one: SetPrescription, exercise: Exercise) -> Per:
    return one.load.per if isinstance(one.load, Kilograms) else PER[exercise.load]


def _with_reserve(one: SetPrescription, least: float) -> SetPrescription:
    if one.reps is None or one.reps_in_reserve is None or one.reps_in_reserve >= least:
        return one
    return replace(one, reps_in_reserve=least)


def _fewer(one: SetPrescription, share: float) -> SetPrescription:
    """A set of jumps with a share of its contacts, one at least."""
    if one.contacts is not None:
        return replace(one, contacts=max(1, math.floor(one.contacts * share + 1e-9)))
    if one.reps is None:
        return one
    most = max(1, math.floor(one.reps[1] * share + 1e-9))
    return replace(one, reps=(min(one.reps[0], most), most))


def _changed(one: Prescription, change: Change) -> Prescription:
    """A prescription with every work set changed."""
    sets = tuple(change(each) if each.kind is SetKind.WORK else each for each in one.sets)
    return one if sets == one.sets else replace(one, sets=sets)


def _with(one: SetPrescription, load: Load | None, reps: tuple[int, int] | None) -> SetPrescription:
    """The set with a load and reps; itself where it has them."""
    return one if (one.load, one.reps) == (load, reps) else replace(one, load=load, reps=reps)


def _ramped_anew(one: Prescription, loads: tuple[float, ...]) -> Prescription:
    """A prescription with two ramp sets before its work sets."""
    work = one.work_sets[0]
    ramps = tuple(
        SetPrescription(SetKind.WARM_UP, (reps, reps), load=work.load, side=work.side)
        for _, reps in RAMP[-2:]
    )
    return replace(one, sets=_ramped((*ramps, *one.sets), loads))


def _ramped(sets: tuple[SetPrescription, ...], loads: tuple[float, ...]) -> tuple[SetPrescription, ...]:
    """The same sets with ramp sets that lead to the work load, where that is known."""
    work = [each.load for each in sets if each.kind is SetKind.WORK and isinstance(each.load, Kilograms)]
    ramps = [each for each in sets if each.kind is SetKind.WARM_UP]
    if not work or not 0 < len(ramps) <= len(RAMP):
        return sets
    top = max(work, key=lambda load: load.kg)
    lead = iter(RAMP[len(RAMP) - len(ramps) :])

    def ramped(one: SetPrescription) -> SetPrescription:
        share, reps = next(lead)
        kg = at_most(loads, share * top.kg)
        return _with(one, Kilograms(loads[0] if kg is None else kg, top.per), (reps, reps))

    return tuple(ramped(each) if each.kind is SetKind.WARM_UP else each for each in sets)


def _harder(exercise: Exercise, course: Course) -> str | None:
    """The name of the version it prepares for that the runner can do; None where there is none."""
    known: Mapping[str, Exercise] = course.catalogue
    limits = course.problem.limits
    fitting = [
        known[name]
        for name in exercise.prepares
        if name in known
        and known[name].pattern is exercise.pattern
        and known[name].possible_with(course.problem.equipment)
        and name not in limits.excluded
        and not limits.problems & set(known[name].aggravates)
    ]
    found = min(fitting, key=lambda one: (one.skill, one.id), default=None)
    return None if found is None else found.name.lower()
