"""Jump formulas and the battery's errors against published lab data; skipped where it is not there.

The files lie in ``lab-jumps`` of the shared data; its MANIFEST names their repositories.
"""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from groundforce.physiology.power.force import linthorne2001_impulse_jump_height
from groundforce.physiology.power.jump import GRAVITY, bosco1983_jump_height
from groundforce.training.battery.load import battery
from tests.devices import device_folder

Floats = NDArray[np.float64]
QUIET, STILL = 0.25, 3.0
"""s of standing still before a jump, and its largest SD [N], for a trial to count"""


@pytest.fixture(scope="module")
def folder() -> Path:
    return device_folder("lab-jumps")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def plate_force(path: Path) -> tuple[float, Floats]:
    """Sampling rate [1/s] and vertical force of both plates together [N]."""
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
        table = list(csv.reader(file))
    at = {name: place for place, name in enumerate(table[6])}
    places = (at["time"], at["ground_force1_vy"], at["ground_force2_vy"])
    values = np.array([[float(row[one] or 0.0) for one in places] for row in table[7:] if row and row[0]])
    return 1.0 / float(np.median(np.diff(values[:, 0]))), values[:, 1] + values[:, 2]


def heights(rate: float, force: Floats) -> list[tuple[float, float]]:
    """(from flight time, from impulse) of every jump that starts from standing still."""
    change = np.diff((force < 20.0).astype(int))
    offs, backs = np.flatnonzero(change == 1) + 1, np.flatnonzero(change == -1) + 1
    window, found = int(QUIET * rate), []
    for off in offs:
        after = backs[backs > off]
        if len(after) == 0 or not 0.15 < (after[0] - off) / rate < 0.9:
            continue
        starts = range(max(0, off - int(3 * rate)), off - int(0.15 * rate) - window, 10)
        still = min(starts, key=lambda start: float(force[start : start + window].std()))
        if force[still : still + window].std() > STILL:
            continue
        trial = force[still:off]
        mass = float(trial[:window].mean()) / GRAVITY
        moved = np.abs(trial - trial[:window].mean()) > 5.0 * STILL
        begin = still + int(np.flatnonzero(moved)[0])
        impulse = linthorne2001_impulse_jump_height(force[begin:off], rate, mass)
        found.append((bosco1983_jump_height((after[0] - off) / rate), impulse))
    return found


def test_flight_time_and_force_plate_impulse_agree_on_squat_jumps(folder: Path) -> None:
    """Three people on two force plates at 1000 Hz: at least 5 clean jumps, mean difference within 2 cm."""
    files = sorted(folder.glob("acl_squatjump__*.csv.gz"))
    pairs = np.array([pair for file in files for pair in heights(*plate_force(file))])
    difference = pairs[:, 0] - pairs[:, 1]
    print(f"{len(pairs)} jumps, bias {difference.mean():.4f} m, SD {difference.std(ddof=1):.4f} m")
    assert len(pairs) >= 5
    assert abs(difference.mean()) < 0.02
    assert difference.std(ddof=1) < 0.03


def trials(folder: Path, session: int, device: str) -> Floats:
    """Jump heights [m] by person and try of one device on one day."""
    table = rows(folder / f"jumpagreement__data_collection_s{session}.csv")
    columns = [name for name in table[0] if name.startswith(f"sess{session}_{device}_")]
    return np.array([[float(row[name]) / 100.0 for name in columns] for row in table])


def test_a_phone_reads_the_height_of_light_beams_without_bias_but_with_scatter(folder: Path) -> None:
    """20 people, two days, three tries, phone video against light beams: bias under 1 cm, limits under 6."""
    pairs = [(trials(folder, day, "mj"), trials(folder, day, "opto")) for day in (1, 2)]
    difference = np.concatenate([(phone - beams).ravel() for phone, beams in pairs])
    print(f"bias {difference.mean():.4f} m, limits of agreement {1.96 * difference.std(ddof=1):.4f} m")
    assert abs(difference.mean()) < 0.01
    assert 0.02 < 1.96 * difference.std(ddof=1) < 0.06


@pytest.mark.parametrize("device", ["opto", "mj"])
def test_the_battery_is_as_exact_as_it_says_from_day_to_day(folder: Path, device: str) -> None:
    """Typical error of the mean of three tries from day to day: that of the battery to a factor of 1.5."""
    first, second = (trials(folder, day, device).mean(axis=1) for day in (1, 2))
    seen = float(np.std(second - first, ddof=1)) / np.sqrt(2.0) / float(np.mean([first, second]))
    share = battery()["countermovement_jump"].error.share
    assert share is not None
    said = share * np.sqrt(0.5 + 0.5 / 3.0)
    print(f"{device}: {seen:.3f} of the height seen, {said:.3f} said")
    assert said / 1.5 < seen < said * 1.5


def test_young_jumpers_results_are_plausible_to_the_battery(folder: Path) -> None:
    table = rows(folder / "maturjump__data.csv")
    for column, scale, name in (("CMJ", 100.0, "countermovement_jump"), ("DJ", 1.0, "drop_jump")):
        values = np.array([float(row[column]) / scale for row in table if row[column] not in ("", "NA")])
        low, high = battery()[name].plausible
        assert len(values) > 700
        assert np.all((values >= low) & (values <= high))


def test_triple_hop_and_vertical_jump_share_what_hamilton_2008_reports(folder: Path) -> None:
    """Hamilton 2008 (10.4085/1062-6050-43.2.144): r squared 0.695; 38 of 40 points digitised, to 0.02."""
    table = rows(folder / "hopjump__hop_jump.csv")
    hop, jump = (np.array([float(row[name]) for row in table]) for name in ("triple", "vertical"))
    assert np.corrcoef(hop, jump)[0, 1] ** 2 == pytest.approx(0.695, abs=0.02)
