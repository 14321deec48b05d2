from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.documents import Document
from loctool.errors import BadInputError
from loctool.segments import Mark, Segment

SRT = """1
00:00:01,000 --> 00:00:03,200
Wir drehen heute die letzte
Szene am Hafen.

2
00:00:03,400 --> 00:00:05,000  X1:100 X2:540 Y1:380 Y2:440
{\\an8}<i>ANNA: Ist das Licht gut?</i>

3
00:00:05,100 --> 00:00:07,000
- Wer hat das Drehbuch?
- Ich nicht.

"""

VTT = """WEBVTT - Nachtzug, Folge 1
Kind: captions

STYLE
::cue(.laut) { color: yellow }

REGION
id:oben
lines:3

NOTE Die Zeiten
sind gerundet.

auftakt
00:01.000 --> 00:03.200 line:0 align:start
<v Anna>Tom &amp; ich drehen
<c.laut>heute</c>.

00:00:03.400 --> 00:00:05.000
<v Anna>Kommst du?
<v Ben>Gleich!
"""


def read_srt(text: str) -> Document:
    return Document.from_text(text, "srt")


def read_vtt(text: str) -> Document:
    return Document.from_text(text, "vtt")


def texts(document: Document) -> list[str]:
    return [segment.text for segment in document.segments]


def translated(document: Document, *targets: str) -> str:
    segments = [
        replace(segment, text=target)
        for segment, target in zip(document.segments, targets, strict=True)
    ]
    return document.render(segments)


def rewritten(document: Document) -> str:
    """The document with every segment written anew, not copied."""
    return document.render([replace(cue, line=cue.line + 1_000) for cue in document.segments])


def without_lines(document: Document) -> list[Segment]:
    return [replace(cue, line=0) for cue in document.segments]


def srt_cue(text: str) -> str:
    return f"1\n00:00:01,000 --> 00:00:02,000\n{text}\n"


def vtt_cue(text: str) -> str:
    return f"WEBVTT\n\n00:01.000 --> 00:02.000\n{text}\n"


