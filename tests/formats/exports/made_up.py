"""Vendors' exports made for the tests: layouts as they are known, activities of nobody."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.formats.fit_files import START, add_session, writer

ENGLISH = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,"
    "Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,"
    "Bike Weight,Elapsed Time,Moving Time,Distance,Max Speed,Average Speed,Elevation Gain,Elevation Loss,"
    "Elevation Low,Elevation High,Max Grade,Average Grade,Average Positive Grade,Average Negative Grade,"
    "Max Cadence,Average Cadence,Max Heart Rate,Average Heart Rate,Max Watts,Average Watts,Calories,"
    "Max Temperature,Average Temperature,Relative Effort,Total Work,Number of Runs,Uphill Time,"
    "Downhill Time,Other Time,Perceived Exertion,Type,Start Time,Total Weight Lifted,Media"
).split(",")
SPANISH = (
    "Id. de actividad,Fecha de la actividad,Nombre de la actividad,Tipo de actividad,"
    "Descripción de la actividad,Tiempo transcurrido,Distancia,Ritmo cardíaco máx.,Esfuerzo relativo,"
    "Viaje al trabajo,Nota privada de actividad,Equipamiento de la actividad,Nombre de archivo,"
    "Peso del atleta,Peso de la bicicleta,Tiempo transcurrido,Tiempo en movimiento,Distancia,"
    "Velocidad máxima,Velocidad promedio,Desnivel positivo,Desnivel negativo,Desnivel bajo,Desnivel alto,"
    "Grado máximo,Pendiente promedio,Grado positivo promedio,Grado negativo promedio,Cadencia máx.,"
    "Cadencia promedio,Ritmo cardíaco máx.,Ritmo cardíaco promedio,Máx. de vatios,Vatios promedio,Calorías,"
    "Temperatura máx.,Temperatura promedio,Esfuerzo relativo,Esfuerzo total,Cantidad de carreras,"
    "Tiempo de ascenso,Tiempo de descenso,Otro tiempo,Esfuerzo Percibido,Tipo,Hora de inicio"
).split(",")
GERMAN = [
    "Aktivitäts-ID", "Aktivitätsdatum", "Name der Aktivität", "Aktivitätsart", "Aktivitätsbeschreibung",
    "Verstrichene Zeit", "Distanz", "Max. Herzfrequenz", *(f"Spalte {n}" for n in range(8, 11)),
    "Ausrüstung", "Dateiname", "Gewicht", "Radgewicht", "Verstrichene Zeit", "Bewegungszeit", "Distanz",
    *(f"Spalte {n}" for n in range(18, 30)), "Max. Herzfrequenz", "Durchschnittliche Herzfrequenz",
    *(f"Spalte {n}" for n in range(32, 43)), "Gefühlte Anstrengung",
]  # fmt: skip
"""German headings where they matter; tables were not at hand."""
OLD = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,"
    "Commute,Activity Gear,Filename"
).split(",")
PLACES = {
    "id": 0, "date": 1, "title": 2, "kind": 3, "text": 4, "shown_elapsed": 5, "shown_distance": 6, "gear": 11,
    "file": 12, "elapsed": 15, "moving": 16, "distance": 17, "gain": 20, "loss": 21, "max_heart_rate": 30,
    "mean_heart_rate": 31, "effort": 43,
}  # fmt: skip
RUN = {
    "id": "101", "date": "Apr 30, 2026, 7:00:00 AM", "title": "Morning, with \"hills\"", "kind": "Run",
    "text": "two\nlines", "shown_elapsed": "3725", "shown_distance": "10.02", "gear": "Blue shoes",
    "elapsed": "3725.0", "moving": "3600.0", "distance": "10020.5", "gain": "120.0", "loss": "-0.3",
    "max_heart_rate": "181.0", "mean_heart_rate": "152.5", "effort": "6.0",
}  # fmt: skip
LIFTED = {
    "id": "102", "date": "May 1, 2026, 12:05:00 AM", "title": "Legs", "kind": "Weight Training",
    "shown_elapsed": "2700", "shown_distance": "0", "elapsed": "2700.0", "moving": "2700.0",
    "distance": "0.0",
}  # fmt: skip


def strava_csv(
    *rows: Mapping[str, str], headings: Sequence[str] = tuple(ENGLISH), delimiter: str = ","
) -> bytes:
    """A table of activities; cells by the names of PLACES."""
    out = io.StringIO()
    table = csv.writer(out, delimiter=delimiter)
    table.writerow(headings)
    for row in rows:
        cells = [""] * len(headings)
        for key, text in row.items():
            cells[PLACES[key]] = text
        table.writerow(cells)
    return out.getvalue().encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """These files as a zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def written(path: Path, data: bytes) -> Path:
    """The path, with these bytes in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def fit(start: int = START, sport: int = 1, seconds: int = 60, sub_sport: int = 0) -> bytes:
    """A FIT activity of one sample a second."""
    made = writer()
    for second in range(seconds):
        made.add("record", timestamp=start + second, heart_rate=140, distance=3.0 * second, cadence=85)
    add_session(made, start, float(seconds), sport=sport, sub_sport=sub_sport)
    return made.finish()


def monitoring(number: int) -> bytes:
    """A FIT file of a day's monitoring, as Garmin's export is full of."""
    made = type(writer())()
    made.add("file_id", type=32, manufacturer=1, product=7, serial_number=number, time_created=START + number)
    return made.finish()


GARMIN_RUN: dict[str, Any] = {
    "activityId": 9001, "name": "Town loop", "activityType": "running", "sportType": "RUNNING",
    "startTimeGmt": START * 1000.0, "startTimeLocal": (START + 7200) * 1000.0, "duration": 60_000.0,
    "elapsedDuration": 65_000.0, "distance": 18_000.0, "elevationGain": 1250.0, "avgSpeed": 0.3,
    "avgHr": 141.0, "maxHr": 150.0,
}  # fmt: skip


def summaries(*rows: object) -> bytes:
    """A file of summarized activities."""
    return json.dumps([{"summarizedActivitiesExport": list(rows)}]).encode()


DTD = (
    "<!DOCTYPE HealthData [\n<!-- HealthKit Export Version: 14 -->\n"
    "<!ELEMENT HealthData (ExportDate,Me,(Record|Workout)*)>\n"
    "<!ATTLIST HealthData\n  locale CDATA #REQUIRED\n>\n]>\n"
)


def health(*entries: str, prolog: str = DTD) -> bytes:
    """An ``export.xml`` with these entries."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{prolog}<HealthData locale="en_GB">\n'
        '<ExportDate value="2026-06-01 09:00:00 +0100"/>\n' + "\n".join(entries) + "\n</HealthData>\n"
    ).encode()


def workout(kind: str = "Running", inner: str = "", **attributes: str) -> str:
    """A workout of half an hour from 2026-05-01 18:00 at +01:00, unless ``attributes`` say otherwise."""
    given = {
        "workoutActivityType": f"HKWorkoutActivityType{kind}",
        "duration": "30",
        "durationUnit": "min",
        "sourceName": "A watch",
        "startDate": "2026-05-01 18:00:00 +0100",
        "endDate": "2026-05-01 18:32:00 +0100",
    } | attributes
    said = " ".join(f'{key}="{value}"' for key, value in given.items())
    return f"<Workout {said}>{inner}</Workout>"


def record(kind: str) -> str:
    """One measurement."""
    return (
        f'<Record type="HKQuantityTypeIdentifier{kind}" sourceName="A watch" unit="count/min" '
        'startDate="2026-05-01 18:00:00 +0100" endDate="2026-05-01 18:00:00 +0100" value="61"/>'
    )
