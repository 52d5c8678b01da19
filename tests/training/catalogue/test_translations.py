"""Names as apps write them in German, Spanish, French, Italian and Portuguese. Checked by hand."""

from __future__ import annotations

import pytest

from groundforce.training.catalogue import resolve

MEANT = {
    "Kniebeuge (Langhantel)": "back_squat",
    "Kniebeugen": "back_squat",
    "Frontkniebeuge (Langhantel)": "front_squat",
    "Bulgarische Kniebeugen (Kurzhantel)": "bulgarian_split_squat",
    "Kreuzheben (Langhantel)": "deadlift",
    "Sumo Kreuzheben": "sumo_deadlift",
    "Rumänisches Kreuzheben (Langhantel)": "romanian_deadlift",
    "Rumänisches Kreuzheben (Kurzhanteln)": "romanian_deadlift_dumbbell",
    "Einbeiniges Rumänisches Kreuzheben (Kurzhantel)": "romanian_deadlift_single_leg",
    "Hip Thrust (Langhantel)": "hip_thrust",
    "Beinpresse (Maschine)": "leg_press",
    "Beinstrecker (Maschine)": "leg_extension",
    "Beinbeuger liegend (Maschine)": "leg_curl",
    "Beinbeuger sitzend (Maschine)": "leg_curl_seated",
    "Ausfallschritte (Kurzhantel)": "lunge",
    "Wadenheben stehend (Maschine)": "calf_raise_machine",
    "Wadenheben sitzend": "seated_calf_raise",
    "Abduktoren (Maschine)": "hip_abduction_machine",
    "Adduktoren (Maschine)": "hip_adduction_machine",
    "Beckenheben": "glute_bridge",
    "Unterarmstütz": "front_plank",
    "Seitstütz": "side_plank",
    "Klimmzüge": "pull_up",
    "Liegestütze": "push_up",
    "Bankdrücken (Langhantel)": "bench_press",
    "Seilspringen": "jump_rope",
    "Sentadilla (Barra)": "back_squat",
    "Sentadilla frontal (barra)": "front_squat",
    "Sentadilla búlgara (Mancuerna)": "bulgarian_split_squat",
    "Sentadilla Goblet": "goblet_squat",
    "Peso Muerto (Barra)": "deadlift",
    "Peso Muerto Rumano (Barra)": "romanian_deadlift",
    "Peso Muerto Rumano (Mancuernas)": "romanian_deadlift_dumbbell",
    "Peso muerto piernas rígidas": "romanian_deadlift",
    "Prensa de Piernas": "leg_press",
    "Extensión de Piernas (Máquina)": "leg_extension",
    "Curl femoral tumbado": "leg_curl",
    "Curl Femoral Sentado (Máquina)": "leg_curl_seated",
    "Zancada (Mancuerna)": "lunge",
    "Zancada (Barra)": "lunge_barbell",
    "Elevación de talones de pie (Máquina)": "calf_raise_machine",
    "Empuje de cadera (Barra)": "hip_thrust",
    "Puente de glúteos": "glute_bridge",
    "Buenos Días (barra)": "good_morning",
    "Plancha": "front_plank",
    "Plancha lateral": "side_plank",
    "Dominadas": "pull_up",
    "Squat (Barre)": "back_squat",
    "Soulevé de Terre (Barre)": "deadlift",
    "Soulevé de Terre Roumain (Barre)": "romanian_deadlift",
    "Soulevé de Terre Roumain (Haltère)": "romanian_deadlift_dumbbell",
    "Presse à Cuisses": "leg_press",
    "Leg Curl Allongé (Machine)": "leg_curl",
    "Leg Curl Assis (Machine)": "leg_curl_seated",
    "Extension Jambes (Machine)": "leg_extension",
    "Fentes (Haltère)": "lunge",
    "Fentes Bulgares (Haltère)": "bulgarian_split_squat",
    "Mollets Debout (Machine)": "calf_raise_machine",
    "Mollets Assis (Machine)": "seated_calf_raise",
    "Adducteurs (Machine)": "hip_adduction_machine",
    "Tractions": "pull_up",
    "Pompes": "push_up",
    "Stacco da terra": "deadlift",
    "Stacco rumeno (bilanciere)": "romanian_deadlift",
    "Affondi (manubri)": "lunge",
    "Squat bulgaro": "bulgarian_split_squat",
    "Agachamento (Barra)": "back_squat",
    "Agachamento Búlgaro (Halter)": "bulgarian_split_squat",
    "Levantamento Terra (Barra)": "deadlift",
    "Levantamento Terra Romeno (Barra)": "romanian_deadlift",
    "Stiff com barra": "romanian_deadlift",
    "Cadeira Extensora": "leg_extension",
    "Cadeira Flexora": "leg_curl_seated",
    "Mesa Flexora": "leg_curl",
    "Elevação Pélvica (Barra)": "hip_thrust",
    "Prancha": "front_plank",
    "Ayakta Calf Raise (Halter)": "calf_raise_barbell",
}
NOT_OURS = [
    "Curl de bíceps (Barra)",
    "Elevación lateral (Mancuerna)",
    "Extensión de tríceps (Polea)",
    "Press inclinado (Mancuerna)",
    "Remo al mentón (Barra)",
    "Schrägbankdrücken (Kurzhantel)",
    "Seitheben (Kurzhantel)",
    "Bizeps Curls (Langhantel)",
    "Fondos",
    "Élévation Latérale (Haltère)",
    "Développé Incliné (Haltères)",
    "Rosca direta (Barra)",
    "Supino Inclinado (Halter)",
    "Crucifixo",
    "Laufen",
    "Wadenheben an Hackenschmidt",
    "Estiramiento de isquiotibiales",
]


@pytest.mark.parametrize(("name", "id"), MEANT.items())
def test_meant(name: str, id: str) -> None:
    match = resolve(name)
    assert match is not None
    assert match.exercise_id == id


@pytest.mark.parametrize("name", NOT_OURS)
def test_not_ours(name: str) -> None:
    assert resolve(name) is None
