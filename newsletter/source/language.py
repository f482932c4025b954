"""Languages as files name them: a code of BCP 47, as `zh-Hans`, `zh-TW`, `en` or `yue`."""

from __future__ import annotations

import re
from typing import NewType

# A language's code in its usual spelling.
Language = NewType("Language", str)

# Language, script and region.
PATTERN = "([A-Za-z]{2,3})(?:-([A-Za-z]{4}))?(?:-([A-Za-z]{2}|[0-9]{3}))?"
# Those of two letters (ISO 639-1); of the thousands with three any may be named.
_ISO_639_1 = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el "
    "en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it "
    "iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt "
    "my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl "
    "sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo "
    "za zh zu"
)
_SHORT = frozenset(_ISO_639_1.split())
_SPOKEN = {
    "chinese": "zh-Hans",
    "cn": "zh-Hans",
    "中文": "zh-Hans",
    "简体": "zh-Hans",
    "简体中文": "zh-Hans",
    "繁体": "zh-Hant",
    "繁體中文": "zh-Hant",
    "english": "en",
    "英文": "en",
    "英语": "en",
    "japanese": "ja",
    "日文": "ja",
    "jp": "ja",
}


def language(text: str) -> str | None:
    """The code that *text* is, as it is usually spelt (`zh-Hant-TW`); None when it is none."""
    match = re.fullmatch(PATTERN, text)
    if match is None:
        return None
    name = match[1].lower()
    if len(name) == 2 and name not in _SHORT:
        return None
    script, region = (match[2] or "").capitalize(), (match[3] or "").upper()
    return "-".join(filter(None, (name, script, region)))


def meant(text: str) -> str | None:
    """The code that was probably meant by *text*, which is none."""
    return _SPOKEN.get(text.casefold()) or language(text.replace("_", "-").partition(".")[0])
