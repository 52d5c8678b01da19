"""JSON text, strictly: no key twice, no number without a value, one printed form."""

from __future__ import annotations

import json
import math
from typing import Any

from groundforce.errors import DocumentError


def json_text(document: object) -> str:
    """A document as text: keys in the order given, indented by 1, a newline at the end.

    Raises DocumentError for a number that is not finite, naming its field.
    """
    try:
        text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1)
        text.encode()
    except UnicodeEncodeError:
        text = json.dumps(document, allow_nan=False, indent=1)
    except ValueError:
        where = _not_finite(document, "") or "the document"
        raise DocumentError(f"{where}: a number that is not finite cannot be written as JSON") from None
    return text + "\n"


def read_json(text: str | bytes) -> object:
    """The value of JSON text. Raises DocumentError with line and column where it is not JSON.

    >>> read_json('{"a": 1}')
    {'a': 1}
    """
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise DocumentError(f"{place}: this is not JSON ({error.msg})") from None
    except UnicodeDecodeError as error:
        raise DocumentError(f"byte {error.start}: this is not UTF-8 text") from None
    except RecursionError:
        raise DocumentError("this is not a document of ours: it is nested too deep") from None
    except ValueError:
        raise DocumentError("a number has too many digits to be meant") from None


def written(value: float) -> float:
    """A number as JSON shows it best: without a point where it is whole.

    >>> written(2700.0), written(62.5)
    (2700, 62.5)
    """
    whole = math.isfinite(value) and value == int(value) and abs(value) < 2**53
    return int(value) if whole else value


def written_or_none(value: float | None) -> float | None:
    """:func:`written` of a number, None of None."""
    return None if value is None else written(value)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise DocumentError(f"the key {key!r} stands twice in one object; keep one of them")
        found[key] = value
    return found


def _refuse(word: str) -> float:
    raise DocumentError(f"{word} is not a JSON number; write a number, or null where that is allowed")


def _not_finite(value: object, path: str) -> str | None:
    if isinstance(value, float):
        return None if math.isfinite(value) else path
    if isinstance(value, dict):
        pairs = [(f"{path}.{key}".lstrip("."), one) for key, one in value.items()]
    elif isinstance(value, list):
        pairs = [(f"{path}[{number}]", one) for number, one in enumerate(value)]
    else:
        return None
    return next((found for at, one in pairs if (found := _not_finite(one, at)) is not None), None)
