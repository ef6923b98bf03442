"""What the core says in English is shown in the language of the window."""

import itertools

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from restorer.condition import Condition, load_preset, propose
from restorer.gui.language import PSEUDO, install_language
from restorer.gui.viewmodels.translation import translated, translated_below_name
from restorer.imaging.decode import decode
from restorer.jobs.files.sources import find_sources
from restorer.jobs.worker.failures import describe
from restorer.message import Message, from_text, joined, os_reason, to_text
from restorer.steps.faces.step import describe as describe_faces


@pytest.fixture
def speak(qapp):
    before = QLocale()
    yield lambda language: install_language(qapp, language)
    for translator in qapp.findChildren(QTranslator):
        QCoreApplication.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)
    qapp.setLayoutDirection(qapp.layoutDirection().LeftToRight)


@pytest.mark.parametrize(
    ("language", "unread", "cut"),
    [
        ("en", "Is not a picture that Restorer reads.", "Is cut off."),
        ("de", "Ist kein Bild, das Restorer liest.", "Is cut off."),
    ],
)
def test_below_a_files_name_that_name_is_not_said_again(speak, language, unread, cut):
    speak(language)
    said = Message('"{name}" is not a picture that Restorer reads.', name="a.jpg")
    assert "a.jpg" in translated(said)
    assert translated_below_name(said) == unread
    assert translated_below_name(Message('"{name}" {reason}.', name="a.jpg", reason="is cut off")) == cut
    other = Message("The queue {name} cannot be written.", name="a")
    assert translated_below_name(other) == translated(other)
    assert translated_below_name("It is torn.") == "It is torn."


def marks(lines, specks, share):
    return Message("{lines} and {specks}, {share:.2%} of the picture", lines=lines, specks=specks, share=share)


@pytest.mark.parametrize(
    ("message", "german"),
    [
        (
            Message("{reason:capitalized}.", reason=Message("clean and sharp, nothing to do")),
            "Sauber und scharf, nichts zu tun.",
        ),
        (
            marks(Message("1 scratch"), Message("{specks:,} specks", specks=1234), 0.0045),
            "1 Kratzer und 1.234 Flecken, 0,45 % des Bildes",
        ),
        (
            Message('"{name}" {reason}.', name="my: photo.png", reason="x"),
            "„my: photo.png“ x.",
        ),
        (
            Message('"{name}" is {kind}, which Restorer does not read.', name="a.djvu", kind=Message("a DjVu")),
            "„a.djvu“ ist ein DjVu; das liest Restorer nicht.",
        ),
        (
            Message(
                '"{path}" could not be written: {reason}.',
                path="a PDF",
                reason=os_reason(PermissionError(13, "Permission denied")),
            ),
            "„a PDF“ konnte nicht geschrieben werden: Zugriff verweigert.",
        ),
        (
            describe_faces([Message("already sharp")]),
            "1 Gesicht gelassen, wie es war: schon scharf.",
        ),
        (joined(("Off in this preset.", "Not asked for."), " "), "In dieser Vorgabe aus. Nicht gewünscht."),
        (Message("Choose a page from 1 to {pages}.", pages=12345), "Wählen Sie eine Seite von 1 bis 12345."),
        ("A sentence that nobody knows.", "A sentence that nobody knows."),
        ("", ""),
    ],
)
def test_a_message_is_said_in_german(speak, message, german):
    speak("de")
    assert translated(message) == german
    assert translated(from_text(to_text(message))) == german


def test_english_stays_as_it_was_written(speak):
    speak("en")
    message = marks(Message("1 scratch"), Message("{specks:,} specks", specks=1234), 0.0045)
    assert translated(message) == message == "1 scratch and 1,234 specks, 0.45% of the picture"


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
    english = {"the", "and", "left", "out", "with", "sharp", "noise", "picture", "cleaned", "restored", "worn"}
    left = [said for said in map(translated, reasons) if english & set(said.replace(",", " ").split())]
    assert left == []


def test_what_is_wrong_with_a_file_is_said_in_german(speak, tmp_path):
    speak("de")
    bad = {
        "cut.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "none.jpg": b"",
        "old.djvu": b"AT&TFORM..",
        "text.png": b"Hello there",
    }
    for name, content in bad.items():
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(Exception) as caught:
            decode(path)
        for text in describe(caught.value, str(path))[1:]:
            assert translated(text) != text
            assert " is " not in translated(text)
    (left_out,) = find_sources([tmp_path / "gone.png"], lambda path: None).left_out
    assert translated(left_out.message).endswith("gibt es nicht.")
