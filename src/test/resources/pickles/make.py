"""Writes pickles.txt.gz, the golden pickles of GoldenPicklesTest: run it with Python 3.8 or later and NumPy 2.

Each line is a name, a protocol and a pickle in base64. The same values are written in every protocol; what NumPy 1 and
Blocks wrote is made by naming numpy.core in place of numpy._core. Pickles that only Python 2.7 writes are in
python2.txt.gz, which this script writes when Python 2.7 runs it.
"""

import base64
import collections
import datetime
import decimal
import gzip
import os
import pickle
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
UTC = datetime.timezone.utc if sys.version_info[0] > 2 else None


def plain():
    yield "none", None
    yield "true", True
    yield "false", False
    for number in (0, 1, 255, 256, 65535, 65536, -1, 2**31 - 1, -2**31, 2**31, 2**63 - 1, -2**63):
        yield "int:%d" % number, number
    for number in (2**63, -2**63 - 1, 10**100, -10**700):
        yield "big:%d" % number, number
    for number in (0.0, -0.0, 1.5, 0.1, 1e300, 5e-324, float("inf"), float("-inf"), float("nan")):
        yield "float:%r" % number, number
    yield "list", [1, "a", [2.5, None]]
    yield "long_list", list(range(2000))
    yield "tuples", [(), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4)]
    yield "dict", {"z": 1, "a": [2], 3: {"nested": True}}
    yield "ordered_dict", collections.OrderedDict([("z", 1), ("a", 2)])
    yield "empties", [[], (), {}, set(), frozenset(), "", b""]
    yield "set", {3}
    yield "frozenset", frozenset(["x"])
    yield "keys", {(1, "a"): 1, frozenset([2]): 2, None: 3, 1.5: 4}
    yield "bytearray", bytearray(b"\x00\x80\xff")
    yield "datetime", datetime.datetime(2024, 2, 29, 23, 59, 58, 999999)
    yield "date", datetime.date(1, 1, 1)
    yield "time", datetime.time(1, 2, 3, 4)
    yield "timedelta", datetime.timedelta(-3, 4, 5)
    yield "decimal", [decimal.Decimal(text) for text in ("1.10", "-5E+3", "0E-10", "123456789012345678901234567890.5")]
    shared = ["shared"]
    yield "shared", [shared, shared]
    itself = []
    itself.append(itself)
    yield "list_of_itself", itself
    deep = {}
    deep["deep"] = (deep,)
    yield "dict_of_itself", deep
    yield "complex", [1, 2j]
    yield "decimal_nan", decimal.Decimal("NaN")
    yield "type", int
    yield "function", len


def only_python3():
    yield "text", ["", "a", "\u00e9\u20ac\U0001f600", "\0\n\r\x1a\\u0041\\", "it's \"quoted\"", "\ud800 alone"]
    yield "long_text", "\u20ac" * 300
    yield "bytes", [b"", b"abc", bytes(range(256))]
    yield "datetime_utc", datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
    east = datetime.timezone(datetime.timedelta(hours=5, minutes=30))
    yield "datetime_east", datetime.datetime(2024, 1, 2, 3, 4, 5, 6, tzinfo=east)
    yield "datetime_fold", datetime.datetime(2024, 10, 27, 2, 30, fold=1)
    yield "time_west", datetime.time(1, 2, tzinfo=datetime.timezone(datetime.timedelta(hours=-8), "west"))
    yield "timezone", UTC
    yield "class", Mine()
    yield "range", [range(3)]


def only_python2():
    yield "text", ["", "a", "caf\xc3\xa9", "caf\xe9", "tab\tnew\nline '\"\\ \x00\x7f"]
    yield "unicode", [u"\u20ac\U0001f600", u"a\nb\\u0041"]
    yield "long", [long(5), long(2) ** 70]
    yield "old_class", Old()
    yield "new_class", Mine()


class Mine(object):
    def __init__(self):
        self.field = [1]


class Old:
    def __init__(self):
        self.field = [1]


