"""What results say of themselves, by the real way of a photo with steps of the test's own."""

import hashlib
from dataclasses import dataclass, replace

import numpy as np
import pytest
from PIL import Image

from restorer.errors import InputError
from restorer.imaging.decode import decode, read_metadata
from restorer.imaging.encode import encode
from restorer.imaging.metadata import exif, provenance
from restorer.imaging.metadata import xmp_elements as xml
from restorer.imaging.metadata.icc import gray_profile, srgb_profile
from restorer.imaging.metadata.xmp_elements import DC, IPTC_EXT, MWG_AREA
from restorer.imaging.metadata.xmp_packet import Packet
from restorer.imaging.photo import Metadata, Photo
from restorer.jobs.provenance import labels
from restorer.jobs.request import Request
from restorer.jobs.worker.restore import ProcessingContext, restore_photo
from restorer.jobs.worker.up_to_date import settings_digest
from restorer.models.info import Licence, ModelFile, ModelInfo, Task, Tiling
from restorer.pipeline.cache import DiskStageCache
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.pipeline.step import STRENGTH, Field, Outcome, Step
from tests.imaging.samples import exif_block
from tests.jobs.fakes import FakeEngine, FakePlanner, changed, draw, request


def model(task):
    file = ModelFile("x.safetensors", "cd" * 32, 1)
    licence = Licence("MIT", "", True)
    return ModelInfo(f"net-{task.value}", task, "", "", (1, 2), Tiling.SUPPORTED, 0, 1, (), file, licence, "")


@dataclass
class Paint(Step):
    """Changes pixels, and claims what the test wants."""

    id: str = "paint"
    task: Task | None = None
    marks: bool = False
    moves: tuple[int, int] | None = None
    acts: bool = True
    colors: bool = False
    label, help, version = "Paint", "", 3
    past_tense = "painted"
    fields = (STRENGTH, Field("texture", "Texture", 0.3, "", 0.0, 1.0), Field("hints", "Hints", "", ""))

    def models(self, settings, catalogue):
        return () if self.task is None else (model(self.task),)

    def invents(self, settings, catalogue):
        return settings["texture"] > 0 and super().invents(settings, catalogue)

    def apply(self, photo, settings, work):
        if not self.acts:
            return Outcome(photo, "Nothing found.")
        pixels, transform = photo.top - photo.pixels, None
        if self.colors:
            pixels = np.repeat(pixels, 3, 2)
        if self.moves is not None:
            x, y = self.moves
            pixels, transform = pixels[y:, x:], np.array([[1.0, 0, -x], [0, 1, -y], [0, 0, 1]])
        mask = np.zeros(pixels.shape[:2], np.uint8)
        mask[: len(mask) // 2] = 51
        icc = None if self.colors else photo.icc
        return Outcome(
            replace(photo, pixels=pixels, icc=icc), "Painted.", mask if self.marks else None, None, transform
        )


class Colored(Paint):
    """The same by another name."""

    past_tense = "coloured"


def processing_of(*steps, cache=None):
    return ProcessingContext(
        measure=lambda path, page: 1,
        decode=lambda path, page: decode(path, page),
        encode=encode,
        planner=FakePlanner(),
        steps=steps,
        catalogue=None,
        allocate=np.empty,
        cache=cache,
    )


def restored(tmp_path, *steps, source=None, target="out/a.png", cache=None, **more):
    source = source or draw(tmp_path / "a.png")
    recipe = Recipe(tuple(StepChoice(step.id) for step in steps), seed=7)
    more.setdefault("exists", "overwrite")
    wanted = request(source, tmp_path / target, recipe=more.pop("recipe", recipe), **more)
    return restore_photo(wanted, processing_of(*steps, cache=cache), FakeEngine("cpu"))


def said(result):
    return Packet.parse(read_metadata(result).xmp)


def source_type(result):
    return (said(result).text(IPTC_EXT, "DigitalSourceType") or "").rpartition("/")[2]


def test_a_result_tells_from_what_and_how_it_was_made(tmp_path):
    source = draw(tmp_path / "Oma.png")
    done = restored(tmp_path, Paint(task=Task.CLEAN, marks=True), source=source)
    told = provenance.read(read_metadata(done.result).xmp)
    assert told.source_name == "Oma.png"
    assert told.source_sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
    assert told.recipe["seed"] == 7
    assert told.recipe["steps"] == [{"step": "paint", "settings": {"strength": 1.0, "texture": 0.3, "hints": ""}}]
    (step_record,) = told.step_records
    assert (step_record.version, step_record.note, step_record.has_changed) == (3, "Painted.", True)
    assert step_record.models == (("net-clean", "cd" * 32),)
    assert step_record.invented == pytest.approx(0.5)
    assert step_record.weight == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("step", "wanted"),
    [
        (Paint(), "algorithmicallyEnhanced"),
        (Paint(marks=True), "algorithmicallyEnhanced"),
        (Paint(task=Task.CLEAN, marks=True), "algorithmicallyEnhanced"),
        (Paint(task=Task.DAMAGE, marks=True), "algorithmicallyEnhanced"),
        (Paint(task=Task.COLORIZE), "algorithmicallyEnhanced"),
        (Paint(task=Task.INPAINT, marks=True), "compositeWithTrainedAlgorithmicMedia"),
        (Paint(task=Task.COLORIZE, marks=True), "compositeWithTrainedAlgorithmicMedia"),
        (Paint(task=Task.FACE, marks=True), "compositeWithTrainedAlgorithmicMedia"),
        (Paint(task=Task.UPSCALE, marks=True), "compositeWithTrainedAlgorithmicMedia"),
    ],
)
def test_the_source_type_follows_from_what_was_done(tmp_path, step, wanted):
    assert source_type(restored(tmp_path, step).result) == wanted