class TestSubRip:
    def test_the_text_of_a_cue_is_a_segment_and_each_speaker_has_their_own(self):
        assert [(cue.text, cue.line, cue.kind) for cue in read_srt(SRT).segments] == [
            ("Wir drehen heute die letzte Szene am Hafen.", 3, "cue"),
            ("ANNA: Ist das Licht gut?", 8, "cue"),
            ("Wer hat das Drehbuch?", 12, "cue"),
            ("Ich nicht.", 13, "cue"),
        ]

    def test_numbers_times_positions_and_tags_around_a_cue_stay(self):
        written = translated(
            read_srt(SRT),
            *("Today we shoot the last scene.", "ANNA: Is the light good?", "Who?", "Not me."),
        )
        assert written == (
            SRT.replace(
                "Wir drehen heute die letzte\nSzene am Hafen.", "Today we shoot the last scene."
            )
            .replace("ANNA: Ist das Licht gut?", "ANNA: Is the light good?")
            .replace("Wer hat das Drehbuch?", "Who?")
            .replace("Ich nicht.", "Not me.")
        )

    def test_a_long_translation_is_broken_again_where_the_source_had_lines(self):
        text = srt_cue("Heute drehen wir\ndie letzte Szene.").replace("\n", "\r\n")
        written = translated(
            read_srt(text), "Today we are going to shoot the very last scene, I hope."
        )
        lines = "Today we are going to shoot\nthe very last scene, I hope."
        assert written == srt_cue(lines).replace("\n", "\r\n")

    def test_a_cue_of_one_line_stays_on_one_line(self):
        long = "This is a much longer line than what was there before it was translated."
        assert translated(read_srt(srt_cue("Eine kurze Zeile.")), long) == srt_cue(long)

    def test_tags_within_a_cue_are_marks(self):
        document = read_srt(srt_cue('Der <font color="#fff">Film</font> ist <I>ganz\nneu</I>!'))
        assert document.segments[0] == Segment(
            "Der Film ist ganz neu!",
            (Mark(4, 8, '<font color="#fff">', "</font>"), Mark(13, 21, "<I>", "</I>")),
            line=3,
            kind="cue",
        )

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("<i>- Ja?</i>\n<i>- Nein.</i>", ["Ja?", "Nein."]),
            ("{\\an8}-Ja?\n-Nein, und\ndas für immer.", ["Ja?", "Nein, und das für immer."]),
            ("- <i>Ja?</i>\n–\u00a0Nein.", ["Ja?", "Nein."]),
            ("- Ja, ich\nkomme.", ["Ja, ich komme."]),
            ("Er kam\n– viel zu spät.", ["Er kam – viel zu spät."]),
            ("♪ Ein Lied ♪", ["Ein Lied"]),
            ("Das VFX-\nTeam", ["Das VFX-Team"]),
            ("Film-\nund Serienfans", ["Film- und Serienfans"]),
            ("1 < 2 & <3 {geheim}", ["1 < 2 & <3 {geheim}"]),
            ("♪ ♪", []),
            ("42", ["42"]),
        ],
    )
    def test_what_is_text_in_a_cue(self, text, found):
        document = read_srt(srt_cue(text))
        assert texts(document) == found
        assert document.render(document.segments) == srt_cue(text)

    @pytest.mark.parametrize("end", ["", "\n", "\n\n\n", "\n \n"])
    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    @pytest.mark.parametrize("mark", ["", "\ufeff"])
    def test_every_kind_of_file_comes_back_to_the_byte(self, end, newline, mark):
        text = mark + SRT.strip().replace("\n", newline) + end
        document = read_srt(text)
        assert len(document.segments) == 4
        assert document.render(document.segments) == text

    @pytest.mark.parametrize(
        "text",
        [
            "00:00:01,000 --> 00:00:02,000\nJa.\n\n00:00:03,000 --> 00:00:04,000\nNein.",
            "7\n00:00:01,000 --> 00:00:02,000\nJa.\n\n3\n00:00:03,000 --> 00:00:04,000\nNein.",
            "1\n00:00:01.000 --> 0:00:02,5\nJa.\n2\n00:00:03,000 --> 00:00:04,000\nNein.",
            "\n\n1\n00:00:01,000 --> 00:00:02,000\nJa.\n\n\n2\n00:00:3,0-->00:00:04,000\nNein.",
            "1\n00:00:01,000 --> 00:00:02,000\nJa.\n\nNein.",
        ],
    )
    def test_small_sloppiness_is_tolerated(self, text):
        assert texts(read_srt(text)) == ["Ja.", "Nein."]

    @pytest.mark.parametrize(
        ("text", "message", "line"),
        [
            ("Nur ein Text.\n", "expected times, found: Nur ein Text.", 1),
            ("1\nNur ein Text.\n", "expected times, found: Nur ein Text.", 2),
            (f"{srt_cue('Ja.')}\n2\n\n", "cue 2 has no times", 5),
            (f"{srt_cue('Ja.')}\n2", "cue 2 has no times", 5),
            (
                "1\n00:00:01,000 -> 00:00:02,000\nJa.",
                "expected times, found: 00:00:01,000 -> 00:00:02,000",
                2,
            ),
            (
                "1\n00:00:01,000 --> 00:99:02,000\nJa.",
                "expected times, found: 00:00:01,000 --> 00:99:02,000",
                2,
            ),
            (
                f"{srt_cue('Ja.')}\n00:00:03,000 00:00:04,000\nNein.",
                "expected times, found: 00:00:03,000 00:00:04,000",
                5,
            ),
            ("WEBVTT\n", "expected times, found: WEBVTT", 1),
        ],
    )
    def test_malformed_cues_are_refused_with_their_line(self, text, message, line):
        with pytest.raises(BadInputError) as caught:
            read_srt(text)
        assert (caught.value.message, caught.value.line) == (message, line)
        assert "00:00:01,000 --> 00:00:02,500" in caught.value.hint

    def test_words_that_look_like_a_tag_do_not_become_one(self):
        written = translated(read_srt(srt_cue("Ein Satz.")), "A <b>bold</b> claim")
        assert read_srt(written).segments[0].marks == ()


