"""Which vendor's table a file is, told by its content."""

from __future__ import annotations

from itertools import chain

from groundforce.errors import ReadError
from groundforce.formats.apple_health import CLINICAL, first_element, is_apple, read_apple
from groundforce.formats.archive import Member, Stream
from groundforce.formats.exports import Table
from groundforce.formats.garmin_export import is_garmin, read_garmin

_HEADER = 65_536


def is_streamed(head: bytes) -> bool:
    """Whether a file that begins so is a table too large to hold, to be read as a stream."""
    return is_apple(head)


def table_in(member: Member) -> Table | ReadError | None:
    """The table a file is, why it cannot be read, or None where it is no vendor's table."""
    data, name = member.data, member.name
    try:
        if data[8:12] == b".FIT":
            return None
        if is_garmin(data):
            return read_garmin(data, name)
        if is_apple(data[:_HEADER]):
            return table_in_stream(Stream(name, iter((data,))))
        if data[:1] == b"<" or b"\n" not in data[:_HEADER]:
            return None
        from groundforce.formats.strava import is_strava, read_strava

        return read_strava(data, name) if is_strava(data) else None
    except ReadError as error:
        return error


def table_in_stream(stream: Stream) -> Table | ReadError:
    """The table a stream is, or why it cannot be read; its pieces are used up."""
    try:
        head = next(stream.chunks, b"")
        if first_element(head) == CLINICAL:
            return Table(
                stream.name, (), note="Apple Health's clinical document; export.xml has the workouts"
            )
        return read_apple(chain((head,), stream.chunks), stream.name)
    except ReadError as error:
        return error
