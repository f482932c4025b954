"""The lints L1–L20: each fault told with its code and mended as its row says, each look-alike left alone."""

from pathlib import Path

import pytest
from written import FORMS, HEAD, content, findings, mended

from newsletter.basics.diagnostic import ContentError
from newsletter.blocks import KINDS
from newsletter.checks import CHECKS, diagnose
from newsletter.model import load
from newsletter.model.document import Document
from newsletter.pipeline import Job, build, check
from newsletter.source import read

ROOT = Path(__file__).parents[2]
SAMPLES = ("everything", "one-short-section", "ten-long-sections")

# Lint, code, the text, and the text after mending (None where the author must decide).
FAULTS = [
    ("L1", "W801", "今天立春,天还冷。", "今天立春，天还冷。"),
    ("L1", "W801", "地址:一楼大厅", "地址：一楼大厅"),
    ("L1", "W801", "时间: 8:00到17:30", "时间：8:00到17:30"),
    ("L1", "W801", "真的吗?! 那就好。", "真的吗？！那就好。"),
    ("L1", "W801", "用Excel,然后保存;再打印.", "用Excel，然后保存；再打印。"),
    ("L1", "W801", "糖化血红蛋白(HbA1c)要查。", "糖化血红蛋白（HbA1c）要查。"),
    ("L1", "W801", "HbA1c(糖化血红蛋白)要查。", "HbA1c（糖化血红蛋白）要查。"),
    ("L1", "W801", "(1)总则和细则", "（1）总则和细则"),
    ("L1", "W801", "门诊(二楼）开了。", "门诊（二楼）开了。"),
    ("L1", "W801", "他说“好”,就走了。", "他说“好”，就走了。"),
    ("L2", "H802", "　　今天立春，天还冷。", "今天立春，天还冷。"),
    ("L2", "H802", "　今天立春。", "今天立春。"),
    ("L2", "H802", "今天立春，天还冷，\n　　明天转暖。", "今天立春，天还冷，\n明天转暖。"),
    ("L3", "W803", "今天惊蛰，河面上的冰 正一块块化开。", "今天惊蛰，河面上的冰正一块块化开。"),
    ("L3", "W803", "用  Excel 保存表格。", "用 Excel 保存表格。"),
    ("L3", "W803", "今天惊蛰，老城里的人们  都出门了。", "今天惊蛰，老城里的人们都出门了。"),
    ("L4", "W804", "等等...就来", "等等……就来"),
    ("L4", "W804", "后来。。。就好了", "后来……就好了"),
    ("L4", "W804", "后来…就好了", "后来……就好了"),
    ("L4", "W804", "他说：“嗯......”", "他说：“嗯……”"),
    ("L5", "W805", "破折号--占两格", "破折号——占两格"),
    ("L5", "W805", "破折号 — 占两格", "破折号——占两格"),
    ("L5", "W805", "他说，—就这样吧", "他说，——就这样吧"),
    ("L6", "W806", '他说"好的"就走', "他说“好的”就走"),
    ("L6", "W806", '所谓"OK"，就是好', "所谓“OK”，就是好"),
    ("L6", "W806", "叫作'小满'的日子", "叫作‘小满’的日子"),
    ("L6", "W806", '所谓“小满"，就是满', "所谓“小满”，就是满"),
    ("L6", "W806", '所谓"小满”，就是满', "所谓“小满”，就是满"),
    ("L7", "W807", "共１２３人", "共123人"),
    ("L7", "W807", "Ａ股和Ｂ股", "A股和B股"),
    ("L7", "W807", "身高１．７米", "身高1.7米"),
    ("L8", "W808", "⼀⽅水土", "一方水土"),
    ("L8", "W808", "\uf900有此理", "豈有此理"),
    ("L8", "W808", "⽤水的人", "用水的人"),
    ("L8", "H808", "我们关心社區的老人。", None),
    ("L8", "H808", "这里有関系到们的事。", None),
    ("L8", "H808", "我們關心社区裡的老人與孩子們。", None),
    ("L9", "H809", "拼音是ni\u030c的字", "拼音是nǐ的字"),
    ("L9", "H809", "cafe\u0301里的人", "café里的人"),
    ("L9", "H809", "假名か\u3099的写法", "假名が的写法"),
    ("L10", "W810", "他说：“好的。", None),
    ("L10", "W810", "门诊（二楼开了。", None),
    ("L10", "W810", "门诊》开了。", None),
    ("L10", "W822", "看（《本草）纲目》。", None),
    # T68: dates without leading zeros, years in four figures.
    ("L12", "H812", "会议定在2026.1.5召开", None),
    ("L12", "H812", "截至02月共三次", None),
    ("L12", "H812", "于2020年3月05日召开", None),
    ("L13", "W813", "今天立春。。天还冷", "今天立春。天还冷"),
    ("L13", "W813", "今天立春，，天还冷", "今天立春，天还冷"),
    ("L13", "W813", "春、、夏、秋", "春、夏、秋"),
    ("L14", "W814", "ｶﾞｽ是外来语", "ガス是外来语"),
    ("L14", "W814", "一家叫ﾃﾚﾋﾞ的店", "一家叫テレビ的店"),
    ("L14", "W814", "ﾊﾟﾝ就是面包", "パン就是面包"),
    ("L14", "W823", "社区\u200b卫生", "社区卫生"),
    ("L14", "W823", "社\xad区卫生", "社区卫生"),
    ("L14", "W823", "社区，\u200d卫生", "社区，卫生"),
    ("L15", "H815", "休息3~5天", "休息3～5天"),
    ("L15", "H815", "周一~周五开诊", "周一～周五开诊"),
    ("L15", "H815", "长210x297毫米的纸", "长210×297毫米的纸"),
    ("L15", "H815", "箱子是3 x 5 x 7米", "箱子是3 × 5 × 7米"),
    ("L16", "H816", "读《诗经》、《楚辞》吧", None),
    ("L16", "H816", "说“早”、“晚”两个字", None),
    ("L16", "H816", "有《春》、《夏》、《秋》三篇", None),
    ("L17", "H817", "此说可信。[1]后来又变了", None),
    ("L17", "H817", "此说可信，^12^后来又变了", None),
    ("L17", "H817", "此说可信。①", None),
    ("L19", "H819", "名医李•时珍的书", "名医李·时珍的书"),
    ("L19", "H819", "作家马克∙吐温的书", "作家马克·吐温的书"),
    ("L19", "H819", "作家马克・吐温的书", "作家马克·吐温的书"),
    ("L20", "H820", "体温38.5oC的人", None),
    ("L20", "H820", "气温30度C以上", None),
    ("L20", "H820", "体重65KG，跑了5Km", None),
    ("L20", "H820", "占地800m2的院子", None),
]