def test_enlarging_without_texture_invents_nothing(tmp_path):
    step = Paint(task=Task.UPSCALE, marks=True)
    recipe = Recipe((StepChoice("paint", {"texture": 0.0}),))
    assert source_type(restored(tmp_path, step, recipe=recipe).result) == "algorithmicallyEnhanced"


def test_a_photo_that_came_back_byte_for_byte_is_not_labelled(tmp_path):
    source = draw(tmp_path / "a.png")
    (tmp_path / "a.xmp").write_bytes(b"<x/>")
    for run in range(2):  # the second time from the cache
        cache = DiskStageCache(tmp_path / "stages", 1 << 30)
        done = restored(tmp_path, Paint(acts=False), source=source, cache=cache, target=f"out{run}/a.png")
        assert done.result.read_bytes() == source.read_bytes()
        assert done.result.with_suffix(".xmp").read_bytes() == b"<x/>", "what its sidecar says is not lost"


def test_an_unchanged_photo_in_another_format_tells_its_lineage_and_no_source_type(tmp_path):
    done = restored(tmp_path, Paint(acts=False), target="out/a.webp", format="webp")
    assert source_type(done.result) == ""
    assert provenance.read(read_metadata(done.result).xmp).step_records[0].has_changed is False


def test_what_is_stripped_is_not_in_the_file_even_where_nothing_was_done(tmp_path):
    source = tmp_path / "a.jpg"
    encode(Photo(np.full((20, 30, 3), 90, np.uint8), metadata=Metadata(exif=exif_block())), source, "jpeg")
    done = restored(tmp_path, Paint(acts=False), source=source, target="out/a.jpg", strip=("gps",))
    block = exif.Exif.parse(read_metadata(done.result).exif)
    assert exif.GPS_IFD in exif.Exif.parse(read_metadata(source).exif).root.children
    assert exif.GPS_IFD not in block.root.children
    assert block.root.entries[0x8298].raw == b"Grandmother\0"


def test_all_stripped_still_tells_that_it_was_restored_but_no_name(tmp_path):
    done = restored(tmp_path, Paint(), source=draw(tmp_path / "Rosa 1931.png"), strip=("all",))
    assert b"Rosa" not in done.result.read_bytes()
    assert source_type(done.result) == "algorithmicallyEnhanced"


def test_a_sidecar_counts_more_than_the_file(tmp_path):
    source, packet, over = tmp_path / "a.png", Packet.blank(), Packet.blank()
    packet.add(xml.worded(DC, "description", "old"), xml.listed(DC, "subject", ["kept"]))
    over.add(xml.worded(DC, "description", "new"))
    encode(Photo(np.zeros((8, 8, 3), np.uint8), metadata=Metadata(xmp=packet.to_bytes())), source, "png")
    (tmp_path / "a.png.xmp").write_bytes(over.to_bytes())
    told = said(restored(tmp_path, Paint(), source=source).result)
    assert told.text(DC, "description") == "new"
    assert told.items(DC, "subject") == ["kept"]


