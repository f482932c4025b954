"""Characters that look right and are others: widths, variants, compatibility forms (L7, L8, L9, L14).

Private-use characters (L18) are told by the setting itself (E203, E204), since no page shows them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from newsletter.checks import Check
from newsletter.model.document import Document
from newsletter.model.slips import Edit, Slip, fault, slips
from newsletter.model.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.model.words import Words

# A traditional or Japanese form and the simplified one, in turn. Forms that simplified text has
# uses for (乾 著 徵 藉 夥) are left out.
_FORMS = (
    "個个們们來来時时會会為为國国說说這这過过對对後后發发學学動动還还開开關关長长問问間间見见現现實实無无"
    "與与從从書书車车東东應应業业電电話话語语讀读寫写點点當当種种給给經经結结統统級级組组線线總总維维網网"
    "運运進进遠远連连選选達达邊边遲迟適适鄉乡醫医護护衛卫藥药療疗診诊預预頭头題题類类顯显風风飛飞飯饭"
    "館馆馬马驗验體体髮发鬥斗魚鱼鳥鸟麗丽黃黄齊齐龍龙龜龟萬万億亿儀仪優优價价傳传傷伤備备兒儿內内兩两"
    "凍冻劃划劇剧勝胜勞劳務务區区協协單单卻却參参員员圍围園园圖图團团圓圆場场塊块報报壓压壞坏聲声處处壽寿"
    "夢梦奪夺婦妇媽妈孫孙寧宁審审導导專专將将尋寻層层屬属島岛師师帳帐帶带幣币幫帮幹干廣广廠厂廳厅張张彈弹"
    "強强彙汇復复徑径愛爱慶庆憂忧懷怀態态慣惯戰战戲戏戶户擇择擊击擔担據据擁拥掃扫掛挂採采揚扬換换損损搶抢"
    "敗败敵敌數数斷断暫暂曆历權权條条極极構构樂乐標标樣样機机橋桥檢检歡欢歲岁歷历殘残殺杀氣气決决沒没"
    "況况淚泪淨净測测湯汤溫温準准滅灭滿满漢汉潔洁濟济灣湾熱热燈灯營营爐炉爭争牆墙狀状獨独獲获獎奖環环"
    "產产畫画異异盡尽監监盤盘礎础礦矿禮礼穩稳窮穷競竞筆笔節节範范築筑簡简籤签糧粮緊紧練练繼继續续罰罚罷罢"
    "義义習习聖圣聯联職职聽听肅肃腦脑腳脚膽胆臉脸臺台興兴舉举舊旧艦舰藝艺蘇苏蘭兰虛虚號号蟲虫術术補补裝装"
    "製制複复覺觉觀观規规視视親亲訂订計计訊讯討讨訓训記记許许訴诉詞词試试詩诗該该認认課课調调談谈請请論论"
    "證证識识議议譯译讓让負负貢贡財财責责貧贫購购貨货貴贵買买費费資资賣卖賽赛贈赠贊赞質质贏赢趕赶趨趋蹟迹"
    "軍军軟软較较載载輕轻輪轮輸输轉转辦办農农遞递遺遗郵邮鄰邻釋释針针鋼钢錄录錢钱錯错鍵键鎮镇鏡镜鐘钟鐵铁"
    "門门閉闭閱阅闊阔隊队階阶際际陸陆陽阳陰阴隨随險险難难雖虽雙双離离雲云靈灵靜静頁页項项順顺須须領领頻频"
    "顆颗願愿顧顾飲饮養养餘余驚惊鬧闹鹽盐"
    # Japanese forms
    "関关気气対对発发経经売卖読读広广沢泽桜樱図图転转帰归変变検检験验駅驿鉄铁釈释渋涩実实縄绳覚觉観观"
    "労劳剣剑児儿撃击黒黑戦战楽乐歴历県县塩盐囲围圧压価价権权様样済济満满髄髓拝拜竜龙"
)
_SIMPLIFIED = {odd: plain for odd, plain in zip(_FORMS[::2], _FORMS[1::2], strict=True) if odd != plain}
_OTHER = {plain: odd for odd, plain in _SIMPLIFIED.items()}
# Simplified forms that traditional text writes as well.
_SHARED = frozenset(
    "万与云价优体余儿准划制厂台后听圣坏复宁干异怀惊愿拜挂据斗机极构气洁离种筑网胜范虫赶适采髓黑"
)
_PLAIN = frozenset(_OTHER) - _SHARED
_TITLE = re.compile("《[^《》]*》|〈[^〈〉]*〉")


def _narrow(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0])


def _unified(match: re.Match[str]) -> str | None:
    plain = unicodedata.normalize("NFKC", match[0])
    return plain if plain != match[0] else None


def _composed(match: re.Match[str]) -> str | None:
    """The one character that base and marks make, None where there is none of its own."""
    plain = unicodedata.normalize("NFC", match[0])
    return plain if len(plain) < len(match[0]) else None


_RULES = (
    Slip("W807", re.compile("[０-９Ａ-Ｚａ-ｚ]+(?:．[０-９]+)*"), _narrow),
    Slip("W808", re.compile("[\u2e9f\u2ef3\u2f00-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]+"), _unified),
    Slip("H809", re.compile(r"\w[\u0300-\u036f\u3099\u309a]+"), _composed),
    Slip("W814", re.compile("[\uff65-\uff9f]+"), _narrow),
)


def _diagnose(document: Document) -> Iterator[Diagnostic]:
    for text in words(document):
        yield from slips(text, _RULES)
        if text.chinese:
            yield from _mixed(text)


def _mixed(text: Words) -> Iterator[Diagnostic]:
    """Forms of another script's standard among those that the text is written in (L8); titles keep theirs."""
    prose = _TITLE.sub(lambda match: "a" * len(match[0]), text.prose)
    odd = [at for at, mark in enumerate(prose) if mark in _SIMPLIFIED]
    plain = [at for at, mark in enumerate(prose) if mark in _PLAIN]
    if not odd or not plain:
        return
    fewer, meant = (odd, _SIMPLIFIED) if len(odd) <= len(plain) else (plain, _OTHER)
    first = fewer[0]
    yield fault(text, "H808", Edit(first, first + 1, meant[prose[first]]), mends=False)


CHECK = Check(("W807", "W808", "H808", "H809", "W814"), Document, _diagnose)
