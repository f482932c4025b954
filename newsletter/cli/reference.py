"""The page of all that a layout, a theme and a brand may say, made of the declarations in the code."""

from __future__ import annotations

from newsletter.blocks import KINDS
from newsletter.design.faces import ROLE_OF
from newsletter.design.layout import LayoutSpec
from newsletter.design.sparse import SPARSE, SparseSpec
from newsletter.design.styles import ROLES
from newsletter.design.themes import ThemeFile
from newsletter.model.brand import BrandSpec
from newsletter.source.jsonschema import titled
from newsletter.source.reference import Pages
from newsletter.source.types import Types

_HEAD = """\
# 版式参考 · Layout reference

由 `newsletter layouts reference` 从程序里的声明写出，请勿手改。
Written from the declarations in the code by `newsletter layouts reference`; do not edit.

长度 length：`3pt`、`3mm`、`2em`（本样式的字号）、`10Q`、`1L`（正文一行）、`五号`。颜色写色板里的名称。
`extends` 指明以哪个版式为底；`languages` 按语言改写其中任何一项；`sparse` 列出正文太短时改写的各项。
`extends` names the layout below; `languages` holds, by language, any of these keys; `sparse` is a list of them for texts
that leave much of their only page blank."""


def page() -> str:
    """The page as a file holds it."""
    pages = Pages(Types())
    parts = [_HEAD, "## 版式文件 Layout files (`layouts/NAME.yaml`)"]
    parts += pages.sections("", LayoutSpec)
    parts += pages.sections(SPARSE, SparseSpec)
    parts += ["## 各种内容块 `dress`"]
    for name in KINDS.names:
        kind = KINDS[name]
        parts += pages.sections(f"dress.{name}", kind.dress_type, titled(kind))
    parts += ["## 主题 Themes (`layouts/themes/NAME.yaml`)", *pages.sections("theme", ThemeFile)]
    parts += ["## 品牌 Brands (`brand:`)", *pages.sections("brand", BrandSpec)]
    parts += ["## 样式 Styles\n\n" + "\n".join(_styles())]
    return "\n\n".join(parts) + "\n"


def _styles() -> list[str]:
    """The styles that blocks ask for, what each is like where a layout leaves it out, and its face's role."""
    rows = ["| 样式 Style | 未写时同 Else like | 字体类别 Role of its face |", "|---|---|---|"]
    rows += [
        f"| `{name}` | {like and f'`{like}`'} | {ROLE_OF.get(name, '')} |" for name, like in ROLES.items()
    ]
    return rows
