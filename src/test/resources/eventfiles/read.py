"""Prints what an event file has, read with nothing but Python's standard library and as strictly as TensorBoard does:
checksums, the version first, fields of the expected types, tensors of rank 0, and a plugin on a tag's first value only.
"""

import json
import struct
import sys

from make import masked


def fields(data):
    position = 0

    def varint():
        nonlocal position
        number = shift = 0
        while True:
            byte = data[position]
            position += 1
            number |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return number

    while position < len(data):
        key = varint()
        size = {0: 0, 1: 8, 2: None, 5: 4}[key & 7]
        if size == 0:
            yield key >> 3, varint()
        else:
            size = varint() if size is None else size
            assert position + size <= len(data)
            yield key >> 3, data[position:position + size]
            position += size


def records(file):
    position = 0
    while position < len(file):
        length, checksum = struct.unpack_from("<QI", file, position)
        assert checksum == masked(file[position:position + 8])
        data = file[position + 12:position + 12 + length]
        assert struct.unpack_from("<I", file, position + 12 + length)[0] == masked(data)
        yield data
        position += 16 + length


plugins = {}
for index, data in enumerate(records(open(sys.argv[1], "rb").read())):
    event = dict(fields(data))
    wall_time = struct.unpack("<d", event[1])[0]
    if index == 0:
        assert event[3] == b"brain.Event:2" and 5 not in event
        print("version %.3f" % wall_time)
        continue
    assert set(event) <= {1, 2, 5}
    for field, content in fields(event[5]):
        assert field == 1
        value = dict(fields(content))
        tag = value[1].decode()
        if tag not in plugins:
            metadata = dict(fields(value[9]))
            plugins[tag] = dict(fields(metadata[1]))[1].decode()
            assert metadata[4] == {"scalars": 1, "text": 2}[plugins[tag]]
        else:
            assert 9 not in value
        tensor = dict(fields(value[8]))
        assert tensor[2] == b""
        if plugins[tag] == "scalars":
            assert tensor[1] == 1 and len(tensor[5]) == 4
            number = struct.unpack("<f", tensor[5])[0]
            shown = "nan" if number != number else tensor[5][::-1].hex()
        else:
            assert tensor[1] == 7
            shown = json.dumps(tensor[8].decode())
        print(event.get(2, 0), "%.3f" % wall_time, json.dumps(tag), shown)
