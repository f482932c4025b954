"""诊断信息的中文: 代码对应 (哪里不对, 怎么办). 代码分段与 messages_en 相同."""

from newsletter.basics.said_zh import (
    command,
    content,
    layouts,
    output,
    pages,
    pictures,
    preflight,
    text,
    wording,
)

MESSAGES: dict[str, tuple[str, str]] = {
    **content.MESSAGES,
    **text.MESSAGES,
    **pictures.MESSAGES,
    **layouts.MESSAGES,
    **pages.MESSAGES,
    **output.MESSAGES,
    **command.MESSAGES,
    **preflight.MESSAGES,
    **wording.MESSAGES,
}