def numpy_values():
    import numpy as np

    for code in ("b1", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8"):
        cube = np.arange(24).reshape(2, 3, 4)
        for order in "<>":
            dtype = np.dtype(order + code)
            yield "np_vector:" + dtype.str, np.arange(3).astype(dtype)
            yield "np_cube:" + dtype.str, cube.astype(dtype)
            yield "np_fortran:" + dtype.str, np.asfortranarray(cube.astype(dtype))
        yield "np_scalar:" + code, np.dtype(code).type(1)
        yield "np_no_dimensions:" + code, np.array(1, dtype=code)
        yield "np_empty:" + code, np.zeros((2, 0, 3), dtype=code)
    yield "np_axes", np.arange(24).reshape(2, 3, 4).transpose(1, 0, 2)
    yield "np_axes_3", np.arange(24).reshape(2, 3, 4).transpose(2, 0, 1)
    yield "np_view", np.arange(10)[::-3]
    yield "np_extremes", np.array([0, 2**32 - 1], "u4")
    yield "np_u8_max", np.array([2**63 - 1], "u8")
    yield "np_halves", np.array([0, -0.0, 65504, 6e-8, np.inf, 0.1], "f2")
    yield "np_nested", {"a": [np.zeros(2), np.float32(0.1)]}
    for name, stranger in (
        ("u8", np.array([2**63], "u8")),
        ("u8_scalar", np.uint64(2**64 - 1)),
        ("complex", np.zeros(2, "c16")),
        ("complex_scalar", np.complex128(1j)),
        ("longdouble", np.zeros(2, np.longdouble)),
        ("text", np.array(["a", "b"])),
        ("text_scalar", np.str_("a")),
        ("bytes", np.array([b"a"])),
        ("object", np.array([None, []], dtype=object)),
        ("structure", np.zeros(2, [("a", "f8"), ("b", "i4")])),
        ("date", np.array(["2024-01-01"], "datetime64[D]")),
        ("duration", np.timedelta64(1, "s")),
        ("dtype", np.dtype("f8")),
        ("masked", np.ma.array([1, 2], mask=[0, 1])),
        ("matrix", np.matrix([[1]])),
        ("subarray", np.zeros(1, np.dtype((np.void, 8)))),
    ):
        yield "np_stranger:" + name, stranger


def line(name, protocol, pickled):
    return "%s %d %s\n" % (name, protocol, base64.b64encode(pickled).decode("ascii"))


def lines(values, protocols, pickler):
    for name, value in values:
        for protocol in protocols:
            pickled = pickler.dumps(value, protocol)
            yield line(name, protocol, pickled)
            if name.startswith(("np_scalar", "np_vector:<", "np_fortran:<f8", "np_axes", "np_nested")):
                yield line("old_" + name, protocol, as_numpy_1(pickled, protocol))


def as_numpy_1(pickled, protocol):
    old = pickled.replace(b"numpy._core.multiarray", b"numpy.core.multiarray")
    old = old.replace(b"numpy._core.numeric", b"numpy.core.numeric")
    # Lengths of names and frames, where the protocol writes them
    old = old.replace(b"\x8c\x16numpy.core.multiarray", b"\x8c\x15numpy.core.multiarray")
    old = old.replace(b"\x8c\x13numpy.core.numeric", b"\x8c\x12numpy.core.numeric")
    if protocol > 3:
        old = old[:3] + (len(old) - 11).to_bytes(8, "little") + old[11:]
    pickle.loads(old)
    return old


def write(path, all_lines):
    with open(os.path.join(HERE, path), "wb") as out:
        with gzip.GzipFile("", "wb", 9, out, 0) as packed:
            packed.write("".join(all_lines).encode("ascii"))


def values(*generators):
    for generator in generators:
        for value in generator():
            yield value


if __name__ == "__main__":
    if sys.version_info[0] > 2:
        write("pickles.txt.gz", lines(values(plain, only_python3, numpy_values), range(6), pickle))
    else:
        import cPickle

        old = list(lines(values(plain, only_python2), range(3), pickle))
        old += lines(values(plain, only_python2), range(3), cPickle)
        write("python2.txt.gz", old)
