"""Words that tell a full stop of an abbreviation or ordinal from the end of a sentence.

Own lists: written for newsroom German from Duden's usage (a full stop after abbreviations that
are read out in full, none in ``GmbH`` or ``TV``), shorter ones for the other languages.
"""

from __future__ import annotations

from dataclasses import dataclass


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Rules:
    """What a language knows about its full stops.

    Attributes:
        open_abbreviations: Never the last word of a sentence: something must follow them.
        closed_abbreviations: May end a sentence; then a sentence starter follows.
        numeric: Abbreviations only before a number, otherwise words: ``Art. 5``.
        several: Abbreviations of several words, without their spaces: ``z.B``.
        closed_several: Those that may end a sentence: ``u.a``.
        starters: Capitalized words that are no nouns or names: after them no ordinal is meant.
        determiners: Words after which a number with a full stop is an ordinal.
        ordinal_nouns: Words before which a number with a full stop is an ordinal.
        shouting: Names that end in ``!``.
        has_ordinals: Whether a number with a full stop before a capital may be an ordinal.
    """

    open_abbreviations: frozenset[str]
    closed_abbreviations: frozenset[str] = frozenset()
    numeric: frozenset[str] = frozenset()
    several: frozenset[str] = frozenset()
    closed_several: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    ordinal_nouns: frozenset[str] = frozenset()
    shouting: frozenset[str] = frozenset({"Yahoo", "Jeopardy"})
    has_ordinals: bool = False


_TITLES = _words(
    "Dr Mr Mrs Ms Mx Prof Rev Hon Sen Gov Capt Cpt Lt Sgt Col Gen Cmdr Maj St Ste Mt Ft"
)
_COMPANIES = _words("Inc Corp Co Ltd Bros Jr Sr Intl Cie")
_NUMBERED = _words(
    "No Nos Nr Vol Vols Fig Figs Tab Art Abs Kap Bd Pos Ausg Ep Eps Ziff Pkt Anm Ch Sec"
)

