from __future__ import annotations

import pytest

from tests.checks.guarding import found

KEPT = [
    ("en", "Die Serie wird nicht verlängert.", "The series won't be renewed."),
    ("en", "Die Serie wird nicht verlängert.", "The series won’t be renewed."),
    ("en", "Das Studio nannte keine Zahlen.", "The studio declined to give figures, none at all."),
    ("en", "Er konnte nicht kommen.", "He was unable to come."),
    ("en", "Das Publikum kam nicht.", "The audience failed to show up."),
    ("en", "Kein Trailer, kein Termin", "Neither a trailer nor a date"),
    ("en", "Der Film kommt ohne Effekte aus.", "The film does without effects."),
    ("en", "Das Ende blieb nicht bekannt.", "The ending remained unknown."),
    ("fr", "Die Serie wird nicht verlängert.", "La série n’est pas renouvelée."),
    ("fr", "Niemand wusste davon.", "Aucun n’était au courant."),
    ("es", "Die Serie wird nicht verlängert.", "La serie no se renovará."),
    ("es", "Er hat nie Regie geführt.", "Jamás ha dirigido."),
    ("it", "Die Serie wird nicht verlängert.", "La serie non sarà rinnovata."),
    ("it", "Der Film kommt ohne Stars aus.", "Il film è privo di star."),
    ("nl", "Die Serie wird nicht verlängert.", "De serie wordt niet verlengd."),
    ("nl", "Er sagte nichts.", "Hij zei niks."),
    ("pl", "Die Serie wird nicht verlängert.", "Serial nie zostanie przedłużony."),
    ("pl", "Es gibt keinen Termin.", "Brak terminu."),
    ("pt", "Die Serie wird nicht verlängert.", "A série não será renovada."),
    ("pt", "Sie kam ohne Begleitung.", "Ela veio sem acompanhante."),
]

LOST = [
    ("en", "Die Serie wird nicht verlängert.", "The series will be renewed."),
    ("en", "Das Studio nannte keine Zahlen.", "The studio gave figures."),
    ("en", "Der Film kommt ohne Effekte aus.", "The film comes with effects."),
    ("en", "Sie hat noch nie Regie geführt.", "She has directed before."),
    ("en", "Weder Sony noch Disney bieten mit.", "Both Sony and Disney are bidding."),
    ("en", "Niemand wusste davon.", "The people knew about it, as the student and client said."),
    ("fr", "Die Serie wird nicht verlängert.", "La série sera renouvelée."),
    ("es", "Die Serie wird nicht verlängert.", "La serie se renovará."),
    ("it", "Die Serie wird nicht verlängert.", "La serie sarà rinnovata."),
    ("nl", "Die Serie wird nicht verlängert.", "De serie wordt verlengd."),
    ("pl", "Die Serie wird nicht verlängert.", "Serial zostanie przedłużony."),
    ("pt", "Die Serie wird nicht verlängert.", "A série será renovada."),
]

NO_NEGATION = [
    ("Nicht nur Sony, sondern auch Disney bietet mit.", "Sony and also Disney are bidding."),
    ("Das liegt nicht zuletzt an der Musik.", "This is partly due to the music."),
    ("Das ist nichts als Werbung.", "That is pure advertising."),
    ("Unter anderem kommt Greta Gerwig.", "Greta Gerwig, among others, is coming."),
    ("Das ist nicht unüblich.", "That is common."),
    ("Ohne Zweifel ein Erfolg", "Clearly a success"),
    ("Das war doch gut, nicht wahr?", "That was good, right?"),
    ("Sie fragte, ob der Film läuft oder nicht.", "She asked whether the film was running."),
    ("Die Serie läuft ohnehin im Herbst.", "The series airs in autumn anyway."),
]


@pytest.mark.parametrize(("language", "source", "target"), KEPT)
def test_a_negation_may_take_any_form(language, source, target):
    assert found("negation-missing", source, target, language) == []


@pytest.mark.parametrize(("language", "source", "target"), LOST)
def test_a_lost_negation_is_found(language, source, target):
    assert found("negation-missing", source, target, language)


@pytest.mark.parametrize(("source", "target"), NO_NEGATION)
def test_what_only_looks_like_a_negation_is_no_finding(source, target):
    assert found("negation-missing", source, target) == []