# What must stay silent, by lint.
SOUND = {
    "L1": [
        "共12,345人，比分3:2，完成98.6%。",
        "时间14:30，版本v2.1.3，IP为10.0.0.1。",
        "见https://example.org/a,b;c?d=1:2和someone@example.org。",
        "他在信里写道：Yes, I do; thank you!",
        "请打开年度总结.docx或C:\\文件\\a.txt。",
        "函数f(x)的值，坐标(3,4)，结果是(a+b)*c。",
        "按`a,中:文!`输入。",
        "1.总则和细则",
        "The word 北京, or Beijing (北京), is a name; so is 上海.",
        "谢谢:)和:-)是表情。",
        "比例是三:一，四:三。",
        "A4(210)纸和print()语句。",
        "打电话(0416)6666转总机",
        "WPS Office和Yahoo!新闻",
    ],
    "L2": [
        "今天　立春。",
        "　　　　　　　　居委会",
        "姓名　张三",
        "今天立春，　天冷。",
        "　",
    ],
    "L3": [
        "参加的有张三 李四 王五。",
        "第五条 县级以上地方人民政府负责。",
        "附件 关于防火工作的通知。",
        "众志成城 共抗疫情",
        "买了 Excel 和 Word 两套。",
        "姓名：张三     电话：见名册。",
        "按《食品安全国家标准 食品添加剂使用标准》办理。",
        "喊着“众志成城齐上阵 共抗疫情”出发。",
    ],
    "L4": [
        "等等……就来",
        "Wait... then go.",
        "从1...10里选数",
        "路径../../a/b里有",
        "好。好。好。",
    ],
    "L5": [
        "破折号——占两格",
        "北京—上海的车",
        "加上--help参数",
        "2月3日—10日开放",
        "电话0416-1234567转",
        "well-known的词",
    ],
    "L6": [
        '换了15"显示器和27"显示器',
        "他说“好的”就走",
        "it's和rock 'n' roll",
        '按`"中文"`输入',
        "身高5'10\"的人",
        'He said "你好" and left the room at once.',
    ],
    "L7": ["共123人", "Ａ".replace("Ａ", "A") + "股", "（一）总则", "①②③项", "5％和％号"],
    "L8": [
        "读《紅樓夢》的人们",
        "乾坤和於菟，瞭望和著作",
        "我们关心社区的老人",
        "一方水土养一方人",
        "我們關心社區的老人與孩子",
        "陕西的𠮷家村、姓䶮的先生",
    ],
    "L9": ["拼音是nǐ的字", "café里的人", "ガス是外来语", "字母x\u0304的平均", "👍\ufe0f和❤\ufe0f"],
    "L10": [
        "“好（的）”和《甲〈乙〉》",
        "1）总则；2）细则",
        "he’s和students’ book的词",
        "区间[0, 1)里的数",
        "谢谢:)",
        "（1）总则（2）细则",
    ],
    "L12": [
        "会议定在2026年1月5日召开",
        "版本2026.1.5发布",
        "IP为10.20.1.5的机器",
        "长2026.15米",
        "编号2026.1.5.7",
        "2020-03-05的报告",
        "10月和12日",
    ],
    "L13": ["真好！！", "等等……", "好，好，好。", "什么？？", "——就这样"],
    "L14": [
        "ガス和テレビ",
        "👨\u200d👩\u200d👧一家",
        "super\xadcalifragilistic的词",
        "社\u2060区",
        "あいう的假名",
    ],
    "L15": [
        "约~5天，~/a路径",
        "H~2~O和CO~2~",
        "0x1F和x86的机器",
        "好的~",
        "方程2x=6，3xy",
        "见https://example.org/~user/3x5",
    ],
    "L16": [
        "读《诗经》《楚辞》吧",
        "读《诗经》（节选）、《楚辞》吧",
        "说“早”“晚”两个字",
        "《甲》、乙和丙",
        "春、夏、秋",
    ],
    "L17": [
        "此说可信[1]。后来",
        "分三步。①洗手；②擦干。",
        "面积是3m^2^，不大",
        "此说可信^1^。",
        "如下：[说明](https://example.org)。",
    ],
    "L19": [
        "名医李·时珍的书",
        "苹果 • 香蕉",
        "コーヒー・タイム",
        "a•b的积",
        "• 第一项",
    ],
    "L20": [
        "体温38.5℃和38.5 °C",
        "重65 kg，跑5 km",
        "100C的型号",
        "M2和K2芯片",
        "5G和3D，A4和U2",
        "占地 800 m^2^ 的院子，挖土3m^3^",
        "80%和30度",
    ],
}
ROWS = [(lint, text) for lint, texts in SOUND.items() for text in texts]


