"""Writes the golden event files of GoldenEventFilesTest, with nothing but Python's standard library, so that neither the
checksum nor the wire format is the library's own: run it with Python 3.8 or later. See record_writer.cc of TensorFlow, and
event.proto, summary.proto and tensor.proto of TensorBoard.
"""

import os
import struct

HERE = os.path.dirname(os.path.abspath(__file__))

TABLE = []
for byte in range(256):
    for _ in range(8):
        byte = byte >> 1 ^ (0x82F63B78 if byte & 1 else 0)
    TABLE.append(byte)


def masked(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc = TABLE[(crc ^ byte) & 0xFF] ^ crc >> 8
    crc ^= 0xFFFFFFFF
    return ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF


def record(data):
    length = struct.pack("<Q", len(data))
    return length + struct.pack("<I", masked(length)) + data + struct.pack("<I", masked(data))


def varint(number):
    number &= 2**64 - 1
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def number(field, value):
    return varint(field << 3) + varint(value)


def double(field, value):
    return varint(field << 3 | 1) + struct.pack("<d", value)


def real(field, value):
    return varint(field << 3 | 5) + struct.pack("<f", value)


def data(field, value):
    value = value.encode() if isinstance(value, str) else value
    return varint(field << 3 | 2) + varint(len(value)) + value


def event(wall_time, step, what=b""):
    return record(double(1, wall_time) + number(2, step) + what)


def summary(*values):
    return data(5, b"".join(data(1, value) for value in values))


def metadata(plugin, content=b""):
    return data(9, data(1, data(1, plugin) + (data(2, content) if content else b"")))


def tensor(dtype, fields, shape=()):
    dims = b"".join(data(2, number(1, size)) for size in shape)
    return data(8, number(1, dtype) + data(2, dims) + fields)


def start(step):
    return event(1700000100.0, step, data(7, number(1, 1)))


VERSION = event(1700000000.25, 0, data(3, "brain.Event:2") + data(10, data(1, "a writer")))

OLD = VERSION + b"".join([
    event(1700000001.0, 0, data(4, b"a graph")),
    event(1700000001.5, 1, summary(data(1, "loss") + real(2, 0.5), data(1, "accuracy") + real(2, 0.1))),
    event(1700000002.5, 2, summary(
        data(1, "loss") + real(2, float("nan")),
        data(1, "accuracy") + real(2, float("-inf")),
        data(1, "weights") + data(5, double(1, 0.0) + double(2, 1.0)),
        data(1, "picture") + data(4, number(1, 2) + data(4, b"\x89PNG")),
        data(1, "sound") + data(6, real(1, 44100.0)),
    )),
    event(1700000003.5, 3, data(7, number(1, 3) + data(2, "model.ckpt-3"))),
    event(1700000004.5, 3, summary(data(1, "loss") + real(2, -0.0))),
    event(1700000005.5, 3, data(8, data(1, "step_3") + data(2, b"metadata"))),
])

TENSORS = [
    ("float_val", 1, data(5, struct.pack("<f", 0.1))),
    ("float_val_unpacked", 1, real(5, 0.1)),
    ("float_content", 1, data(4, struct.pack("<f", 0.1))),
    ("double_val", 2, data(6, struct.pack("<d", 0.1))),
    ("double_content", 2, data(4, struct.pack("<d", 0.1))),
    ("int32_val", 3, data(7, varint(-7))),
    ("int32_content", 3, data(4, struct.pack("<i", -7))),
    ("uint8_val", 4, data(7, varint(200))),
    ("uint8_content", 4, data(4, b"\xc8")),
    ("int16_val", 5, data(7, varint(-300))),
    ("int16_content", 5, data(4, struct.pack("<h", -300))),
    ("int8_content", 6, data(4, b"\xff")),
    ("int64_val", 9, data(10, varint(2**53 + 1))),
    ("int64_unpacked", 9, number(10, -2**63)),
    ("int64_content", 9, data(4, struct.pack("<q", 2**53 + 1))),
    ("bool_val", 10, data(11, b"\x01")),
    ("bool_content", 10, data(4, b"\x00")),
    ("bfloat16_val", 14, data(13, varint(0x3DCC))),
    ("bfloat16_content", 14, data(4, b"\xcc\x3d")),
    ("uint16_val", 17, data(7, varint(65535))),
    ("half_val", 19, data(13, varint(0x2E66))),
    ("half_content", 19, data(4, struct.pack("<e", -65504.0))),
    ("half_subnormal", 19, data(4, b"\x01\x00")),
    ("half_infinite", 19, data(4, b"\x00\xfc")),
    ("uint32_val", 22, data(16, varint(2**32 - 1))),
    ("uint64_val", 23, data(17, varint(2**63 - 1))),
    ("uint64_large", 23, data(17, varint(2**64 - 1))),
]

NEW = VERSION + b"".join([
    event(1700000001.0, 1, summary(*(
        data(1, tag) + tensor(dtype, fields) + metadata("scalars") for tag, dtype, fields in TENSORS
    ))),
    # No shape is rank 0; fields that nobody knows, and a group, are skipped.
    event(1700000002.0, 2, summary(
        data(1, "float_val") + data(8, number(1, 1) + data(5, struct.pack("<f", 0.2))) + data(100, b"new")
        + varint(99 << 3 | 3) + number(1, 5) + varint(99 << 3 | 4),
    ) + double(200, 1.0)),
    event(1700000003.0, 3, summary(
        data(1, "note") + metadata("text") + tensor(7, data(8, "h\u00e9llo \u2603")),
        data(1, "notes") + metadata("text") + tensor(7, data(8, "a") + data(8, "b"), (2,)),
        data(1, "one_note") + metadata("text") + tensor(7, data(8, "only"), (1,)),
        data(1, "table") + metadata("text") + tensor(7, data(8, "a") + data(8, "b"), (1, 2)),
        data(1, "bytes") + metadata("text") + tensor(7, data(8, b"\xff\xfe")),
        data(1, "pictures") + metadata("images") + tensor(7, data(8, "2") + data(8, "2") + data(8, b"\x89PNG"), (3,)),
        data(1, "model") + metadata("graph_keras_model") + tensor(7, data(8, "{}")),
        data(1, "histogram") + metadata("histograms") + tensor(2, data(4, bytes(48)), (2, 3)),
        data(1, "complex") + metadata("scalars") + tensor(8, data(9, bytes(8))),
        data(1, "empty") + metadata("scalars") + tensor(1, b""),
    )),
    event(1700000004.0, 4, summary(
        data(1, "note") + tensor(7, data(8, "again")),
        data(1, "pictures") + tensor(7, data(8, "2"), (1,)),
        data(1, "histogram") + tensor(2, data(4, bytes(48)), (2, 3)),
    )),
    event(1700000005.0, -1, summary(data(1, "float_val") + real(2, 1.0))),
    event(1700000006.0, 0, summary(data(1, "_hparams_/session_start_info") + metadata("hparams", data(3, b"".join([
        data(1, data(1, "lr") + data(2, double(2, 0.1))),
        data(1, data(1, "optimizer") + data(2, data(3, "adam"))),
        data(1, data(1, "amp") + data(2, number(4, 1))),
        data(1, data(1, "none") + data(2, number(1, 0))),
    ]))))),
])


def loss(wall_time, step, value):
    return event(wall_time, step, summary(data(1, "loss") + real(2, value)))


RESTARTED = VERSION + b"".join([
    *(loss(1700000000.0 + step, step, float(step)) for step in range(1, 6)),
    start(4),
    *(loss(1700000200.0 + step, step, step + 0.5) for step in range(4, 8)),
])

if __name__ == "__main__":
    for name, content in (("old", OLD), ("new", NEW), ("restarted", RESTARTED)):
        with open(os.path.join(HERE, name + ".tfevents"), "wb") as file:
            file.write(content)
