"""What the numbers in a FIT file mean: base types, messages and fields, as data for reader and writer alike.

A value is ``raw / scale - offset``, and scales are chosen so that values are SI (s, m, m/s, kg) with
latitude and longitude in degrees and times as Unix seconds (UTC). Heart rate stays in beats/min, cadence in
turns/min as stored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

FIT_EPOCH = 631_065_600
"""Unix time [s] of FIT second 0: 1989-12-31T00:00:00Z."""
SYSTEM_TIME_LIMIT = 0x10000000
"""FIT times below this count from power-up of the device: they are no dates."""
SEMICIRCLES = 2**31 / 180
"""FIT position units in one degree."""


class BaseType(NamedTuple):
    """A storage type: its number on the wire, NumPy and struct codes, size [byte], value for "none"."""

    number: int
    numpy: str
    struct: str
    size: int
    invalid: int | None

    @property
    def is_text(self) -> bool:
        """Whether values are text."""
        return self.numpy == "S"

    def holds_one(self, size: int) -> bool:
        """Whether a field of ``size`` bytes holds exactly one number of this type."""
        return self.size == size and not self.is_text


ENUM = BaseType(0x00, "u1", "B", 1, 0xFF)
SINT8 = BaseType(0x01, "i1", "b", 1, 0x7F)
UINT8 = BaseType(0x02, "u1", "B", 1, 0xFF)
SINT16 = BaseType(0x83, "i2", "h", 2, 0x7FFF)
UINT16 = BaseType(0x84, "u2", "H", 2, 0xFFFF)
SINT32 = BaseType(0x85, "i4", "i", 4, 0x7FFFFFFF)
UINT32 = BaseType(0x86, "u4", "I", 4, 0xFFFFFFFF)
STRING = BaseType(0x07, "S", "s", 1, None)
FLOAT32 = BaseType(0x88, "f4", "f", 4, None)
FLOAT64 = BaseType(0x89, "f8", "d", 8, None)
UINT8Z = BaseType(0x0A, "u1", "B", 1, 0)
UINT16Z = BaseType(0x8B, "u2", "H", 2, 0)
UINT32Z = BaseType(0x8C, "u4", "I", 4, 0)
BYTE = BaseType(0x0D, "u1", "B", 1, 0xFF)
SINT64 = BaseType(0x8E, "i8", "q", 8, 0x7FFFFFFFFFFFFFFF)
UINT64 = BaseType(0x8F, "u8", "Q", 8, 0xFFFFFFFFFFFFFFFF)
UINT64Z = BaseType(0x90, "u8", "Q", 8, 0)

BASE_TYPES: Mapping[int, BaseType] = {
    base.number & 31: base
    for base in (
        *(ENUM, SINT8, UINT8, SINT16, UINT16, SINT32, UINT32, STRING, FLOAT32, FLOAT64),
        *(UINT8Z, UINT16Z, UINT32Z, BYTE, SINT64, UINT64, UINT64Z),
    )
}
"""Storage types by the low five bits of their number."""


@dataclass(frozen=True)
class Field:
    """One field: its number, storage type, and how a raw number becomes a value: ``raw / scale - offset``."""

    number: int
    base: BaseType
    scale: float = 1.0
    offset: float = 0.0


@dataclass(frozen=True)
class Message:
    """One kind of message: its number and its fields by name."""

    number: int
    fields: Mapping[str, Field]

    @cached_property
    def names(self) -> Mapping[int, str]:
        """Field names by field number."""
        return {field.number: name for name, field in self.fields.items()}


def _date(number: int) -> Field:
    return Field(number, UINT32, 1.0, -FIT_EPOCH)


def _degrees(number: int) -> Field:
    return Field(number, SINT32, SEMICIRCLES)


def _totals(average_speed: int, heart_rate: int, ascent: int) -> dict[str, Field]:
    """The fields that sessions and laps share."""
    return {
        "message_index": Field(254, UINT16),
        "timestamp": _date(253),
        "event": Field(0, ENUM),
        "event_type": Field(1, ENUM),
        "start_time": _date(2),
        "total_elapsed_time": Field(7, UINT32, 1000),
        "total_timer_time": Field(8, UINT32, 1000),
        "total_distance": Field(9, UINT32, 100),
        "total_cycles": Field(10, UINT32),
        "total_calories": Field(11, UINT16),
        "avg_speed": Field(average_speed, UINT16, 1000),
        "max_speed": Field(average_speed + 1, UINT16, 1000),
        "avg_heart_rate": Field(heart_rate, UINT8),
        "max_heart_rate": Field(heart_rate + 1, UINT8),
        "avg_cadence": Field(heart_rate + 2, UINT8),
        "max_cadence": Field(heart_rate + 3, UINT8),
        "avg_power": Field(heart_rate + 4, UINT16),
        "max_power": Field(heart_rate + 5, UINT16),
        "total_ascent": Field(ascent, UINT16),
        "total_descent": Field(ascent + 1, UINT16),
    }


FILE_ID = Message(
    0,
    {
        "type": Field(0, ENUM),
        "manufacturer": Field(1, UINT16),
        "product": Field(2, UINT16),
        "serial_number": Field(3, UINT32Z),
        "time_created": _date(4),
        "product_name": Field(8, STRING),
    },
)
SPORT = Message(12, {"sport": Field(0, ENUM), "sub_sport": Field(1, ENUM), "name": Field(3, STRING)})
SESSION = Message(
    18,
    _totals(average_speed=14, heart_rate=16, ascent=22)
    | {
        "sport": Field(5, ENUM),
        "sub_sport": Field(6, ENUM),
        "first_lap_index": Field(25, UINT16),
        "num_laps": Field(26, UINT16),
        "trigger": Field(28, ENUM),
        "sport_profile_name": Field(110, STRING),
        "enhanced_avg_speed": Field(124, UINT32, 1000),
        "enhanced_max_speed": Field(125, UINT32, 1000),
    },
)
LAP = Message(
    19,
    _totals(average_speed=13, heart_rate=15, ascent=21)
    | {
        "intensity": Field(23, ENUM),
        "lap_trigger": Field(24, ENUM),
        "sport": Field(25, ENUM),
        "sub_sport": Field(39, ENUM),
        "wkt_step_index": Field(71, UINT16),
        "enhanced_avg_speed": Field(110, UINT32, 1000),
        "enhanced_max_speed": Field(111, UINT32, 1000),
    },
)
RECORD = Message(
    20,
    {
        "timestamp": _date(253),
        "position_lat": _degrees(0),
        "position_long": _degrees(1),
        "altitude": Field(2, UINT16, 5, 500),
        "heart_rate": Field(3, UINT8),
        "cadence": Field(4, UINT8),
        "distance": Field(5, UINT32, 100),
        "speed": Field(6, UINT16, 1000),
        "power": Field(7, UINT16),
        "compressed_speed_distance": Field(8, BYTE),
        "grade": Field(9, SINT16, 100),
        "resistance": Field(10, UINT8),
        "temperature": Field(13, SINT8),
        "cycles": Field(18, UINT8),
        "total_cycles": Field(19, UINT32),
        "compressed_accumulated_power": Field(28, UINT16),
        "accumulated_power": Field(29, UINT32),
        "left_right_balance": Field(30, UINT8),
        "gps_accuracy": Field(31, UINT8),
        "vertical_speed": Field(32, SINT16, 1000),
        "calories": Field(33, UINT16),
        "vertical_oscillation": Field(39, UINT16, 10_000),
        "stance_time_percent": Field(40, UINT16, 100),
        "stance_time": Field(41, UINT16, 10_000),
        "activity_type": Field(42, ENUM),
        "cadence256": Field(52, UINT16, 256),
        "fractional_cadence": Field(53, UINT8, 128),
        "device_index": Field(62, UINT8),
        "enhanced_speed": Field(73, UINT32, 1000),
        "enhanced_altitude": Field(78, UINT32, 5, 500),
        "vertical_ratio": Field(83, UINT16, 100),
        "stance_time_balance": Field(84, UINT16, 100),
        "step_length": Field(85, UINT16, 10_000),
        "absolute_pressure": Field(91, UINT32),
        "respiration_rate": Field(99, UINT8),
        "enhanced_respiration_rate": Field(108, UINT16, 100),
        "core_temperature": Field(139, UINT16, 100),
    },
)
EVENT = Message(
    21,
    {
        "timestamp": _date(253),
        "event": Field(0, ENUM),
        "event_type": Field(1, ENUM),
        "data": Field(3, UINT32),
        "event_group": Field(4, UINT8),
    },
)
DEVICE_INFO = Message(
    23,
    {
        "timestamp": _date(253),
        "device_index": Field(0, UINT8),
        "device_type": Field(1, UINT8),
        "manufacturer": Field(2, UINT16),
        "serial_number": Field(3, UINT32Z),
        "product": Field(4, UINT16),
        "software_version": Field(5, UINT16, 100),
        "product_name": Field(27, STRING),
    },
)
WORKOUT = Message(
    26,
    {
        "sport": Field(4, ENUM),
        "capabilities": Field(5, UINT32Z),
        "num_valid_steps": Field(6, UINT16),
        "wkt_name": Field(8, STRING),
        "sub_sport": Field(11, ENUM),
        "wkt_description": Field(17, STRING),
    },
)
WORKOUT_STEP = Message(
    27,
    {
        "message_index": Field(254, UINT16),
        "wkt_step_name": Field(0, STRING),
        "duration_type": Field(1, ENUM),
        "duration_value": Field(2, UINT32),
        "target_type": Field(3, ENUM),
        "target_value": Field(4, UINT32),
        "intensity": Field(7, ENUM),
        "notes": Field(8, STRING),
        "exercise_category": Field(10, UINT16),
        "exercise_name": Field(11, UINT16),
        "exercise_weight": Field(12, UINT16, 100),
        "weight_display_unit": Field(13, UINT16),
    },
)
HRV = Message(78, {"time": Field(0, UINT16, 1000)})
HR = Message(
    132,
    {
        "timestamp": _date(253),
        "fractional_timestamp": Field(0, UINT16, 32768),
        "filtered_bpm": Field(6, UINT8),
        "event_timestamp": Field(9, UINT32, 1024),
        "event_timestamp_12": Field(10, BYTE),
    },
)
ACTIVITY = Message(
    34,
    {
        "timestamp": _date(253),
        "total_timer_time": Field(0, UINT32, 1000),
        "num_sessions": Field(1, UINT16),
        "type": Field(2, ENUM),
        "event": Field(3, ENUM),
        "event_type": Field(4, ENUM),
        "local_timestamp": _date(5),
    },
)
FIELD_DESCRIPTION = Message(
    206,
    {
        "developer_data_index": Field(0, UINT8),
        "field_definition_number": Field(1, UINT8),
        "fit_base_type_id": Field(2, UINT8),
        "field_name": Field(3, STRING),
        "scale": Field(6, UINT8),
        "offset": Field(7, SINT8),
        "units": Field(8, STRING),
        "native_mesg_num": Field(14, UINT16),
        "native_field_num": Field(15, UINT8),
    },
)
DEVELOPER_DATA_ID = Message(
    207,
    {
        "application_id": Field(1, BYTE),
        "manufacturer_id": Field(2, UINT16),
        "developer_data_index": Field(3, UINT8),
        "application_version": Field(4, UINT32),
    },
)
SET = Message(
    225,
    {
        "timestamp": _date(254),
        "duration": Field(0, UINT32, 1000),
        "repetitions": Field(3, UINT16),
        "weight": Field(4, UINT16, 16),
        "set_type": Field(5, UINT8),
        "start_time": _date(6),
        "category": Field(7, UINT16),
        "category_subtype": Field(8, UINT16),
        "weight_display_unit": Field(9, UINT16),
        "message_index": Field(10, UINT16),
        "wkt_step_index": Field(11, UINT16),
    },
)
EXERCISE_TITLE = Message(
    264,
    {
        "message_index": Field(254, UINT16),
        "exercise_category": Field(0, UINT16),
        "exercise_name": Field(1, UINT16),
        "wkt_step_name": Field(2, STRING),
    },
)

MESSAGES: Mapping[str, Message] = {
    "file_id": FILE_ID,
    "sport": SPORT,
    "session": SESSION,
    "lap": LAP,
    "record": RECORD,
    "event": EVENT,
    "device_info": DEVICE_INFO,
    "workout": WORKOUT,
    "workout_step": WORKOUT_STEP,
    "activity": ACTIVITY,
    "hrv": HRV,
    "hr": HR,
    "field_description": FIELD_DESCRIPTION,
    "developer_data_id": DEVELOPER_DATA_ID,
    "set": SET,
    "exercise_title": EXERCISE_TITLE,
}
"""Every message this package knows, by name."""
BY_NUMBER: Mapping[int, Message] = {message.number: message for message in MESSAGES.values()}
"""Every message this package knows, by number."""
