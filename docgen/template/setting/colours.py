"""Word's colours in, Typst's out: hexadecimal, themed with tint and shade, highlighters."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping

from docgen.template.setting.fonts import Theme
from docgen.template.setting.measures import bits

_HEX = re.compile(r"^#?([0-9A-Fa-f]{6})$")
# VML shortens a colour as CSS does, and notes its place in the palette behind it.
_VML = re.compile(r"^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})(?: \[\d+\])?$")
_NAMED = {
    "black": "000000", "blue": "0000ff", "cyan": "00ffff", "darkBlue": "00008b",
    "darkCyan": "008b8b", "darkGray": "a9a9a9", "darkGreen": "006400", "darkMagenta": "800080",
    "darkRed": "8b0000", "darkYellow": "808000", "green": "00ff00", "lightGray": "d3d3d3",
    "magenta": "ff00ff", "red": "ff0000", "white": "ffffff", "yellow": "ffff00",
}  # fmt: skip
_PATTERN = re.compile(r"^pct(\d{1,3})$")


def hexadecimal(text: str) -> str:
    """Return a colour's six digits, empty where `text` is `auto` or no colour."""
    found = _HEX.match(text)
    if found:
        return found.group(1).lower()
    short = _VML.match(text)
    if short is None:
        return _NAMED.get(text, "")
    digits = short.group(1).lower()
    return digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)


def typst_colour(digits: str) -> str:
    """Return six digits as a Typst colour, `none` where there are none."""
    return f'rgb("{digits}")' if digits else "none"


def text_colour(attributes: Mapping[str, str], theme: Theme) -> str:
    """Return the digits of a `w:color`; empty means automatic."""
    return _themed(attributes, theme, "theme") or hexadecimal(attributes.get("val", ""))


def fill_colour(attributes: Mapping[str, str], theme: Theme) -> str:
    """Return the digits of a `w:shd`: its fill, or a pattern of two colours mixed to one."""
    fill = _themed(attributes, theme, "themeFill") or hexadecimal(attributes.get("fill", ""))
    kind = attributes.get("val", "clear")
    ink = (
        _themed(attributes, theme, "theme") or hexadecimal(attributes.get("color", "")) or "000000"
    )
    if kind == "solid":
        return ink
    pattern = _PATTERN.match(kind)
    return _mix(fill or "ffffff", ink, int(pattern.group(1)) / 100) if pattern else fill


def is_dark(digits: str) -> bool:
    """Return whether automatic text on this ground is white (LibreOffice's threshold)."""
    red, green, blue = _channels(digits)
    return bool(digits) and (red * 77 + green * 151 + blue * 28) / 256 < 62


def tinted(digits: str, *, tint: float = 1.0, shade: float = 1.0) -> str:
    """Return a colour lightened by `tint` and darkened by `shade` in lightness (17.3.2.6)."""
    hue, light, saturation = colorsys.rgb_to_hls(*(x / 255 for x in _channels(digits)))
    light = 1 - (1 - light) * tint if tint < 1 else light * shade
    return _hex([x * 255 for x in colorsys.hls_to_rgb(hue, light, saturation)])


def relit(digits: str, *, by: float, plus: float) -> str:
    """Return a colour whose lightness is multiplied and added to (20.1.2.3.20 and 20.1.2.3.21)."""
    hue, light, saturation = colorsys.rgb_to_hls(*(x / 255 for x in _channels(digits)))
    light = min(max(light * by + plus, 0.0), 1.0)
    return _hex([x * 255 for x in colorsys.hls_to_rgb(hue, light, saturation)])


def _themed(attributes: Mapping[str, str], theme: Theme, prefix: str) -> str:
    name = attributes.get("themeColor" if prefix == "theme" else "themeFill", "")
    digits = hexadecimal(theme.colour(name)) if name else ""
    if not digits:
        return ""
    tint = min(bits(attributes.get(f"{prefix}Tint"), 255), 255) / 255
    shade = min(bits(attributes.get(f"{prefix}Shade"), 255), 255) / 255
    return digits if tint == shade == 1 else tinted(digits, tint=tint, shade=shade)


def _mix(ground: str, ink: str, share: float) -> str:
    pairs = zip(_channels(ground), _channels(ink), strict=True)
    return _hex([g + (i - g) * share for g, i in pairs])


def _channels(digits: str) -> tuple[int, int, int]:
    return (int(digits[0:2] or "0", 16), int(digits[2:4] or "0", 16), int(digits[4:6] or "0", 16))


def _hex(channels: list[float]) -> str:
    return "".join(f"{min(255, max(0, round(x))):02x}" for x in channels)