GERMAN = Rules(
    open_abbreviations=_TITLES
    | _words(
        """Abb Abg Ing Dipl Mag Lic Hl Hr Hrn Frl Hrsg Nr Nrn Bd Vol Tel Bgm Min.-Präs Vors
        geb gest verh gesch gez verst ca Ca bzw Bzw inkl Inkl exkl zzgl abzgl ggf Ggf evtl Evtl
        sog Sog vgl Vgl lt Lt mind Mind max min allg bes einschl ehem Ehem entspr insb Insb
        jew angebl amerik engl frz franz dt ital span jap österr schweiz russ poln türk brit
        europ internat nat reg urspr verantw wg wiss zit zw hrsg od resp Resp spez St vs Vs ver
        gegr kath ev Bsp Feat feat ft Op Univ Reg Rep Pfr Präs stv Stv komm kfm techn tägl jährl
        monatl wöchentl vorl voraussichtl"""
    ),
    closed_abbreviations=_COMPANIES
    | _words(
        """usw etc Etc ff Mio Mrd Bio Tsd Std Sek Min Str Hbf Jh Jhd Jhdt Red Nds Kl Abt Stk MwSt
        Jan Feb Febr Apr Aug Sept Sep Okt Nov Dez Mo Di Mi Do Fr Sa So Jg Chr Tab Verf usf"""
    )
    - _words("Bio"),
    numeric=_NUMBERED,
    several=_words(
        """z.B Z.B d.h D.h D.H i.d.R I.d.R i.A i.V i.S i.S.d i.S.v i.H.v i.B m.E m.W u.U U.U u.Z
        v.a V.a z.T Z.T z.Zt Z.Zt z.Z z.Hd s.o s.u S.o S.u b.w o.g O.g u.g i.e i.Tr a.a a.d a.M
        a.k.a d.J d.M d.R z.H u.d.T h.c e.h s.a n.n k.u.k T.C o.B P.T"""
    ),
    closed_several=_words(
        """u.a U.a u.a.m u.ä u.Ä o.ä o.Ä o.J o.O v.Chr n.Chr v.u.Z n.u.Z e.V i.R a.D a.G a.m p.m
        u.v.m u.v.a u.dgl o.dgl u.s.w m.b.H L.A D.C N.Y a.O i.E U.S U.K"""
    ),
    starters=_words(
        """Der Die Das Den Dem Des Ein Eine Einen Einem Einer Eines Kein Keine Keinen Keinem
        Keiner Er Sie Es Wir Ihr Ich Du Man Ihm Ihn Ihnen Uns Euch Mich Mir Dich Dir Sich Jemand
        Niemand Wer Was Wen Wem Wessen Welche Welcher Welches Welchen Dieser Diese Dieses Diesen
        Diesem Jener Jene Jenes Jeder Jede Jedes Jeden Jedem Alle Alles Allen Einige Manche
        Mancher Viele Vielen Wenige Mehrere Beide Beiden Solche Mein Meine Meinen Meinem Meiner
        Dein Deine Seine Seinen Seinem Seiner Ihre Ihren Ihrem Ihrer Unser Unsere Unseren Unserem
        Unserer Eure Euer Und Oder Aber Doch Denn Sondern Dass Ob Weil Wenn Als Wie Bevor Nachdem
        Während Obwohl Obgleich Damit Sodass Sobald Solange Sofern Falls Indem Seitdem Bis Da
        Dann Danach Davor Dafür Dagegen Dabei Dadurch Dazu Daher Darum Deshalb Deswegen Dennoch
        Trotzdem Darauf Darin Daran Darüber Darunter Davon Daraus Dahinter Dort Hier Hierzu
        Hierfür Hinzu Nun Jetzt Heute Gestern Morgen Bald Später Früher Zuvor Vorher Nachher
        Zunächst Zuerst Zuletzt Schließlich Endlich Anschließend Inzwischen Mittlerweile
        Derzeit Aktuell Momentan Bereits Schon Noch Nur Auch Sogar Selbst Ebenso Ebenfalls
        Außerdem Zudem Ferner Überdies Allerdings Jedoch Hingegen Vielmehr Immerhin Zumindest
        Wenigstens Vielleicht Wahrscheinlich Vermutlich Möglicherweise Offenbar Angeblich
        Tatsächlich Natürlich Leider Zwar Also Folglich Somit So Nicht Nie Niemals Immer Oft
        Manchmal Meist Meistens Sehr Ganz Mehr Weniger Etwa Rund Knapp Fast Gut Über Unter Im In
        Am An Auf Aus Bei Beim Vom Von Zu Zum Zur Mit Ohne Um Für Gegen Durch Nach Vor Seit Ab
        Hinter Neben Zwischen Ans Aufs Ins Trotz Wegen Statt Anstatt Laut Gemäß Dank Gegenüber
        Innerhalb Außerhalb Warum Wieso Weshalb Wann Wo Woher Wohin Womit Wofür Wobei Wodurch
        Worauf Worüber Ja Nein Hat Haben Hatte Hatten Ist Sind War Waren Wird Werden Wurde
        Wurden Würde Kann Können Konnte Muss Müssen Musste Soll Sollen Sollte Will Wollen Wollte
        Darf Dürfen Mag Möchte Lässt Gibt Geht Kommt Macht Bleibt Insgesamt Einerseits
        Andererseits Stattdessen Beispielsweise Zugleich Gleichzeitig Kurz Erst Erstmals Damals
        Seither Daneben Demnach Demzufolge Dementsprechend Dies Einst Niemand Nichts Etwas Wozu
        Weder Entweder Sowohl Neu Parallel Gemeinsam Rückblickend Entsprechend Weitere Weiterhin
        Weiter Wieder Wie Ansonsten Sonst Dazwischen Je Laut Besonders Gerade Genau Hinzukommt"""
    ),
    determiners=_words(
        """der die das den dem des am zum zur beim vom im ins ans ab bis nach vor seit in mit als
        einen einem einer eines eine ein kein keine keinen seine seinen seinem seiner seines sein
        ihre ihren ihrem ihrer ihres ihr unsere unseren unserem unserer unser meine meinen meinem
        meiner mein dein deine eure dessen deren jede jeder jedes jeden jedem diese dieser dieses
        diesen diesem welche welcher welches jene jener jenes Der Die Das Den Dem Des Am Zum Zur
        Beim Vom Im Ab Bis Nach Vor Seit Mit In Als Jede Jeder Jedes Jeden Diese Dieser Dieses
        Ihre Ihr Seine Sein Unsere Unser Mein Meine Einen Einem und oder bzw Montag Dienstag
        Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag Mo Di Mi Do Fr Sa So"""
    ),
    ordinal_nouns=_words(
        """Januar Jänner Februar März April Mai Juni Juli August September Oktober November
        Dezember Jan Feb Febr Apr Aug Sept Sep Okt Nov Dez Staffel Folge Film Teil Episode
        Geburtstag Jahrestag Todestag Hochzeitstag Jubiläum Mal Auflage Ausgabe Saison Quartal
        Internationale Internationalen Internationales Filmfest Filmfestspiele Berlinale Liga
        Bundesliga Jahrhundert Jahrhunderts Weltkrieg Weltkriegs Platz Rang Stock Klasse Akt
        Runde Drehtag Spieltag Verleihung Oscarverleihung Advent Drehwoche FC Hälfte"""
    ),
    has_ordinals=True,
)

