"""Pictures as rows of RGB bytes: QEMU's screendumps (PPM) and those of `vitrine shoot` (PNG)."""

import struct
import zlib

TOLERANCE = 2  # of each channel: what the processors of two architectures may differ in

MANY = 1000


class Picture:
    def __init__(self, width, height, rgb):
        self.width, self.height, self.rgb = width, height, rgb

    def turned(self):
        """As a screen shows it that hangs turned by 90 degrees clockwise."""
        width, height = self.height, self.width
        out = bytearray(width * height * 3)
        for y in range(self.height):
            column = width - 1 - y
            for x in range(self.width):
                at = (x * width + column) * 3
                start = (y * self.width + x) * 3
                out[at:at + 3] = self.rgb[start:start + 3]
        return Picture(width, height, bytes(out))

    def differing(self, other):
        """How many pixels differ by more than the tolerance; counted up to MANY."""
        if (self.width, self.height) != (other.width, other.height):
            return MANY
        if self.rgb == other.rgb:
            return 0
        size = self.width * 3
        wrong = 0
        for start in range(0, len(self.rgb), size):
            a, b = self.rgb[start:start + size], other.rgb[start:start + size]
            if a != b:
                wrong += len({i // 3 for i in range(size) if abs(a[i] - b[i]) > TOLERANCE})
            if wrong >= MANY:
                break
        return wrong

    def blank(self):
        """Whether it is of one colour."""
        return self.rgb == self.rgb[:3] * (self.width * self.height)


def read_ppm(path):
    with open(path, 'rb') as file:
        data = file.read()
    _, width, height, _ = data.split(maxsplit=3)[0:4]
    width, height = int(width), int(height)
    return Picture(width, height, data[len(data) - width * height * 3:])


def read_png(path):
    """8 bits a channel, RGB or RGBA, not interlaced."""
    with open(path, 'rb') as file:
        data = file.read()
    at, packed, header = 8, b'', None
    while at < len(data):
        length, kind = struct.unpack('>I4s', data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        if kind == b'IHDR':
            header = struct.unpack('>IIBBBBB', body)
        elif kind == b'IDAT':
            packed += body
        at += length + 12
    width, height, depth, colour, _, _, interlaced = header
    if depth != 8 or colour not in (2, 6) or interlaced:
        raise ValueError(f'{path}: not a PNG of RGB')
    unit = 3 if colour == 2 else 4
    rows = unfiltered(zlib.decompress(packed), width * unit, height, unit)
    if unit == 4:
        kept = bytearray(len(rows) // 4 * 3)
        for channel in range(3):
            kept[channel::3] = rows[channel::4]
        rows = kept
    return Picture(width, height, bytes(rows))


def unfiltered(data, size, height, unit):
    out, before = bytearray(), bytearray(size)
    for y in range(height):
        start = y * (size + 1)
        row = bytearray(data[start + 1:start + 1 + size])
        restore(data[start], row, before, unit)
        out += row
        before = row
    return out


def restore(kind, row, before, unit):
    """One row of a PNG, by the filter of its first byte."""
    for i, value in enumerate(row):
        left = row[i - unit] if i >= unit else 0
        above = before[i]
        corner = before[i - unit] if i >= unit else 0
        if kind == 1:
            value += left
        elif kind == 2:
            value += above
        elif kind == 3:
            value += (left + above) // 2
        elif kind == 4:
            value += nearest(left, above, corner)
        row[i] = value & 255


def nearest(left, above, corner):
    guess = left + above - corner
    return min((abs(guess - left), 0, left), (abs(guess - above), 1, above),
               (abs(guess - corner), 2, corner))[2]
