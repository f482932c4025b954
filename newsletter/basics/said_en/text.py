"""Words of codes 2xx: text and faces."""

MESSAGES: dict[str, tuple[str, str]] = {
    "E201": (
        "no font has the character {char} ({point} {name}); looked in {faces}",
        "Use another character.",
    ),
    "E202": (
        "no font has the character {char} ({point} {name}); looked in {faces}",
        "Write {near} instead, which means the same.",
    ),
    "E203": (
        "{point} is a private character, which every font draws as it likes",
        "Type the real one, or add the font that has it: `newsletter fonts add FILE --private --family {family}`.",
    ),
    "E204": ("{point} is a leftover private code of an old encoding", "Write {near} instead."),
    "E205": ("{point} is a character that steers and cannot be set", "Delete it."),
    "E206": (
        "{point} ({name}) turns the order of what is read",
        "Delete it; the text is set as it is typed.",
    ),
    "W207": ("{point} ({name}) steers the writing direction, which nothing here needs", "Delete it."),
    "H208": (
        "there is no face of the family {family}; {used} stands in for it",
        "Install the font {wanted} to have it.",
    ),
    "W209": (
        "a font with the {region} shapes of characters ({lang}) is missing; another stands in",
        "Install {wanted}, or add a font that you have: newsletter fonts add FILE --lang {tag}.",
    ),
    "E210": (
        'the font file "{file}" cannot be read in {folder}',
        "Install the program again, or put the file back.",
    ),
    "E211": (
        'the font file "{file}" in {folder} is damaged or not a TrueType font',
        "Put a sound copy in its place.",
    ),
    "E212": ('the list of fonts "{file}" in {folder} is missing or damaged', "Install the program again."),
    "E213": ('the font "{file}" in {folder} may not be embedded in a file', "Use another font."),
    "W214": (
        "the family {family} lacks {chars}; {used} is used there",
        "Check how it looks, or use other characters.",
    ),
    "W215": ("no font knows this form of {char} ({point}); its usual form is used", "Check how it looks."),
    "W216": ("the font centres {marks}, which belong at the lower left", "Use a face for mainland Chinese."),
    "W217": (
        'the font "{face}" does not say where its characters stand in vertical lines; they are centred',
        "Use a font made for vertical setting.",
    ),
    "E259": (
        'the font "{file}" has no private characters',
        "Leave out --private, or name the font in which they were drawn.",
    ),
    "E260": (
        'the list of your fonts "{file}" in {folder} is damaged',
        "Delete it, and add your fonts again.",
    ),
    "E261": ('the font file "{path}" cannot be read ({reason})', "Name a file that is there."),
    "E262": (
        'the file "{file}" is damaged, or no TrueType or OpenType font',
        "Name a sound .ttf, .otf or .ttc file.",
    ),
    "E263": ('the collection "{file}" holds several fonts', "Say which by --index: {faces}."),
    "E264": (
        'the font "{file}" has PostScript outlines, and what converts them is not installed',
        'Run pip install "newsletter-press[fonts]", then add the font again.',
    ),
    "E265": ('you have a font "{key}" already', "To replace it, first run newsletter fonts remove {key}."),
    "E266": ('you have no font "{name}"', "Run newsletter fonts to see yours."),
    "E267": ('the name of the font "{file}" does not tell its family', "Say it by --family: {known}."),
    "E268": (
        'the font "{file}" has no {char}, so it cannot set {lang}',
        "Use another font, or another --lang.",
    ),
    "E269": ("there is no folder for your own fonts", "Set HOME (USERPROFILE on Windows) to your folder."),
    "W250": (
        "“{text}” cannot be broken by the rules and is wider than its line of {measure} em",
        "It was broken where it must; shorten it, or give it a wider place.",
    ),
    "E240": (
        'nothing is called "{name}"',
        "Write `id: {name}` at the article, section or block that is meant.",
    ),
    "E241": (
        'the page of "{name}" cannot be named here',
        "Page numbers stand in running text, captions, notes and lists; write the words without one.",
    ),
    "E242": ('"{text}" cannot be an id', "Write letters or figures without blanks, parted by - or _."),
    "E243": (
        '"{name}" is called so already, at {file}:{line}:{column}',
        "Call one of the two something else.",
    ),
    "E244": ('"{name}" has no title of its own', "Write `title: …` in this entry."),
    "E251": (
        "“{text}” alone is wider than its line of {measure} em",
        "Choose a smaller size or a wider place.",
    ),
    "W252": (
        "the line “{text}” stays {missing} em short, since nothing in it may stretch further",
        "Reword it, or break a long word or address in it by hand.",
    ),
    "E253": (
        "“{text}” must stand on one line and does not fit, even at 80 % of its size",
        "Shorten it; in a headline | may part it into lines.",
    ),
    "W254": (
        "the lines of this text are {gap} em apart, too near for the readings, dots or lines beside its words",
        "Choose a leading in the layout that leaves {needed} em, or leave them out.",
    ),
    "W256": (
        'there is no segmenter "{name}"; headings break by the built-in words',
        "Install it with `pip install {name}`, or leave out `phrases`.",
    ),
}
