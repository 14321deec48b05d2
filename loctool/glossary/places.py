"""Cities that entertainment news are about, as German names them; CLDR has only those of zones."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CITIES = _words(
    """Aachen Augsburg Babelsberg Barcelona Basel Bayreuth Bern Bielefeld Bochum Bonn Bremen
    Breslau Cannes Chemnitz Darmstadt Dortmund Dresden Duisburg Düsseldorf Edinburgh Erfurt
    Florenz Frankfurt Freiburg Genf Graz Halle Hamburg Hannover Heidelberg Hollywood Innsbruck
    Karlsruhe Kassel Kiel Klagenfurt Konstanz Krakau Köln Leipzig Linz Locarno Lübeck Luzern
    Magdeburg Mailand Mainz Mannheim Marseille Mumbai München Münster Neapel Nürnberg
    Oberhausen Osnabrück Peking Potsdam Regensburg Rostock Rotterdam Saarbrücken Salzburg
    Stuttgart Sundance Toulouse Tübingen Turin Ulm Venedig Weimar Wiesbaden Wolfsburg
    Wuppertal Würzburg Atlanta Boston Miami Texas Florida Kalifornien Bayern Sachsen Hessen
    Thüringen Brandenburg Tirol Europa Asien Afrika Amerika Nordamerika Südamerika Australien
    England Schottland Wales Lateinamerika Skandinavien Sowjetunion"""
)