@pytest.mark.parametrize(("lint", "code", "text", "meant"), FAULTS)
def test_a_fault_is_told_and_mended(lint, code, text, meant):
    source = content(text)
    told = [one for one in findings(source) if one.code == code]
    assert told, lint
    assert all(one.span.file.name == "content.yaml" for one in told)
    if meant is None:
        assert all(one.fix is None for one in told)
    else:
        after, steps = mended(source)
        assert after == content(meant)
        assert {one.code for one in steps} == {code}


@pytest.mark.parametrize(("lint", "text"), ROWS)
def test_a_look_alike_is_left_alone(lint, text):
    numbers = {lint[1:].zfill(2), *{"L10": ["22"], "L14": ["23"]}.get(lint, [])}
    assert not [one for one in findings(content(text)) if one.code[2:] in numbers], lint


@pytest.mark.parametrize("text", sorted({text for _, text in ROWS}))
def test_no_other_lint_mends_a_look_alike(text):
    source = content(text)
    assert mended(source) == (source, [])


@pytest.mark.parametrize("heading", ["防火须知。", "从**防火**说起。", "“防火”须知。"])
def test_a_heading_ends_in_no_stop(heading):
    told = findings(content(heading, "heading"))
    assert [(one.code, one.fix) for one in told] == [("W811", None)]


@pytest.mark.parametrize(
    "heading", ["防火须知", "怎么防火？", "防火须知……", "防火！", "说“防火。”的人", "甲。乙"]
)
def test_other_headings_are_sound(heading):
    assert findings(content(heading, "heading")) == ()