def test_a_broken_sidecar_is_told_and_stops_nothing(tmp_path):
    (tmp_path / "a.xmp").write_bytes(b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>")
    done = restored(tmp_path, Paint())
    assert "sidecar" in done.notes["save"]


def test_a_broken_packet_is_told_and_kept(tmp_path):
    source = tmp_path / "a.png"
    encode(Photo(np.zeros((8, 8, 3), np.uint8), metadata=Metadata(xmp=b"<x:xmpmeta> Rosa")), source, "png")
    done = restored(tmp_path, Paint(), source=source)
    assert "kept aside" in done.notes["save"]
    assert "Rosa" in said(done.result).text(xml.APP, "SourceXMP")


def test_a_gray_photo_that_was_colored_is_no_longer_gray(tmp_path):
    source = tmp_path / "a.tif"
    block = exif.Exif.parse(exif_block())
    block.set_color_space(is_srgb=False)
    gray = Photo(np.zeros((8, 8, 1), np.uint8), icc=gray_profile(), metadata=Metadata(exif=block.to_bytes()))
    encode(gray, source, "tiff")
    photo = decode(restored(tmp_path, Paint(colors=True), source=source, target="out/a.tif").result)
    assert photo.icc == srgb_profile()
    details = exif.Exif.parse(photo.metadata.exif).root.children[exif.EXIF_IFD].entries
    assert details[0xA001].integers("<") == (1,)


@pytest.mark.parametrize(
    ("target", "moves", "stays"), [("a.jpg", None, True), ("a.png", None, False), ("a.jpg", (2, 2), False)]
)
def test_a_stale_maker_note_goes(tmp_path, target, moves, stays):
    source = tmp_path / "a.jpg"
    encode(Photo(np.full((20, 30, 3), 90, np.uint8), metadata=Metadata(exif=exif_block())), source, "jpeg")
    format_ = "jpeg" if target.endswith("jpg") else "png"
    done = restored(tmp_path, Paint(moves=moves), source=source, target=f"out/{target}", format=format_)
    details = exif.Exif.parse(read_metadata(done.result).exif).root.children[exif.EXIF_IFD]
    assert (exif.MAKER_NOTE in details.entries) is stays


def test_faces_move_with_the_pixels(tmp_path):
    source = tmp_path / "a.png"
    packet = (
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        b'xmlns:r="http://www.metadataworkinggroup.com/schemas/regions/" xmlns:a="' + MWG_AREA.encode() + b'">'
        b'<r:Regions rdf:parseType="Resource"><r:RegionList><rdf:Bag><rdf:li><rdf:Description r:Name="Rosa">'
        b'<r:Area a:x="0.75" a:y="0.5" a:w="0.1" a:h="0.1"/></rdf:Description></rdf:li></rdf:Bag></r:RegionList>'
        b"</r:Regions></rdf:Description></rdf:RDF>"
    )
    encode(Photo(np.zeros((20, 40, 3), np.uint8), metadata=Metadata(xmp=packet)), source, "png")
    done = restored(tmp_path, Paint(moves=(20, 0)), source=source)
    assert b'a:x="0.500000" a:y="0.500000" a:w="0.200000"' in read_metadata(done.result).xmp


def test_faces_in_a_sidecar_turn_with_the_picture(tmp_path):
    source = tmp_path / "a.jpg"
    exif_data = Image.Exif()
    exif_data[0x0112] = 6
    Image.new("RGB", (40, 20)).save(source, exif=exif_data)
    (tmp_path / "a.xmp").write_bytes(
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        b'xmlns:r="http://www.metadataworkinggroup.com/schemas/regions/" xmlns:a="http://ns.adobe.com/xmp/sType/Area#">'
        b'<r:Regions><rdf:Bag><rdf:li><r:Area a:x="0.2" a:y="0.3" a:w="0.1" a:h="0.2"/></rdf:li></rdf:Bag></r:Regions>'
        b"</rdf:Description></rdf:RDF>"
    )
    done = restored(tmp_path, Paint(), source=source, target="out/a.jpg")
    assert b'a:x="0.700000" a:y="0.200000"' in read_metadata(done.result).xmp


def test_a_caption_names_what_was_done_and_nothing_else(tmp_path):
    done = restored(tmp_path, Paint(), Paint(id="tone", acts=False), Colored(id="b"), caption=True)
    wanted = f"Restored with {labels.SOFTWARE}: painted, coloured."
    assert said(done.result).text(DC, "description") == wanted
    assert exif.Exif.parse(read_metadata(done.result).exif).description() == wanted


def test_labels_change_no_pixel(tmp_path):
    one = restored(tmp_path, Paint(), target="one/a.png")
    two = restored(tmp_path, Paint(), target="two/a.png", caption=True, strip=("all",))
    assert one.result.read_bytes() != two.result.read_bytes()
    assert (decode(one.result).pixels == decode(two.result).pixels).all()


def test_other_labels_are_other_settings(tmp_path):
    plain = Request("/a.png", "/b.png", recipe=Recipe())
    assert settings_digest(changed(plain, strip=("gps",))) != settings_digest(plain)
    assert settings_digest(changed(plain, caption=True)) != settings_digest(plain)
    assert settings_digest(changed(plain, manifest="/m")) == settings_digest(plain)
    wanted = changed(plain, strip=("gps", "people"), caption=True, manifest="/m")
    assert Request.from_json(wanted.to_json()) == wanted


def test_why_pixels_may_differ_is_told(tmp_path):
    step = Paint(task=Task.CLEAN)
    made = provenance.read(read_metadata(restored(tmp_path, step).result).xmp)
    assert labels.differences(made, (step,), None) == []
    assert "other networks" in labels.differences(made, (Paint(task=Task.FACE),), None)[0]
    newer = Paint(task=Task.CLEAN)
    newer.version = 4
    assert "has changed" in labels.differences(made, (newer,), None)[0]


def test_deeds_that_were_tampered_with_are_refused_in_words():
    strange = provenance.Provenance("", "", {}, "", (provenance.StepRecord("paint", 3, "", {"texture": "much"}),))
    with pytest.raises(InputError, match="texture"):
        labels.differences(strange, (Paint(),), None)
