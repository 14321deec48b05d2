"""Word lists of the checks, each a plain list of words for people to extend."""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    """The words of a text, for lists that people can read and extend."""
    return frozenset(text.split())


GERMAN = words(
    """aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim
    bereits bis bisher da dabei dafür damit danach dann daran darauf daraus darf darin darüber
    das dass davon dazu dem den denen denn der deren des dessen deshalb die dies diese diesem
    diesen dieser dieses doch dort du durch durfte ein eine einem einen einer eines einige er
    erst es etwa etwas euch für gegen geht gemacht gibt ging habe haben hat hatte hatten heißt
    heute hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins ist ja
    jede jeden jeder jedoch jetzt kam kann kein keine keinen kommt konnte konnten können lässt
    mal man mehr mein meine mich mir mit möchte muss musste müssen nach neben nicht nichts noch
    nun nur ob oder ohne schon sehr sein seine seinem seinen seiner seit selbst sich sie sieht
    sind so sogar soll sollen sollte sondern sowie steht trotz über um und uns unser unter viele
    vielen vom von vor war waren warum was weil welche wenn werden wer wie wieder will wir wird
    wo wollen wollte worden wurde wurden während würde würden zu zum zur zwar zwischen"""
)
"""The commonest German words that carry no meaning of their own."""

SHARED = {
    "en": "also am an as da darf die du er erst in ins hat hin man mal mir mit so um war was will "
    "wo wer bis den dies does uns es ja",
    "fr": "ah as des du en er es etwa in ins man me mir on or sein son sur un um uns",
    "es": "da den des du en es ha in la man me mal mi no se so un uno uns van",
    "it": "da dei des di du e es in la man me mi mal no se si so un uno",
    "nl": "al alle als an bij beter da dan das de den der des die dies door dort du een en er es "
    "ging haar hat hier hin hun in ins is ja kam kan man mal me mit mijn mir na nach neben nu ob "
    "of om so stand toe uit van vol voor war was waren wat we wel wie wil wo worden zo zijn ",
    "pl": "aby ale co da do go i in ja je jest ma mal mi na nam nie nim no od on po so ta tak tam "
    "to tu um w was we wie z za ze",
    "pt": "alle as da das de dem den der des do du e em es in ir ma mal me no o os por se so um "
    "uns",
}
"""Words of that list which the language also has, or which German and it share in names."""

ENGLISH = words("the of and a to in for on with my your his her we you is at from by")
"""English words that tell an English title."""

ACRONYMS = words(
    """EU USA UN UNO NATO WHO IWF EZB DDR BRD UdSSR AIDS DNA DNS RNA KI BIP CEO CO2 DVD GUS IOC IOK
    MRT CT EKG GPS HIV UFO LKW PKW Uhr TV WLAN MRI REM OPEC B&B AG GmbH UTC MEZ MESZ OECD FSJ
    NGO UNHCR IAEA IPCC ADHS ADS EVA UK NS SS OK PC U S E VIP IT PR PS WM EM GAU PIN"""
)
"""Acronyms that other languages may write otherwise: ``OTAN``, ``EE. UU.``, ``IA``."""

FIRST_NAMES = words(
    """Aaron Adam Adrian Alan Alex Alexander Alexandra Alice Amanda Amy Andrea Andreas Andrew Andy
    Angela Angelina Anja Anna Anne Anthony Anton Antonio Arnold Arthur Barbara Barry Ben
    Benjamin Bernd Bill Billy Bob Brad Brian Bruce Bryan Cameron Carl Carla Carlos Caroline Cate
    Catherine Charles Charlie Charlize Chris Christian Christina Christine Christoph Christopher
    Claire Claudia Clint Colin Daniel Daniela Dave David Demi Denis Dennis Diana Dieter Dominik
    Don Donald Dwayne Ed Eddie Edward Elena Elisabeth Elizabeth Emily Emma Eric Erik Eva Felix
    Fernando Florence Florian Frances Francis Frank Franz Fred Gal Gary George Georg Gerard Gina
    Greg Greta Guillermo Gwyneth Halle Hannah Hans Harrison Harry Heath Heidi Heike Helen Helena
    Henry Hugh Ian Ingrid Iris Isabella Jack Jake James Jamie Jan Jana Jane Jason Jean Jeff
    Jennifer Jens Jeremy Jessica Jim Jimmy Joachim Joe Joel Johannes John Johnny Jonas Jonathan
    Jordan Jörg José Joseph Josh Jude Judi Judy Julia Julian Julianne Juliette Jürgen Karen
    Karin Karl Karoline Kate Katharina Kathryn Katja Keanu Keith Ken Kenneth Kevin Kirsten Klaus
    Kristen Kurt Lars Laura Lea Lena Leo Leonardo Leonie Liam Lily Linda Lisa Louis Luca Lucas
    Lucy Luis Luke Lukas Margot Maria Marie Marilyn Mario Marion Mark Marko Markus Marlene
    Martin Martina Mary Matt Matthew Matthias Max Maximilian Maya Megan Meg Meryl Michael
    Michelle Mick Mike Mila Moritz Naomi Natalie Natascha Neil Nick Nicolas Nicole Nikolaus Nina
    Nora Oliver Olivia Pamela Patricia Patrick Paul Paula Pedro Penélope Peter Petra Phil Philip
    Pierce Quentin Rachel Ralf Ralph Rebecca Reese Rian Richard Ridley Rob Robert Robin Roger
    Roland Ron Russell Ryan Salma Sam Samuel Sandra Sarah Scarlett Scott Sean Sebastian Sharon
    Sigourney Simon Simone Sofia Sophie Stefan Stefanie Stephan Stephen Steve Steven Stuart
    Susan Susanne Sven Sylvester Taika Taylor Ted Theo Thomas Til Tim Timothée Tina Tobias Tobey
    Todd Tom Tommy Tony Tilda Uma Ulrich Uwe Vanessa Veronika Victor Viggo Vin Vincent Viola
    Walter Werner Wes Will William Willem Wim Winona Wolfgang Woody Zac Zoe"""
)
"""First names, German and international: what follows one is a surname, whatever it means."""

QUOTED = re.compile(r"[„»“\"‚›]([^„“”»«\"‚‘›‹]{2,60})[“”«\"‘‹]")
"""A passage in quotes of any language's kind."""

TITLE_WORDS = 6
"""More words in quotes are what someone said."""