@pytest.mark.parametrize("text", ["自造字\ue000在此", "又一个\ue864字", "第三个\U000f0000字"])
def test_private_use_is_told_by_the_setting(tmp_path, text):
    """L18; T9."""
    path = tmp_path / "content.yaml"
    path.write_text(content(text), "utf-8")
    with pytest.raises(ContentError) as caught:
        check(Job(path))
    assert {one.code for one in caught.value.diagnostics} <= {"E203", "E204"}


def test_a_check_of_words_tells_no_other_codes_than_it_says():
    said = {code for name in CHECKS for code in CHECKS[name].codes if CHECKS[name].reads is Document}
    told = {code for _, code, *_ in FAULTS} | {"W811"}
    assert told == said


def test_check_tells_and_build_does_not(tmp_path):
    path = tmp_path / "content.yaml"
    path.write_text(content("今天立春,天还冷。"), "utf-8")
    result = check(Job(path))
    assert [(one.code, one.span.line, one.span.column) for one in result.diagnostics] == [("W801", 7, 13)]
    assert "checks" in dict(result.timings)
    assert build(Job(path)).diagnostics == ()


def test_every_lint_has_its_rows():
    faults = [lint for lint, *_ in FAULTS]
    lints = {f"L{number}" for number in range(1, 21)} - {"L11", "L18"}
    assert {lint for lint in lints if faults.count(lint) < 3} == set()
    assert {lint for lint in lints if len(SOUND.get(lint, ())) < 5} == set()


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_other_languages_are_not_read(lang):
    source = content("今天立春,天还冷。").replace("version: 1", f"version: 1\nlang: {lang}")
    assert findings(source) == ()


def test_a_paragraph_in_another_language_is_not_read():
    source = HEAD + '  - blocks:\n      - paragraph: {text: "春,夏", lang: ja}\n      - 正文,一段。\n'
    assert [(one.code, one.span.line) for one in findings(source)] == [("W801", 7)]


@pytest.mark.parametrize(
    "text",
    [
        "他说：“先走了。\n\n“再见。”",
        "“先走了。\n\n“再见。”",
        "改为：“先走了。\n\n到了再说。”",
        "（一九五〇年通过\n\n二〇二〇年修正）",
    ],
)
def test_pairs_may_stretch_over_paragraphs(text):
    """Each paragraph of a quotation opens and the last one closes (GB/T 15834); laws open once."""
    assert findings(content(text)) == ()


def test_a_pair_does_not_stretch_without_end():
    far = "\n\n".join(["他说：“先走了。", *["又过了一天。"] * 20, "再见。”"])
    assert [one.code for one in findings(content(far))] == ["W810", "W810"]
    assert [one.code for one in findings(HEAD + "  - heading: 说“好\n    blocks: [再见。”]\n")] == [
        "W810",
        "W810",
    ]


def test_what_is_not_typed_so_is_told_without_a_line():
    variable = content("见${place}吧").replace("headline", 'variables: {place: "楼上,二层"}\nheadline')
    parted = content("真的吗**?**! 好")
    for source in (variable, parted):
        told = findings(source)
        assert [one.code for one in told] == ["W801"]
        assert told[0].fix is None


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (r'"他说\"好的\"就走"', '"他说“好的”就走"'),
        ("'他说\"好的\"就走'", "'他说“好的”就走'"),
        ('"春,夏" # 注,释', '"春，夏" # 注,释'),
        ("'叫作''小满''的日子'", "'叫作''小满''的日子'"),
    ],
)
def test_mending_keeps_quoting_and_comments(text, after):
    assert mended(content(text, "list"))[0] == content(after, "list")


@pytest.mark.parametrize(
    ("text", "form"),
    [("　　*强调*的话", "paragraph"), ("　", "paragraph"), ("标签:好", "heading")],
)
def test_mending_leaves_content_that_reads_the_same(text, form):
    source = content(text, form)
    after, _ = mended(source)
    assert findings(after) is not None


def test_no_line_is_made_that_would_be_a_key():
    source = content("text:好的", "list")
    assert [(one.code, one.fix) for one in findings(source)] == [("W801", None)]


def test_forms_are_sound():
    assert all(findings(form.format("正文")) == () for form in FORMS.values())


@pytest.mark.parametrize(
    "path",
    [
        "content.yaml",
        "newsletter/cli/starter/content.yaml",
        *(f"tests/samples/{name}.yaml" for name in SAMPLES),
    ],
)
def test_what_comes_with_us_is_clean(path):
    assert diagnose(load(read(ROOT / path), KINDS)) == ()
