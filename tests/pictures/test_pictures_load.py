"""A picture is told by its content, measured by its header, and refused when it is unsound (R10, R11, R15)."""

import os
import subprocess
import sys
from io import BytesIO

import pytest
from PIL import Image

from newsletter.basics import messages_en, messages_zh
from newsletter.basics.geometry import Size
from newsletter.pictures import PictureFault, load
from newsletter.pictures.limits import Limits
from newsletter.pictures.load import from_bytes

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><path d="M0 0h30v20z"/></svg>'


def saved(kind, image=None, **options):
    buffer = BytesIO()
    (image or Image.new("RGB", (30, 20), (200, 60, 40))).save(buffer, kind, **options)
    return buffer.getvalue()


def turned(orientation, kind="JPEG"):
    exif = Image.Exif()
    exif[0x0112] = orientation
    return saved(kind, exif=exif)


def fault(call, *arguments):
    with pytest.raises(PictureFault) as caught:
        call(*arguments)
    found = caught.value.diagnostic
    for messages in (messages_en.MESSAGES, messages_zh.MESSAGES):
        for words in messages[found.code]:
            words.format(**dict(found.values))  # every place that the words name is filled
    return found


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "TIFF"])
def test_every_format_is_told_by_its_content(kind):
    picture = from_bytes(saved(kind), "photo")
    assert (picture.kind, picture.size, picture.turn) == (kind.lower(), Size(30, 20), 1)
    assert not picture.is_vector


def test_a_drawing_has_paths():
    picture = from_bytes(SVG, "plan.svg")
    assert picture.is_vector
    assert picture.size == Size(30, 20)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_size_is_that_of_the_turned_picture(kind, orientation):
    picture = from_bytes(turned(orientation, kind), "photo")
    assert picture.turn == orientation
    assert picture.size == (Size(20, 30) if orientation > 4 else Size(30, 20))


def test_a_turned_tiff_is_turned_by_its_decoder():
    picture = from_bytes(turned(6, "TIFF"), "scan.tif")
    assert (picture.turn, picture.size) == (1, Size(20, 30))


def test_jpeg_and_png_are_measured_without_pillow(tmp_path):
    (tmp_path / "a.jpg").write_bytes(saved("JPEG"))
    (tmp_path / "b.png").write_bytes(saved("PNG"))
    code = (
        "import sys, pathlib; from newsletter.pictures import load\n"
        "for name in ('a.jpg', 'b.png'): load(pathlib.Path(name), name)\n"
        "sys.exit(any(m.split('.')[0] in {'PIL', 'segno', 'xml'} for m in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True)


def test_a_file_is_read(tmp_path):
    path = tmp_path / "a.jpg"
    path.write_bytes(saved("JPEG"))
    picture = load(path, "images/a.jpg")
    assert picture.name == "images/a.jpg"
    assert picture.data == path.read_bytes()


def test_a_missing_file_is_named(tmp_path):
    found = fault(load, tmp_path / "none.jpg", "none.jpg")
    assert (found.code, found.values) == ("E301", (("name", "none.jpg"),))


def test_a_file_in_the_place_of_a_folder_is_a_missing_picture(tmp_path):
    (tmp_path / "images").write_bytes(b"")
    assert fault(load, tmp_path / "images" / "a.jpg", "a.jpg").code == "E301"


def test_a_folder_is_no_picture(tmp_path):
    assert fault(load, tmp_path, "images").code == "E302"


def test_a_pipe_is_never_opened(tmp_path):
    os.mkfifo(tmp_path / "a.jpg")
    assert fault(load, tmp_path / "a.jpg", "a.jpg").code == "E302"


def test_a_name_that_no_system_knows_is_a_fault(tmp_path):
    assert fault(load, tmp_path / "a\0.jpg", "a.jpg").code == "E303"


@pytest.mark.parametrize("data", [b"", b"  \n", b"\0" * 100])
def test_an_empty_file_is_a_fault(data):
    assert fault(from_bytes, data, "a.jpg").code == "E304"


@pytest.mark.parametrize("data", [b"hello", b"\xff\xd8", b"<p>no picture</p>", b"GIF90a"])
def test_what_is_no_picture_is_a_fault(data):
    assert fault(from_bytes, data, "a.jpg").code == "E305"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"\0\0\0\x18ftypavif\0\0", "AVIF"),
        (b"BM\x9a\0\0\0", "BMP"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "EPS"),
        (b"\n<!DOCTYPE html><title>404</title>", "HTML"),
    ],
)
def test_a_format_that_cannot_be_set_is_named(data, found):
    assert dict(fault(from_bytes, data, "a.jpg").values)["found"] == found


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "JPEG"), ("a.jpg", "PNG"), ("a.JPEG", "WEBP"), ("a.svg", "GIF")]
)
def test_a_name_that_lies_is_a_fault(name, kind):
    found = fault(from_bytes, saved(kind), name)
    assert (found.code, dict(found.values)["found"]) == ("E311", kind)


