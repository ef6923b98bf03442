"""What the core says in English is shown in the language of the window."""

import itertools

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from restorer.condition import Condition, load_preset, propose
from restorer.gui.language import PSEUDO, install_language
from restorer.gui.viewmodels import sentences
from restorer.gui.viewmodels.sentences import translated
from restorer.imaging.decode import decode
from restorer.jobs.files.sources import find_sources
from restorer.jobs.worker.failures import describe


@pytest.fixture
def speak(qapp):
    before = QLocale()
    yield lambda language: install_language(qapp, language)
    for translator in qapp.findChildren(QTranslator):
        QCoreApplication.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)
    qapp.setLayoutDirection(qapp.layoutDirection().LeftToRight)
    sentences.forget_language()


@pytest.mark.parametrize(
    ("english", "german"),
    [
        (
            "Clean and sharp, nothing to do.",
            "Sauber und scharf, nichts zu tun.",
        ),
        (
            "Faded blacks (11%), darkened whites (69%). Contrast and colour will be restored (85%).",
            "Verblasstes Schwarz (11 %), nachgedunkeltes Weiß (69 %)."
            " Kontrast und Farbe werden wiederhergestellt (85 %).",
        ),
        ("1 scratch and 1,234 specks, 0.45% of the picture", "1 Kratzer und 1.234 Flecken, 0,45 % des Bildes"),
        (
            '"my: photo.png" is damaged: its PNG header makes no sense.',
            '"my: photo.png" ist beschädigt: Ihr PNG-Kopf ergibt keinen Sinn.',
        ),
        ('"a.gif" is a GIF, which Restorer does not read.', "„a.gif“ ist ein GIF; das liest Restorer nicht."),
        (
            '"a PDF" could not be written: Permission denied.',
            "„a PDF“ konnte nicht geschrieben werden: Zugriff verweigert.",
        ),
        (
            "Turned by 1.2°, cut from 100 x 200 to 90 x 180.",
            "Um 1,2° gedreht, von 100 x 200 auf 90 x 180 zugeschnitten.",
        ),
        (
            "2 faces restored with face; 1 face left as it was: already sharp.",
            "2 Gesichter wiederhergestellt, durch face; 1 Gesicht gelassen, wie es war: schon scharf.",
        ),
        (
            "Filled 1 scratch and 12 specks, 0.30% of the photo. 1 damaged place is too wide to be filled.",
            "1 Kratzer und 12 Flecken gefüllt, 0,30 % des Fotos. 1 beschädigte Stelle ist zu breit zum Füllen.",
        ),
        ("A sentence that nobody knows.", "A sentence that nobody knows."),
        ("", ""),
    ],
)
def test_a_sentence_is_said_in_german(speak, english, german):
    speak("de")
    assert translated(english) == german


def test_english_stays_as_it_was_written(speak):
    speak("en")
    for text in (
        "Fine grain (sigma 9). It will be cleaned (60%).",
        '"x.png" is empty.',
        "1 scratch and 2 specks, 0.45% of the picture",
    ):
        assert translated(text) == text


class Catalogue:
    def __init__(self, has_models):
        self._has_models = has_models

    def for_task(self, task):
        return object() if self._has_models else None


def conditions():
    """Photos that differ in everything that a reason may speak of."""
    choices = itertools.product((0.5, 8.0, 25.0), (1.0, 2.0), (0.0, 2.1), (None, 30), (True, False), (None, 0, 1, 2345))
    for number, (noise, grain, blur, quality, is_gray, marks) in enumerate(choices):
        is_odd = bool(number % 2)
        yield Condition(
            width=(400, 1000, 4000)[number % 3],
            height=(400, 1000, 4000)[number % 3],
            noise_sigma=noise,
            grain_px=grain,
            blur_px=blur,
            jpeg_quality=quality,
            blockiness=1.0 if quality else 0.0,
            black_point=0.11 if is_odd else 0.0,
            white_point=0.69 if is_odd else 1.0,
            cast=(8.0, 3.0),
            is_monochrome=is_gray,
            skew_degrees=2.3 if number % 5 == 0 else 0.0,
            border=(9, 9, 0, 0) if number % 7 == 0 else (0, 0, 0, 0),
            damage_fraction=0.0045,
            scratches=marks,
            specks=0 if marks == 1 else marks,
            faces=(None, 0, 1, 3)[number % 4],
            screen_px=4.2 if number % 11 == 0 else 0.0,
        )


@pytest.mark.parametrize("language", ["de", PSEUDO])
def test_every_reason_of_every_preset_can_be_said(speak, language):
    speak(language)
    reasons = set()
    for condition, has_models in itertools.product(conditions(), (True, False)):
        for preset in ("auto", "gentle", "full", "archival"):
            reasons |= set(propose(condition, load_preset(preset), Catalogue(has_models)).reasons.values())
        reasons |= set(propose(condition, load_preset("auto"), Catalogue(has_models), ("clean",)).reasons.values())
    assert len(reasons) > 60
    assert [reason for reason in reasons if sentences._say(reason, sentences._DEEPEST) is None] == []
    if language == "de":
        english = {"the", "and", "left", "out", "with", "sharp", "noise", "picture", "cleaned", "restored", "worn"}
        left = [said for said in map(translated, reasons) if english & set(said.replace(",", " ").split())]
        assert left == []


def test_what_is_wrong_with_a_file_is_said_in_german(speak, tmp_path):
    speak("de")
    bad = {
        "cut.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "none.jpg": b"",
        "old.gif": b"GIF89a..",
        "text.png": b"Hello there",
    }
    for name, content in bad.items():
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(Exception) as caught:
            decode(path)
        for text in describe(caught.value, str(path))[1:]:
            assert sentences._say(text, sentences._DEEPEST) is not None, text
            assert translated(text) != text
    (left_out,) = find_sources([tmp_path / "gone.png"], lambda path: None).left_out
    assert translated(left_out.message).endswith("gibt es nicht.")


def test_a_long_message_of_somebody_else_is_not_pondered_for_ever(speak):
    """It would hold the window up."""
    speak("de")
    text = "The engine could not do this: " + ", ".join(f"part {number} and: more; of it" for number in range(200))
    sentences._known()
    before = sentences._say.cache_info().misses
    assert translated(text) == text
    assert sentences._say.cache_info().misses - before < 400
