"""The page's colours against WCAG 2.2: 1.4.3 for text, 1.4.11 for lines and frames."""

from __future__ import annotations

import re
from importlib import resources

import pytest

STYLE = (resources.files("loctool.reports") / "page.css").read_text("utf-8")

TEXT, GRAPHIC = 4.5, 3.0
"""The least contrast: success criteria 1.4.3 (AA) and 1.4.11 (AA)."""

CONCEPTS = tuple(f"c{number}" for number in range(1, 8))

PAIRS = [
    *[(colour, ground, TEXT) for colour in ("ink", "muted", "accent", "bad", "good")
      for ground in ("paper", "card")],
    *[("edge", ground, GRAPHIC) for ground in ("paper", "card")],
    *[("ink", f"{concept}-tint", TEXT) for concept in CONCEPTS],
    *[(f"{concept}-line", f"{concept}-tint", TEXT) for concept in CONCEPTS],
    *[(f"{concept}-line", "paper", GRAPHIC) for concept in CONCEPTS],
    *[(line, f"{concept}-tint", GRAPHIC) for concept in CONCEPTS for line in ("bad", "muted")],
]  # fmt: skip


def palettes() -> dict[str, dict[str, str]]:
    """The colours of both schemes; the dark one's lie over the light one's."""
    roots = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", root)) for root in roots)
    return {"light": light, "dark": light | dark}


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_is_wcags() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("colour", "ground", "least"), PAIRS)
def test_colours_stand_out(scheme: str, colour: str, ground: str, least: float) -> None:
    palette = palettes()[scheme]
    assert contrast(palette[colour], palette[ground]) >= least


def test_both_schemes_have_the_same_colours_and_all_that_are_used() -> None:
    used = set(re.findall(r"var\(--([\w-]+)", STYLE)) - {"tint", "line"}
    light, dark = palettes().values()
    assert used <= set(light) == set(dark)


def test_colours_are_named_once() -> None:
    beyond = re.sub(r":root \{.*?\}", "", STYLE, flags=re.DOTALL)
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgb\(|hsl\(", beyond)