ENGLISH = Rules(
    open_abbreviations=_TITLES
    | _words(
        "Messrs Esq Gens Sens Reps Pres Supt Assn vs Vs approx Dept est ca cf viz incl Ave Blvd"
    ),
    closed_abbreviations=_COMPANIES
    | _words(
        """etc al Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri
        Ave Rd St Univ min hr hrs sec mins"""
    )
    - _words("St Ave"),
    numeric=_NUMBERED | _words("pp p ch no nos pg"),
    several=_words("e.g E.g i.e I.e Ph.D.Dr"),
    closed_several=_words("a.m p.m A.M P.M U.S U.K U.N E.U Ph.D M.D B.A M.A D.C N.Y L.A"),
    starters=_words(
        """The A An This That These Those He She It We You I They His Her Its Our Your Their My
        There Here And But Or So Yet If When While As Since Because Although After Before Until
        In On At By For From With Without To Of Into Over Under During Now Then Today Later
        However Meanwhile Moreover What Who Where Why How Is Are Was Were Has Have Had Do Does
        Did Can Could Will Would Should May Might Must No Not Yes All Some Many Most Each Every
        Both Only Also Still Even Just Once"""
    ),
)

_ROMANCE = _TITLES | _words(
    """M MM Mme Mmes Mlle Mlles Me Mgr Sr Sra Srta Sres Ud Uds Vd Dra Sig Sigg Dott Avv Ing Prof
    Profa Exmo Lda cf Cf env av apr ej pág págs p pp vol núm num tel Tel ecc2 ss fig cap"""
)

OTHERS = {
    "fr": Rules(_ROMANCE, _COMPANIES | _words("etc"), _NUMBERED | _words("n art chap")),
    "es": Rules(_ROMANCE | _words("EE"), _COMPANIES | _words("etc UU"), _NUMBERED | _words("n")),
    "it": Rules(_ROMANCE, _COMPANIES | _words("ecc etc"), _NUMBERED | _words("n art")),
    "pt": Rules(_ROMANCE, _COMPANIES | _words("etc"), _NUMBERED | _words("n art")),
    "nl": Rules(
        _TITLES | _words("dhr mevr mw drs ir mr prof dr bijv nl resp o.a incl excl vgl blz evt ca"),
        _COMPANIES | _words("enz etc jl"),
        _NUMBERED | _words("nr blz art"),
        _words("d.w.z o.a m.b.t i.p.v t.o.v t.a.v m.a.w z.g.n i.v.m b.v"),
        _words("e.d o.i.d"),
    ),
    "pl": Rules(
        _words(
            "dr prof mgr inż hab ks św ul al pl np tzn tzw tj im gen płk por red reż prod wg ok"
        ),
        _COMPANIES | _words("itd itp r w tys zł godz min ang"),
        _NUMBERED | _words("nr str art rozdz t s"),
    ),
}
"""By BCP 47 code. A language that is not listed gets :data:`GENERAL`."""

GENERAL = Rules(_TITLES, _COMPANIES | _words("etc"), _NUMBERED)


def rules_for(language: str) -> Rules:
    """The rules of a language, general ones where it has none of its own."""
    return {"de": GERMAN, "en": ENGLISH}.get(language) or OTHERS.get(language, GENERAL)
