"""German articles and what their translations rightly write otherwise: no check may object."""

from __future__ import annotations

import pytest

from loctool.checks import BUILT_IN, Pair, load_check, run

FAIR = [
    ("en", "Am 3. Oktober kamen 1.500 Gäste.", "On October 3, 1,500 guests came."),
    ("en", "Die Premiere beginnt um 20 Uhr.", "The premiere starts at 8 p.m."),
    ("en", "Der Film läuft um 20:15 Uhr.", "The film airs at 8:15 p.m."),
    ("en", "„Wir drehen weiter“, sagte sie.", "“We keep filming,” she said."),
    ("en", "„Wir drehen weiter.“", '"We keep filming."'),
    ("fr", "„Wir drehen weiter“, sagte sie.", "«\u00a0Nous continuons\u00a0», a-t-elle dit."),
    ("fr", "„Wir drehen weiter“, sagte sie.", "«\u202fNous continuons\u202f», a-t-elle dit."),
    ("fr", "Wer führt Regie?", "Qui réalise le film\u202f?"),
    ("fr", "Regie: Mia Sand", "Réalisation\u00a0: Mia Sand"),
    ("en", "Das Budget: 5 Mio. Euro", "The budget: 5 million euros"),
    ("en", "Das Budget liegt bei 4,5 Mio. €.", "The budget is €4.5 million."),
    ("en", "Gewerke, z. B. Schnitt, Ton usw.", "Crafts, e.g. editing, sound, etc."),
    ("en", "Es kamen Schauspieler, Autoren usw.", "Actors and writers came."),
    ("en", "Drehbuchautorin", "screenwriter"),
    ("en", "Regisseur und Kameramann", "director and cinematographer"),
    ("es", "Wer kommt zur Premiere?", "¿Quién viene al estreno?"),
    ("es", "Schnitt!", "¡Corten!"),
    ("el", "Wer kommt?", "Ποιος έρχεται;"),
    ("ja", "Wer kommt zur Premiere?", "プレミアには誰が来ますか？"),
    ("zh", "Der Film ist fertig.", "影片完成了。"),
    ("ar", "Wer kommt, und wann?", "من سيأتي، ومتى؟"),
    ("hi", "Der Film ist fertig.", "फ़िल्म पूरी हो गई है।"),
    ("th", "Der Film ist fertig.", "ภาพยนตร์เสร็จแล้ว"),
    ("nl", "Abends läuft der Film.", "'s Avonds draait de film."),
    ("en", "Das iPad steht am Set.", "iPads are on set."),
    ("en", "Der Preis der Autor*innen und Maler*innen", "The prize of the writers and painters"),
    ("en", "Der Film kostete 50 % mehr.", "The film cost 50% more."),
    ("en", "Film – Fernsehen – Streaming", "Film, television, streaming"),
    ("en", "Die Serie der 1990er-Jahre (siehe S. 12)", "The series of the 1990s (see p. 12)"),
    ("pl", "Der Film „Nebel“ läuft an.", "Film „Mgła” wchodzi do kin."),
    ("it", "Es war ein Fest …", "È stata una festa…"),
    ("en", "Mehr dazu auf https://kino.test/de/neu.", "More at https://kino.test/en/neu."),
    ("en", "Die, die die Serie kennen, freuen sich.", "Those who know that that is so are glad."),
]  # fmt: skip

CHECKS = [load_check(id) for id in sorted(BUILT_IN)]


@pytest.mark.parametrize(("language", "source", "target"), FAIR, ids=[pair[2] for pair in FAIR])
def test_what_german_writes_otherwise_is_no_finding(language, source, target):
    assert run(CHECKS, Pair(source, target, "de", language)) == ()