def test_a_drawing_under_a_photo_s_name_is_a_fault():
    assert fault(from_bytes, SVG, "a.jpg").code == "E311"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "TIFF"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_picture_cut_short_is_a_fault(kind, share):
    noise = Image.effect_noise((60, 50), 80).convert("RGB")
    data = saved(kind, noise)
    assert fault(from_bytes, data[: int(len(data) * share)], "photo").code == "E307"


def test_a_changed_byte_in_a_png_is_a_fault():
    data = bytearray(saved("PNG"))
    data[len(data) // 2] ^= 0x55
    assert fault(from_bytes, bytes(data), "a.png").code == "E307"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "TIFF"])
def test_limits_are_checked_on_the_header(kind):
    data = saved(kind)
    assert fault(from_bytes, data, "photo", Limits(image_side=29)).code == "E309"
    assert fault(from_bytes, data, "photo", Limits(image_pixels=599)).code == "E310"


def test_a_png_that_promises_too_much_is_refused_before_it_is_decoded():
    data = bytearray(saved("PNG"))
    data[16:24] = (31_000).to_bytes(4, "big") * 2
    # The checksum of the header is made right again, so that the promise is believed.
    import zlib

    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    assert fault(from_bytes, bytes(data), "a.png").code == "E310"


def test_the_bytes_of_a_file_are_limited(tmp_path):
    path = tmp_path / "a.jpg"
    path.write_bytes(saved("JPEG"))
    assert fault(load, path, "a.jpg", Limits(image_bytes=100)).code == "E308"
    path.write_bytes(SVG)
    assert fault(load, path.rename(tmp_path / "a.svg"), "a.svg", Limits(svg_bytes=50)).code == "E308"


def test_an_animation_warns_that_one_frame_is_shown():
    frames = [Image.new("P", (8, 8), n) for n in range(3)]
    for kind in ("GIF", "PNG", "WEBP"):
        data = saved(kind, frames[0].convert("RGB"), save_all=True, append_images=_coloured(8))
        (note,) = from_bytes(data, "move").notes
        assert (note.code, dict(note.values)["count"]) == ("W320", 3)


def _coloured(side):
    return [Image.new("RGB", (side, side), colour) for colour in ((200, 0, 0), (0, 200, 0))]


def test_a_broken_profile_warns():
    (note,) = from_bytes(saved("JPEG", icc_profile=b"no profile" * 20), "a.jpg").notes
    assert note.code == "W322"


def test_a_fault_is_placed_by_whoever_knows_the_line():
    from newsletter.basics.span import SourceFile, Span

    span = Span(SourceFile("content.yaml", ("image: a.jpg",)), 1, 8, 13)
    with pytest.raises(PictureFault) as caught:
        from_bytes(b"", "a.jpg")
    assert caught.value.at(span).span is span
    assert caught.value.exit_code == 1


def test_every_code_has_words_in_both_languages():
    import re
    from pathlib import Path

    import newsletter.pictures

    room = Path(newsletter.pictures.__file__).parent
    codes = {code for path in room.glob("*.py") for code in re.findall(r'"([EWH]3\d\d)"', path.read_text())}
    assert codes
    for messages in (messages_en.MESSAGES, messages_zh.MESSAGES):
        assert codes <= messages.keys()