class TestWebVtt:
    def test_cues_are_segments_and_other_blocks_are_not(self):
        assert [(cue.text, cue.line) for cue in read_vtt(VTT).segments] == [
            ("Tom & ich drehen heute.", 16),
            ("Kommst du?", 20),
            ("Gleich!", 21),
        ]

    def test_all_but_the_words_stays(self):
        document = read_vtt(VTT)
        first, *others = document.segments
        target = Segment("Today Tom & I shoot.", (replace(first.marks[0], start=0, end=5),))
        others = [replace(cue, text=cue.text.upper()) for cue in others]
        assert document.render([target, *others]) == (
            VTT.replace(
                "Tom &amp; ich drehen\n<c.laut>heute</c>.",
                "<c.laut>Today</c> Tom &amp; I shoot.",
            )
            .replace("Kommst du?", "KOMMST DU?")
            .replace("Gleich!", "GLEICH!")
        )

    @pytest.mark.parametrize(
        ("text", "found", "markup"),
        [
            ("<v.laut Anna Berg>Wir <b>drehen</b> jetzt</v>", "Wir drehen jetzt", ["<b>"]),
            (
                "Wir <00:01.500>drehen <00:00:02.000>jetzt",
                "Wir drehen jetzt",
                ["<00:01.500>", "<00:00:02.000>"],
            ),
            ("Ein <lang en>Cut</lang> bitte", "Ein Cut bitte", ["<lang en>"]),
            (
                "Das <ruby>Kino<rt>Film</rt></ruby> hier",
                "Das KinoFilm hier",
                ["<ruby>", "<rt>"],
            ),
            ("&lt;3 &amp; 10&nbsp;Euro&lrm; mehr", "<3 & 10\u00a0Euro\u200e mehr", []),
            ("3 < 4 Filme", "3 < 4 Filme", []),
        ],
    )
    def test_what_is_text_and_what_is_markup_in_a_cue(self, text, found, markup):
        document = read_vtt(vtt_cue(text))
        assert texts(document) == [found]
        assert [mark.opening for mark in document.segments[0].marks] == markup
        assert document.render(document.segments) == vtt_cue(text)
        assert without_lines(read_vtt(rewritten(document))) == without_lines(document)

    def test_a_translation_cannot_become_markup_or_another_cue(self):
        written = translated(read_vtt(vtt_cue("Ein Satz.")), "<b> & --> x")
        assert written == vtt_cue("&lt;b&gt; &amp; --&gt; x")

    @pytest.mark.parametrize(
        "text",
        [
            "WEBVTT",
            "WEBVTT\n",
            "WEBVTT\tTitel\n\nNOTE\nEin --- Kommentar\n",
            "\ufeffWEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nJa.",
            "WEBVTT\n\n00:01.000 --> 00:02.000\nJa.\n00:02.000 --> 00:03.000\nNein.\n",
            "WEBVTT\n\n123:00:01.000 --> 123:00:02.000\n\n\n\n1\n00:01.000-->00:02.000\nJa.\n",
        ],
    )
    def test_unusual_files_come_back_to_the_byte(self, text):
        document = read_vtt(text)
        assert document.render(document.segments) == text

    @pytest.mark.parametrize(
        ("text", "message", "line"),
        [
            ("1\n00:01.000 --> 00:02.000\nJa.", "not WebVTT: the first line is not WEBVTT: 1", 1),
            ("WEBVTTX\n", "not WebVTT: the first line is not WEBVTT: WEBVTTX", 1),
            ("WEBVTT\n\nNur Text\n", "cue has no times: Nur Text", 3),
            ("WEBVTT\n\nname\nNur Text\n", "expected times, found: Nur Text", 4),
            ("WEBVTT\n\nname\n\nJa.", "cue has no times: name", 3),
            (
                "WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nJa.",
                "expected times, found: 00:00:01,000 --> 00:00:02,000",
                3,
            ),
        ],
    )
    def test_malformed_files_are_refused_with_their_line(self, text, message, line):
        with pytest.raises(BadInputError) as caught:
            read_vtt(text)
        assert (caught.value.message, caught.value.line) == (message, line)


PIECES = st.sampled_from(
    [
        *("1", "2", "00:00:01,000 --> 00:00:02,000", "00:01.000 --> 00:02.000", " --> ", "\n"),
        *("\n\n", "\r\n", " ", "- ", "–", "Ja", "Film", "Ä.", "<i>", "</i>", "<b>", "</b>", "♪"),
        *("{\\an8}", "<v Anna>", "<c.x>", "</c>", "<00:01.000>", "&amp;", "&nbsp;", "<", ">", "&"),
        *("{", "}", "NOTE", "STYLE", "VFX-", "ein langes Wort, noch eines und am Ende ein drittes"),
    ]
)
MARKED_TEXT = st.lists(PIECES, max_size=12).map("".join)
HEADS = {"srt": "1\n00:00:01,000 --> 00:00:02,000\n", "vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n"}


def readable(text: str, format: str) -> Document | None:
    try:
        return Document.from_text(text, format)
    except BadInputError:
        return None


@pytest.mark.parametrize("format", ["srt", "vtt"])
@given(text=MARKED_TEXT, has_head=st.booleans())
@settings(deadline=None, max_examples=150)
def test_any_text_is_written_back_to_the_byte_or_refused(format, text, has_head):
    text = HEADS[format] * has_head + text
    document = readable(text, format)
    assert document is None or document.render(document.segments) == text


@pytest.mark.parametrize("format", ["srt", "vtt"])
@given(lines=st.lists(st.text("aÄ .,<&-♪", min_size=1), min_size=1, max_size=3))
@settings(deadline=None, max_examples=100)
def test_a_cue_written_anew_has_the_same_words_times_and_at_most_as_many_lines(format, lines):
    text = HEADS[format] + "Ein <i>Anfang</i> und\n" + "\n".join(f"x{line}y" for line in lines)
    document = Document.from_text(text, format)
    written = rewritten(document)
    assert without_lines(Document.from_text(written, format)) == without_lines(document)
    assert written.startswith(HEADS[format])
    assert written.count("\n") <= text.count("\n")


@pytest.mark.parametrize("format", ["srt", "vtt"])
@given(words=st.text("aÄ <>&'-{}\\\n\t\u2028", min_size=1, max_size=60))
@settings(deadline=None, max_examples=100)
def test_no_translation_breaks_the_cue_after_it(format, words):
    cue = HEADS[format].removeprefix("WEBVTT\n\n")
    text = HEADS[format] + "Ein <i>Satz</i>\nhier.\n\n" + cue + "Noch einer.\n"
    document = Document.from_text(text, format)
    first, second = document.segments
    marks = tuple(replace(mark, start=0, end=len(words)) for mark in first.marks)
    written = document.render([replace(first, text=f"x{words}", marks=marks), second])
    assert Document.from_text(written, format).segments[-1].text == second.text
    assert (written.count("<i>"), written.count("</i>")) == (1, 1)
