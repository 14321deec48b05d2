"""Number words of the languages loctool knows, as tables.

The forms are those of each language's school grammar; a form that is missing costs a false
alarm, never a wrong value. Values are checked against the reading of whole sentences in the
tests.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

HALF = Decimal("0.5")
QUARTER = Decimal("0.25")
THOUSAND, MILLION, BILLION, TRILLION = 10**3, 10**6, 10**9, 10**12


@dataclass(frozen=True, slots=True)
class NumberWords:
    """How one language writes numbers.

    Attributes:
        decimal: Marks before decimals, the usual one first.
        group: Marks between groups of three digits; a space stands for every kind of space.
        words: Cardinals and ordinals below a hundred, and whatever is one word.
        scales: Words that multiply what stands before them.
        unsure: Abbreviations that may multiply, or may be a unit (``11 m``).
        glue: Scale words inside one word, as in ``zweihundertfünf``; largest first.
        conjunctions: Words inside a number, as in ``treinta y cinco``.
        halves: Words behind a number that add a half; lower case.
        hints: Words that may stand for a value and need not, such as ``both``.
        decades: Words before a decade, as in ``années 90``.
        ones: Forms of one and first, a number only behind others: ``thirty-one``.
    """

    decimal: str
    group: str
    words: Mapping[str, int]
    scales: Mapping[str, int]
    unsure: Mapping[str, int] = field(default_factory=dict)
    glue: tuple[tuple[str, int], ...] = ()
    conjunctions: frozenset[str] = frozenset()
    halves: tuple[str, ...] = ()
    hints: Mapping[str, tuple[Decimal | int, ...]] = field(default_factory=dict)
    decades: frozenset[str] = frozenset()
    ones: frozenset[str] = frozenset()


@cache
def number_words(language: str) -> NumberWords | None:
    """The tables of a language, or nothing where loctool has none."""
    makers = {
        "de": _german,
        "en": _english,
        "es": _spanish,
        "fr": _french,
        "it": _italian,
        "nl": _dutch,
        "pl": _polish,
        "pt": _portuguese,
    }
    return makers[language]() if language in makers else None


def _listed(first: int, words: str) -> dict[str, int]:
    """Values for words in counting order; ``|`` stands between forms of one value."""
    return {
        form: value for value, forms in enumerate(words.split(), first) for form in forms.split("|")
    }


def _tens(words: str, first: int = 20) -> dict[str, int]:
    return {
        form: first + 10 * index
        for index, forms in enumerate(words.split())
        for form in forms.split("|")
    }


def _inflected(stems: Mapping[str, int], endings: str) -> dict[str, int]:
    """Every stem with every ending; ``-`` stands for none."""
    return {
        stem + ending.removeprefix("-"): value
        for stem, value in stems.items()
        for ending in endings.split()
    }


def _scaled(pairs: Mapping[int, str]) -> dict[str, int]:
    return {word: scale for scale, words in pairs.items() for word in words.split()}


def _hinted(
    pairs: Iterable[tuple[str, tuple[Decimal | int, ...]]],
) -> dict[str, tuple[Decimal | int, ...]]:
    return {word: values for words, values in pairs for word in words.split()}


def _german() -> NumberWords:
    units = _listed(2, "zwei|zwo drei vier fünf sechs sieben acht neun")
    tens = _tens("zwanzig dreißig|dreissig vierzig fünfzig sechzig siebzig achtzig neunzig")
    teens = _listed(
        10,
        "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
    )
    compounds = {
        f"{unit}und{ten}": value + tenfold
        for unit, value in ({"ein": 1} | units).items()
        for ten, tenfold in tens.items()
    }
    small = _listed(2, "zweit dritt viert fünft sechst siebt acht neunt")
    middle = {f"{word}t": value for word, value in teens.items()}
    large = {f"{word}st": value for word, value in (tens | compounds).items()}
    ordinals = small | middle | large | {"hundertst": 100, "tausendst": 1000}
    decades = {f"{ten}er": value for ten, value in ({"zehn": 10} | tens).items()}
    return NumberWords(
        decimal=",",
        group=". '’",
        words=_inflected(ordinals, "e er en es em ens")
        | _inflected(decades, "- n jahre jahren jahren")
        | {"zweier": 2, "dreier": 3, "vierer": 4, "vieren": 4, "dreien": 3, "zweien": 2}
        | units
        | teens
        | tens
        | compounds,
        scales=_scaled(
            {
                100: "hundert",
                THOUSAND: "tausend tsd",
                MILLION: "million millionen mio",
                BILLION: "milliarde milliarden mrd mia",
                TRILLION: "billion billionen bio",
                10**15: "billiarde billiarden",
                10**18: "trillion trillionen",
            }
        ),
        unsure=_scaled({THOUSAND: "k", MILLION: "m"}),
        glue=(("tausend", THOUSAND), ("hundert", 100)),
        ones=frozenset({"eins", "ein", "erste", "ersten", "erster", "erstes"}),
        hints=_hinted(
            [
                ("null keine keinen kein", (0,)),
                ("ein eins eine einen einem einer eines erste ersten erster erstes erstem", (1,)),
                ("einmal einzige einzigen einziger einziges erstmals jeder jede jedes je", (1,)),
                ("beide beiden beider beides paar doppelt doppelte doppelten doppelter", (2,)),
                ("verdoppelt verdoppelte verdoppeln doppel zweitens zweimal", (2,)),
                ("dreimal drittens verdreifacht dreifach trio trilogie drilling drillinge", (3,)),
                ("viermal quartett vervierfacht", (4,)),
                ("hälfte halb halbe halben halber halbes", (HALF, 50, 30, 2)),
                ("drittel", (3, 33, 30)),
                ("viertel vierteln quartal quartals", (QUARTER, 4, 15, 25, 45)),
                ("dreiviertel", (3, 4, 45, 75, Decimal("0.75"))),
                ("fünftel", (5, 20)),
                ("zehntel", (10,)),
                ("anderthalb eineinhalb anderthalbe", (Decimal("1.5"), 1)),
                ("dutzend dutzende", (12,)),
                ("jahrzehnt jahrzehnte jahrzehnten jahrzehnts", (10,)),
                ("jahrhundert jahrhunderts jahrhunderte jahrhunderten", (100,)),
                ("jahrtausend jahrtausends jahrtausende", (1000,)),
                ("mitternacht", (0, 24, 12)),
                ("mittag mittags", (12,)),
            ]
        ),
    )


def _english() -> NumberWords:
    units = _listed(2, "two three four five six seven eight nine")
    teens = _listed(
        10,
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    )
    tens = _tens("twenty thirty forty|fourty fifty sixty seventy eighty ninety")
    ordinals = _listed(
        2,
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
    )
    decades = {f"{ten[:-1]}ies": value for ten, value in tens.items()}
    decades |= {f"{ten[:-1]}ieth": value for ten, value in tens.items()}
    return NumberWords(
        decimal=".",
        group=", '’",
        words=units | teens | tens | ordinals | decades | {"hundredth": 100, "thousandth": 1000},
        scales=_scaled(
            {
                100: "hundred",
                THOUSAND: "thousand",
                MILLION: "million millions mln",
                BILLION: "billion billions bn bln",
                TRILLION: "trillion trillions tn",
                10**15: "quadrillion",
                10**18: "quintillion",
            }
        ),
        unsure=_scaled({THOUSAND: "k", MILLION: "m mn mm", BILLION: "b"}),
        conjunctions=frozenset({"and"}),
        halves=("and a half", "and one half", "and-a-half"),
        ones=frozenset({"one", "first"}),
        hints=_hinted(
            [
                ("zero nil no none nought", (0,)),
                ("one once first single sole only 1st each every", (1,)),
                ("both couple pair twice double doubled doubling doubles twin twins duo", (2,)),
                ("secondly either dual bilateral", (2,)),
                ("thrice triple tripled threefold trio trilogy triplets", (3,)),
                ("quadruple quadrupled fourfold quartet", (4,)),
                ("half halves halved", (HALF, 50, 30, 2)),
                ("thirds", (3, 33, 30)),
                ("quarter quarters", (QUARTER, 4, 15, 25, 45)),
                ("fifths", (5, 20)),
                ("tenths", (10,)),
                ("dozen dozens", (12,)),
                ("decade decades", (10,)),
                ("century centuries", (100,)),
                ("millennium millennia", (1000,)),
                ("midnight", (0, 24, 12)),
                ("noon midday", (12,)),
            ]
        ),
    )


def _french() -> NumberWords:
    units = _listed(2, "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze")
    units |= _listed(15, "quinze seize")
    tens = _tens(
        "vingt|vingts trente quarante cinquante soixante septante huitante|octante nonante"
    )
    ordinals = _listed(
        2,
        "deuxième|second|seconde|seconds|secondes troisième quatrième cinquième sixième septième "
        "huitième neuvième dixième onzième douzième treizième quatorzième quinzième seizième "
        "dix-septième dix-huitième dix-neuvième",
    )
    ordinals |= _tens("vingtième trentième quarantième cinquantième soixantième")
    plurals = {f"{word}s": value for word, value in ordinals.items()}
    return NumberWords(
        decimal=",.",
        group=" .'’",
        words=units | tens | ordinals | plurals | {"centième": 100, "millième": 1000},
        scales=_scaled(
            {
                100: "cent cents",
                THOUSAND: "mille",
                MILLION: "million millions mio",
                BILLION: "milliard milliards mrd mds md",
                TRILLION: "billion billions",
                10**18: "trillion trillions",
            }
        ),
        unsure=_scaled({THOUSAND: "k", MILLION: "m"}),
        conjunctions=frozenset({"et"}),
        halves=("et demi", "et demie"),
        ones=frozenset({"un", "une", "unième"}),
        hints=_hinted(
            [
                ("zéro aucun aucune nul nulle", (0,)),
                ("un une premier première premiers premières 1er 1re seul seule chaque", (1,)),
                ("double doublé doubler doubles paire couple duo jumeaux bis", (2,)),
                ("triple triplé tripler trio trilogie tiers", (3, 33, 30)),
                ("quadruple quadruplé quatuor", (4,)),
                ("moitié demi demie mi", (HALF, 50, 30, 2)),
                ("quart quarts trimestre", (QUARTER, 4, 15, 25, 45)),
                ("dizaine dizaines", (10,)),
                ("douzaine douzaines", (12,)),
                ("quinzaine", (15, 14, 2)),
                ("vingtaine", (20,)),
                ("trentaine", (30,)),
                ("quarantaine", (40,)),
                ("cinquantaine", (50,)),
                ("soixantaine", (60,)),
                ("centaine centaines", (100,)),
                ("millier milliers", (1000,)),
                ("décennie décennies", (10,)),
                ("siècle siècles", (100,)),
                ("millénaire millénaires", (1000,)),
                ("minuit", (0, 24, 12)),
                ("midi", (12,)),
            ]
        ),
        decades=frozenset({"années", "année"}),
    )


def _spanish() -> NumberWords:
    units = _listed(
        2,
        "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
        "dieciséis diecisiete dieciocho diecinueve veinte veintiuno|veintiún|veintiuna veintidós "
        "veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve",
    )
    tens = _tens("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30)
    hundreds = {
        stem + ending: 100 * value
        for stem, value in _listed(
            2, "doscient trescient cuatrocient quinient seiscient setecient ochocient novecient"
        ).items()
        for ending in ("os", "as")
    }
    ordinals = _listed(
        2, "segund tercer cuart quint sext séptim|sétim octav noven décim undécim duodécim"
    )
    ordinals |= _listed(13, "decimotercer decimocuart decimoquint decimosext decimoséptim")
    ordinals |= _listed(18, "decimoctav decimonoven vigésim") | {"centésim": 100}
    return NumberWords(
        decimal=",.",
        group=". ,'’",
        words=_inflected(ordinals, "o a os as") | units | tens | hundreds | {"tercer": 3},
        scales=_scaled(
            {
                100: "cien ciento",
                THOUSAND: "mil",
                MILLION: "millón millones mill",
                BILLION: "millardo millardos",
                TRILLION: "billón billones",
                10**18: "trillón trillones",
            }
        ),
        unsure=_scaled({THOUSAND: "k", MILLION: "m mm"}),
        conjunctions=frozenset({"y"}),
        halves=("y medio", "y media"),
        ones=frozenset({"un", "uno", "una", "primer", "primero", "primera"}),
        hints=_hinted(
            [
                ("cero ningún ninguno ninguna", (0,)),
                ("un una uno primer primero primera primeros primeras solo único única", (1,)),
                ("cada", (1,)),
                ("ambos ambas par pareja doble dobles duplicó duplicar gemelos dúo", (2,)),
                ("triple triplicó trío trilogía tercio tercios tercia", (3, 33, 30)),
                ("cuádruple cuadruplicó cuarteto", (4,)),
                ("mitad medio media medios mediados", (HALF, 50, 30, 2)),
                ("cuarto cuartos trimestre", (QUARTER, 4, 15, 25, 45)),
                ("decena decenas", (10,)),
                ("docena docenas", (12,)),
                ("quincena", (15, 14, 2)),
                ("centenar centenares centena", (100,)),
                ("millar millares miles", (1000,)),
                ("década décadas", (10,)),
                ("siglo siglos", (100,)),
                ("milenio milenios", (1000,)),
                ("medianoche", (0, 24, 12)),
                ("mediodía", (12,)),
            ]
        ),
        decades=frozenset({"años"}),
    )


def _italian() -> NumberWords:
    base = _listed(
        2,
        "due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
        "quindici sedici diciassette diciotto diciannove",
    )
    tens = _tens("venti trenta quaranta cinquanta sessanta settanta ottanta novanta")
    compounds: dict[str, int] = {}
    for ten, tenfold in tens.items():
        compounds |= {ten[:-1] + "uno": tenfold + 1, ten[:-1] + "un": tenfold + 1}
        compounds |= {ten[:-1] + "otto": tenfold + 8, ten + "tré": tenfold + 3}
        compounds |= {ten + unit: tenfold + value for unit, value in base.items() if value < 10}
    elided = {ten[:-1]: value for ten, value in tens.items()}  # trent'anni
    ages = {word[:-1] + "enne": value for word, value in (base | tens | compounds).items()}
    ordinals = _listed(2, "second terz quart quint sest settim ottav non decim")
    ordinals |= {
        word[:-1] + "esim": value for word, value in (base | tens | compounds).items() if value > 10
    }
    ordinals |= {"centesim": 100, "millesim": 1000}
    centuries = _listed(
        13, "duecento trecento quattrocento cinquecento seicento settecento ottocento novecento"
    )
    return NumberWords(
        decimal=",.",
        group=". '’",
        words=_inflected(ordinals, "o a i e") | base | tens | elided | ages | compounds,
        scales=_scaled(
            {
                100: "cento",
                THOUSAND: "mila mille",
                MILLION: "milione milioni mln",
                BILLION: "miliardo miliardi mld mrd",
                TRILLION: "bilione bilioni",
                10**18: "trilione trilioni",
            }
        ),
        unsure=_scaled({THOUSAND: "k", MILLION: "m"}),
        glue=(("mila", THOUSAND), ("mille", THOUSAND), ("cento", 100)),
        conjunctions=frozenset({"e"}),
        halves=("e mezzo", "e mezza"),
        ones=frozenset({"uno", "una", "un"}),
        hints=_hinted(
            [
                ("zero nessun nessuno nessuna", (0,)),
                ("un uno una primo prima primi prime solo sola unico unica ogni ciascuno", (1,)),
                ("ciascuna", (1,)),
                ("entrambi entrambe ambedue paio coppia doppio doppia raddoppiato duo", (2,)),
                ("raddoppiare raddoppiata gemelli", (2,)),
                ("triplo tripla triplicato trio trilogia terzi", (3, 33, 30)),
                ("quadruplo quadruplicato quartetto", (4,)),
                ("metà mezzo mezza mezzi", (HALF, 50, 30, 2)),
                ("quarto quarti trimestre", (QUARTER, 4, 15, 25, 45)),
                ("decina decine", (10,)),
                ("dozzina dozzine", (12,)),
                ("quindicina", (15,)),
                ("ventina", (20,)),
                ("trentina", (30,)),
                ("cinquantina", (50,)),
                ("centinaio centinaia", (100,)),
                ("migliaio migliaia", (1000,)),
                ("decennio decenni", (10,)),
                ("secolo secoli", (100,)),
                ("millennio millenni", (1000,)),
                ("mezzanotte", (0, 24, 12)),
                ("mezzogiorno", (12,)),
            ]
            + [(word, (value, 100 * (value - 11))) for word, value in centuries.items()]
        ),
        decades=frozenset({"anni"}),
    )


def _dutch() -> NumberWords:
    units = _listed(2, "twee drie vier vijf zes zeven acht negen")
    teens = _listed(
        10,
        "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien",
    )
    tens = _tens("twintig dertig veertig vijftig zestig zeventig tachtig negentig")
    compounds = {
        f"{unit}{'ën' if unit.endswith('e') else 'en'}{ten}": value + tenfold
        for unit, value in ({"een": 1} | units).items()
        for ten, tenfold in tens.items()
    }
    ordinals = _listed(2, "tweede derde vierde vijfde zesde zevende achtste negende")
    ordinals |= {f"{word}de": value for word, value in teens.items()}
    ordinals |= {f"{word}ste": value for word, value in (tens | compounds).items()}
    return NumberWords(
        decimal=",",
        group=". '’",
        words=units | teens | tens | compounds | ordinals | {"honderdste": 100},
        scales=_scaled(
            {
                100: "honderd",
                THOUSAND: "duizend",
                MILLION: "miljoen miljoenen mln mio",
                BILLION: "miljard miljarden mld mrd",
                TRILLION: "biljoen biljoenen",
                10**18: "triljoen triljoenen",
            }
        ),
        unsure=_scaled({THOUSAND: "k", MILLION: "m"}),
        glue=(("duizend", THOUSAND), ("honderd", 100)),
        halves=("en een half", "en een halve", "en half"),
        ones=frozenset({"een", "één", "eerste"}),
        hints=_hinted(
            [
                ("nul geen", (0,)),
                ("een één eén eerste enige enkele elk elke", (1,)),
                ("beide beiden paar dubbel dubbele verdubbeld verdubbelde tweemaal tweeling", (2,)),
                ("koppel duo tweetal allebei tweeën", (2,)),
                ("driemaal verdrievoudigd trio trilogie drietal", (3,)),
                ("viermaal kwartet viertal", (4,)),
                ("helft half halve halverwege", (HALF, 50, 30, 2)),
                ("derden", (3, 33, 30)),
                ("kwart kwartaal kwartier", (QUARTER, 4, 15, 25, 45)),
                ("anderhalf anderhalve", (Decimal("1.5"), 1)),
                ("tweeënhalf tweeënhalve tweeëneenhalf", (Decimal("2.5"), 2)),
                ("drieënhalf drieënhalve drieëneenhalf", (Decimal("3.5"), 3)),
                ("vierenhalf vierenhalve viereneenhalf", (Decimal("4.5"), 4)),
                ("tiental tientallen decennium decennia", (10,)),
                ("dozijn dozijnen", (12,)),
                ("twintigtal", (20,)),
                ("honderdtal eeuw eeuwen", (100,)),
                ("duizendtal millennium", (1000,)),
                ("middernacht", (0, 24, 12)),
                ("middag", (12,)),
            ]
        ),
        decades=frozenset({"jaren"}),
    )


def _portuguese() -> NumberWords:
    units = _listed(
        2,
        "dois|duas três quatro cinco seis sete oito nove dez onze doze treze "
        "quatorze|catorze quinze dezesseis|dezasseis dezessete|dezassete dezoito "
        "dezenove|dezanove",
    )
    tens = _tens("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa")
    hundreds = {
        stem + ending: 100 * value
        for stem, value in _listed(
            2, "duzent trezent quatrocent quinhent seiscent setecent oitocent novecent"
        ).items()
        for ending in ("os", "as")
    }
    ordinals = _listed(2, "segund terceir quart quint sext sétim oitav non décim")
    ordinals |= _tens("vigésim trigésim quadragésim quinquagésim") | {"centésim": 100}
    return NumberWords(
        decimal=",.",
        group=". '’",
        words=_inflected(ordinals, "o a os as") | units | tens | hundreds,
        scales=_scaled(
            {
                100: "cem cento",
                THOUSAND: "mil",
                MILLION: "milhão milhões mi",
                BILLION: "bilhão bilhões bi",
                TRILLION: "bilião biliões trilhão trilhões tri",
                10**18: "trilião triliões",
            }
        ),
        unsure=_scaled({THOUSAND: "k", MILLION: "m"}),
        conjunctions=frozenset({"e"}),
        halves=("e meio", "e meia"),
        ones=frozenset({"um", "uma", "primeiro", "primeira"}),
        hints=_hinted(
            [
                ("zero nenhum nenhuma", (0,)),
                ("um uma primeiro primeira primeiros primeiras só único única cada", (1,)),
                ("ambos ambas par casal dupla duplo dobro dobrou duplicou gêmeos gémeos", (2,)),
                ("triplo tripla triplicou trio trilogia terço terços", (3, 33, 30)),
                ("quádruplo quadruplicou quarteto", (4,)),
                ("metade meio meia meados", (HALF, 50, 30, 2, 6)),
                ("quarto quartos trimestre", (QUARTER, 4, 15, 25, 45)),
                ("dezena dezenas", (10,)),
                ("dúzia dúzias", (12,)),
                ("quinzena", (15, 14, 2)),
                ("centena centenas", (100,)),
                ("milhar milhares", (1000,)),
                ("década décadas", (10,)),
                ("século séculos", (100,)),
                ("milénio milênio", (1000,)),
                ("noite", (0, 24, 12)),
            ]
        ),
        decades=frozenset({"anos"}),
    )


def _polish() -> NumberWords:
    cardinals = _listed(
        2,
        "dwa|dwie|dwóch|dwu|dwaj|dwoma|dwiema|dwóm|dwoje|dwojga "
        "trzy|trzej|trzech|trzem|trzema|troje|trojga "
        "cztery|czterej|czterech|czterem|czterema|czworo "
        "pięć|pięciu|pięcioma|pięcioro sześć|sześciu|sześcioma|sześcioro "
        "siedem|siedmiu|siedmioma|siedmioro osiem|ośmiu|ośmioma|ośmioro "
        "dziewięć|dziewięciu|dziewięcioma|dziewięcioro "
        "dziesięć|dziesięciu|dziesięcioma|dziesięcioro",
    )
    teens = _listed(
        11,
        "jedenast dwunast trzynast czternast piętnast szesnast siedemnast osiemnast dziewiętnast",
    )
    counted = {f"{stem[:-2]}ście": value for stem, value in teens.items()} | {"dwanaście": 12}
    tens = _tens(
        "dwadzieścia|dwudziestu|dwudziestoma trzydzieści|trzydziestu|trzydziestoma "
        "czterdzieści|czterdziestu pięćdziesiąt|pięćdziesięciu sześćdziesiąt|sześćdziesięciu "
        "siedemdziesiąt|siedemdziesięciu osiemdziesiąt|osiemdziesięciu "
        "dziewięćdziesiąt|dziewięćdziesięciu"
    )
    hundreds = _listed(
        2,
        "dwieście|dwustu trzysta|trzystu czterysta|czterystu pięćset|pięciuset "
        "sześćset|sześciuset siedemset|siedmiuset osiemset|ośmiuset dziewięćset|dziewięciuset",
    )
    hundreds = {word: 100 * value for word, value in hundreds.items()}
    ordinals = _listed(2, "drug trzec czwart piąt szóst siódm ósm dziewiąt dziesiąt")
    ordinals |= _tens(
        "dwudziest trzydziest czterdziest pięćdziesiąt sześćdziesiąt siedemdziesiąt "
        "osiemdziesiąt dziewięćdziesiąt"
    )
    ordinals |= teens | {"setn": 100, "tysięczn": 1000}
    endings = "y a e ego ej emu ym ych ymi ą i im iego iej iemu ich imi ia ie ią"
    return NumberWords(
        decimal=",.",
        group=" .'’",
        words=_inflected(ordinals, endings)
        | cardinals
        | counted
        | _inflected(teens, "u oma")
        | tens
        | hundreds,
        scales=_scaled(
            {
                100: "sto stu",
                THOUSAND: "tysiąc tysiące tysięcy tysiąca tysiącach tysiącom tysiącami tys",
                MILLION: "milion miliony milionów miliona milionach milionom milionami mln",
                BILLION: "miliard miliardy miliardów miliarda miliardach miliardom mld",
                TRILLION: "bilion biliony bilionów biliona bln",
                10**18: "trylion tryliony trylionów",
            }
        ),
        unsure=_scaled({THOUSAND: "k", MILLION: "m"}),
        halves=("i pół",),
        ones=frozenset(
            {"jeden", "jedna", "jedno", "jednego", "jednej", "pierwszy", "pierwsza", "pierwszego"}
        ),
        hints=_hinted(
            [
                ("zero żaden żadna żadne żadnego żadnej", (0,)),
                ("jeden jedna jedno jednego jednej jednym jedną jedyny jedyna każdy każda", (1,)),
                ("pierwszy pierwsza pierwsze pierwszego pierwszej pierwszym pierwszą raz", (1,)),
                ("pierwszych pierwszymi jednym", (1,)),
                ("oba obie oboje obu para parę pary podwójny podwójna podwójnie dwukrotnie", (2,)),
                ("podwoić podwoił podwoiła podwoiły duet bliźnięta obydwa obydwie obaj", (2,)),
                ("wtóry drugie dwukrotny dwukrotna dwukrotnego", (2,)),
                ("trzykrotnie potrójny potrójna trio trylogia tercet trzykrotny", (3,)),
                ("czterokrotnie kwartet", (4,)),
                ("połowa połowę połowy połowie pół wpół półtora", (HALF, 50, 30, 2)),
                ("półtora półtorej", (Decimal("1.5"), 1)),
                ("ćwierć kwartał kwartale kwartału kwadrans", (QUARTER, 4, 15, 25, 45)),
                ("tuzin tuzina", (12,)),
                ("dekada dekady dekad dziesięciolecie dziesięciolecia dekadzie", (10,)),
                ("wiek wieku wieki wieków stulecie stulecia setki setek", (100,)),
                ("tysiąclecie tysiąclecia", (1000,)),
                ("północ północy", (0, 24, 12)),
                ("południe południu", (12,)),
            ]
        ),
        decades=frozenset({"lata", "lat", "latach", "latami"}),
    )
