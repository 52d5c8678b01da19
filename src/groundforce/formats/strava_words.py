"""Headings and kinds of activity in Strava's table, in the languages an account may have."""

from __future__ import annotations

from collections.abc import Mapping

from groundforce.training.recording import Sport

IDENTITY = frozenset(
    {
        "activity id", "id. de actividad", "id de actividad", "id de la actividad", "aktivitäts-id",
        "id de l'activité", "identifiant de l'activité", "id attività", "id dell'attività",
        "id da atividade", "activiteits-id", "activiteit-id",
    }
)  # fmt: skip
"""Headings of the first column."""
FILE = frozenset(
    {
        "filename", "nombre de archivo", "nombre del archivo", "dateiname", "nom du fichier", "nome file",
        "nome del file", "nome do arquivo", "nome do ficheiro", "bestandsnaam",
    }
)  # fmt: skip
"""Headings of the column that links an activity with its file."""
EXERTION = frozenset(
    {
        "perceived exertion", "esfuerzo percibido", "gefühlte anstrengung", "gefühlte belastung",
        "wahrgenommene anstrengung", "effort perçu", "effort ressenti", "sforzo percepito",
        "esforço percebido", "waargenomen inspanning", "ervaren inspanning",
    }
)  # fmt: skip
"""Headings of the rating of effort, 1–10."""

_RUN = (
    "run", "trail run", "virtual run", "carrera", "carrera de montaña", "carrera de trail", "carrera virtual",
    "lauf", "laufen", "trail-lauf", "traillauf", "trailrun", "virtueller lauf", "course à pied", "course",
    "trail", "course à pied virtuelle", "corsa", "corsa virtuale", "trail running", "corrida",
    "corrida em trilha", "corrida virtual", "hardlopen", "hardloopsessie", "virtuele hardloopsessie",
)  # fmt: skip
_STRENGTH = (
    "weight training", "entrenamiento con pesas", "entrenamiento de fuerza", "krafttraining",
    "gewichtstraining", "musculation", "entraînement aux poids", "entraînement avec poids",
    "allenamento con pesi",
    "allenamento con i pesi", "sollevamento pesi", "treinamento com peso", "treinamento com pesos",
    "treino com pesos", "musculação", "krachttraining", "gewichttraining",
)  # fmt: skip
_RIDE = (
    "ride", "virtual ride", "e-bike ride", "mountain bike ride", "e-mountain bike ride", "gravel ride",
    "handcycle", "velomobile", "vuelta ciclista", "ciclismo", "bicicleta", "paseo en bicicleta",
    "vuelta ciclista virtual", "radfahrt", "virtuelle radfahrt", "mountainbike-fahrt", "gravel-fahrt",
    "e-bike-fahrt", "radfahren", "sortie à vélo", "vélo", "sortie vélo", "giro in bici", "giro",
    "ciclismo virtuale", "pedalada", "pedalada virtual", "fietsrit", "fietsen", "virtuele fietsrit",
)  # fmt: skip
_SWIM = ("swim", "natación", "schwimmen", "natation", "nuoto", "nuotata", "natação", "zwemmen", "zwemsessie")
_WALK = (
    "walk", "hike", "snowshoe", "caminata", "senderismo", "excursión", "spaziergang", "gehen", "wandern",
    "wanderung", "marche", "randonnée", "camminata", "passeggiata", "escursione", "caminhada", "trilha",
    "wandeling", "wandelen", "wandeltocht",
)  # fmt: skip

SPORTS: Mapping[str, Sport] = {
    **dict.fromkeys(_RUN, Sport.RUN),
    **dict.fromkeys(_STRENGTH, Sport.STRENGTH),
    **dict.fromkeys(_RIDE, Sport.RIDE),
    **dict.fromkeys(_SWIM, Sport.SWIM),
    **dict.fromkeys(_WALK, Sport.WALK),
}
"""Kinds of activity by their name in lower case."""
