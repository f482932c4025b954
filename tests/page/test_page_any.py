"""Pages of texts that nobody tuned for: the invariants of the composer, with real faces."""

from __future__ import annotations

import random

import pytest
from invariants import broken
from PIL import Image

from newsletter import model, page, realize, source
from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.design.find import find
from newsletter.lines import Typesetter
from newsletter.shaping import FontBook

CLAUSES = (
    "社区卫生服务中心开展家庭医生签约服务", "已有1200余户居民签约", "其中六十五岁以上老人占四成", "团队每周二下午入户随访",
    "测量血压、血糖", "讲解用药注意事项", "居民说“方便多了”", "老旧小区加装电梯12部", "垃圾分类准确率达到95%",
    "志愿者把药送到门口", "停车难、充电难等问题逐件解决", "《居民公约》经过三轮讨论", "活动在社区广场举行", "由业主委员会负责监督",
)  # fmt: skip


class Story:
    """A content file of generated parts."""

    def __init__(self, folder, seed: int) -> None:
        self.folder, self.chance = folder, random.Random(seed)  # noqa: S311 - no secret
        self.parts = ["publication: 社区报", "headline: 一年来的工作", "sections:"]
        Image.new("RGB", (320, 200), (180, 200, 210)).save(folder / "wide.jpg")
        Image.new("RGB", (200, 1600), (180, 200, 210)).save(folder / "tall.jpg")

    def words(self, least: int, most: int) -> str:
        return "，".join(self.chance.choice(CLAUSES) for _ in range(self.chance.randint(least, most))) + "。"

    def section(self, *blocks: str) -> None:
        self.parts.append("  - heading: 又一节的标题\n    blocks:")
        self.parts += [f"      - {block}" for block in blocks]

    def paragraphs(self, count: int, least: int = 1, most: int = 14) -> list[str]:
        return [self.words(least, most) for _ in range(count)]

    def pages(self):
        path = self.folder / "content.yaml"
        path.write_text("\n".join(self.parts) + "\n", encoding="utf-8")
        document = model.load(source.read(path), KINDS)
        flow = realize.flow(document, resolve(source.read(find("bulletin")), KINDS))
        return page.compose(flow, Typesetter(FontBook()))


PICTURE = "image: {src: wide.jpg, alt: 现场, caption: 现场的情况}"


def notice(story: Story) -> None:
    story.parts.append("  - blocks: [明天上午停水，请提前储水。, 社区居委会]")


def pictures(story: Story) -> None:
    for number in range(14):
        wide = PICTURE.replace("}", ", span: all}") if number % 3 == 2 else PICTURE
        story.section(*story.paragraphs(3), wide, *story.paragraphs(1))


def items(story: Story) -> None:
    for _ in range(40):
        story.section(story.words(1, 8))


def report(story: Story) -> None:
    for _ in range(20):
        story.section(*story.paragraphs(9, 2, 20))


def table(story: Story) -> None:
    rows = "\n".join(f"            - [第{n}小区, {n * 37 % 400}, 已核对]" for n in range(60))
    story.section(
        *story.paragraphs(3),
        f"table:\n          rows:\n            - [小区, 户数, 备注]\n{rows}",
        *story.paragraphs(4),
    )


def tall(story: Story) -> None:
    story.section(
        *story.paragraphs(9), "image: {src: tall.jpg, alt: 图, caption: 很高的图}", *story.paragraphs(9)
    )


@pytest.mark.parametrize("write", [notice, pictures, items, report, table, tall])
@pytest.mark.parametrize("seed", [1, 2])
def test_texts_nobody_tuned_for_hold_the_invariants(tmp_path, write, seed):
    story = Story(tmp_path, seed)
    write(story)
    found = story.pages()
    told = [one.code for one in found.diagnostics if one.code != "W252"]
    assert (broken(found), told) == ([], [])


@pytest.mark.parametrize("seed", range(12))
def test_generated_articles_hold_the_invariants_t45_t56_t59(tmp_path, seed):
    story = Story(tmp_path, seed)
    for _ in range(story.chance.randint(1, 12)):
        blocks = story.paragraphs(story.chance.randint(1, 9))
        extra = [PICTURE, "box: {title: 提示, blocks: [带好证件，准时到场。]}", "list: {items: [先登记, 再测量, 后取药]}",
                 "quote: {text: 把事情办到门口。, by: 居民}"]  # fmt: skip
        for block in story.chance.sample(extra, story.chance.randint(0, 3)):
            blocks.insert(story.chance.randint(1, len(blocks)), block)
        story.section(*blocks)
    found = story.pages()
    assert broken(found) == []


@pytest.mark.parametrize("seed", range(6))
def test_long_boxes_leave_their_headings_no_column_to_end_t45(tmp_path, seed):
    story = Story(tmp_path, seed)
    for _ in range(4):
        story.section(*story.paragraphs(story.chance.randint(1, 3), 1, 3))
        items = ", ".join(f"{number}号楼下的通道" for number in range(story.chance.randint(24, 38)))
        story.section(f"box: {{blocks: [{{list: {{items: [{items}]}}}}]}}", *story.paragraphs(1))
    found = story.pages()
    assert [one for one in broken(found) if "stranded" in one or "alone" in one or "below" in one] == []
