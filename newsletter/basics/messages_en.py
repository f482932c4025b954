"""English words of every diagnostic: code to (what is wrong, what to do).

Codes by hundreds: 1 reading and content, 2 text and faces, 3 pictures, 4 layouts, 5 pages,
6 output and environment, 7 command line, 8 words (what `check` alone tells). Values are named in braces.
"""

MESSAGES: dict[str, tuple[str, str]] = {
    # 1 reading and content
    "E101": ('there is no file "{path}"', "Check the name and the folder."),
    "E102": ('"{path}" is a folder', "Name the file inside it."),
    "E103": ('"{path}" is not an ordinary file', "Copy its contents into a file and name that."),
    "E104": ('unknown field "{name}"', 'did you mean "{near}"?'),
    "E105": ('unknown field "{name}"', "What may stand here: {known}."),
    "E106": (
        '"{path}" cannot be read ({reason})',
        "Check that you may open the file and that no other program holds it.",
    ),
    "E107": (
        '"{path}" is larger than the limit of {allowed} bytes (content_bytes)',
        "Divide it, or raise the limit with --limit content_bytes=NUMBER.",
    ),
    "E108": (
        "the byte {byte} at offset {offset} belongs to no text that can be read",
        "Save the file as UTF-8 (in Notepad: Save as, Encoding UTF-8).",
    ),
    "E109": ("the file holds a NUL character, as no text does", "Save it as plain text in UTF-8."),
    "E110": (
        "the line is not written as YAML asks",
        "Put the text in quotation marks, or compare the lines above.",
    ),
    "E111": ("the colon after the key is full-width", "Write an ordinary colon and a space, as below."),
    "E112": ("a tab stands where spaces belong", "Write spaces, as below."),
    "E113": ("a full-width space stands in the indentation", "Indent with ordinary spaces, as below."),
    "E114": ('unquoted text may not begin with "{mark}"', "Put the text in quotation marks."),
    "E115": ("unquoted text may not hold a colon and a space", "Put the text in quotation marks."),
    "E116": ('the key "{name}" stands twice; first on line {first}', "Keep one of the two."),
    "E117": ("a second document begins here", "Keep one document in a file; remove the line ---."),
    "E118": ("a key must be a single word", "Put the text in quotation marks if it was meant as text."),
    "E119": ("the quotation mark opened here is never closed", "Close it at the end of the text."),
    "E120": ('the tag "{tag}" is not allowed', "Remove it, or put the text in quotation marks."),
    "E121": (
        'nothing is marked "&{name}" for "*{name}" to repeat',
        "Put the text in quotation marks if it was meant as text.",
    ),
    "E122": ('"*{name}" stands inside what it repeats', "Remove it, or put the text in quotation marks."),
    "E123": (
        'the bracket "{mark}" opened here is never closed',
        "Close it, or put the text in quotation marks.",
    ),
    "E124": (
        "the limit {name} of {allowed} is passed here",
        "Make the file smaller, or raise it with --limit {name}=NUMBER.",
    ),
    "E125": ("the indentation fits no line above", "Begin the line where the lines of its group begin."),
    "W126": (
        '"{text}" is taken as a comment and not printed',
        "Put the whole text in quotation marks if it is to be printed.",
    ),
    "E127": ('text stands behind the closing "{mark}"', "Put the whole text in quotation marks."),
    "E128": (
        "the control character {name} stands here",
        "Delete it; it cannot be seen, so retype the words round it.",
    ),
    "W129": ('"{path}" is not UTF-8 and was read as GB18030', "Check the text, and save the file as UTF-8."),
    "E130": ('"{path}" holds nothing', "Write the content, or copy the sample made by `newsletter new`."),
    "E131": (
        "a text must stand here",
        "Write words, in quotation marks if they hold : or # or begin with a mark.",
    ),
    "E132": ('a whole number must stand here, not "{text}"', "Write digits alone, as 12."),
    "E133": ('a number must stand here, not "{text}"', "Write digits alone, as 12 or 0.5."),
    "E134": ('true or false must stand here, not "{text}"', "Write true or false."),
    "E135": ('a date must stand here, not "{text}"', "Write it as 2020-03-05 or 2020年3月5日."),
    "E136": (
        "a list must stand here",
        "Write each member on a line that begins with a dash and a space, or [one, two].",
    ),
    "E137": (
        "keys with values must stand here",
        "Write each on a line as `key: value`; the keys are {known}.",
    ),
    "E138": ('"{text}" cannot be chosen here', "Choose one of {known}."),
    "E139": ('"{name}" is missing', "Add the line `{name}: …` and write it there."),
    "E140": ('{text} is out of bounds for "{name}"', "Write a number {bound}."),
    "E141": ("the number of values here is {found}, not {count}", "Write exactly {count}, as [one, two]."),
    "E142": (
        'a length must stand here, not "{text}"',
        "Write it as 10.5pt, 3mm, 2em, 1.5L, 50% or a size name as 五号.",
    ),
    "H143": ('nothing is written for "{name}"', "Fill it in, or delete the line."),
    "W144": ("there is nothing in this text", "Write the text, or delete the line."),
    "E145": (
        '"{path}" is not a path from this file\'s folder',
        "Put the file beside this one or in a folder below it, and write it as pictures/a.jpg.",
    ),
    "E146": (
        '"{path}" leads out of the project\'s folder',
        "Copy the file into the project, or allow its folder with --allow-dir.",
    ),
    "E147": (
        "the number of values here is {found}, not {count}",
        "Write the values of {known}, in this order.",
    ),
    "E148": ("keys with values must stand here", "Write each on a line as `key: value`."),
    "E149": ("nothing is written behind this colon", "Delete the text and keep the colon."),
    "E150": ('a link may not go to "{target}"', "Begin it with https:, http:, mailto: or tel:."),
    "E151": ('there is no variable "{name}"', 'did you mean "{near}"? Write $${{ where ${{ itself is meant.'),
    "E152": (
        'there is no variable "{name}"',
        "Write it under variables:. Known: {known}. Write $${{ where ${{ itself is meant.",
    ),
    "E153": (
        'the variable "{name}" stands for itself in the end',
        "Write out one of the variables that refer to each other.",
    ),
    "E154": ('"{path}" differs from the file\'s true name in capitals or accents', 'Write "{near}".'),
    "E155": ('the included file "{path}" cannot be read', "Check the name and the folder."),
    "E156": ('"{path}" includes the file that includes it', "Remove one of the two."),
    "E158": ('"{path}" is this file itself', "Remove it from `include`."),
    "E159": ('the included file "{path}" is empty', "Write something in it, or remove it from `include`."),
    "E157": ('the included file "{path}" has no keys', "Write it as `key: value`, like this file."),
    "E160": ('there is no block "{name}"', 'did you mean "{near}"?'),
    "E161": ('there is no block "{name}"', "Put it in quotation marks if it is text. Blocks: {known}."),
    "E162": (
        '"{name}" is a part of the article and no block',
        "Move it out of blocks:, to the level of headline: and sections:.",
    ),
    "E163": (
        'a second block, "{name}", stands in one list item with "{first}"',
        "Begin it on a line of its own with a dash.",
    ),
    "E164": ("a block must stand here", "Write a text, or the name of one block and a colon."),
    "E165": ('"{name}" stands beside articles:', "Move it into the article that it belongs to."),
    "E166": ("there is no article", "Write headline: and sections:, or a list under articles:."),
    "W167": ("the block is empty", "Write its text, or delete the dash."),
    "W168": ('"{name}" will be printed as a word', "Add a colon if the block of that name is meant."),
    "E169": (
        '"{name}" stands beside the block "{first}" and not in it',
        "Indent it further, below {first}:.",
    ),
    "E170": (
        "a section must stand here, not a text",
        "Write it as `- heading: …` with `blocks:` below, or `- blocks:`.",
    ),
    "W171": ("the section is empty", "Write its blocks, or delete it."),
    "E172": (
        "the line has no key",
        "Write `key: value`, or indent the line if it goes on from the text above.",
    ),
    "E173": ("a space is missing after the colon", "Write a space, as below."),
    "E174": (
        'the text does not stand further in than the line above, which ends with "|" or ">"',
        "Indent each line of the text by two spaces.",
    ),
    "E175": (
        "a list and keys stand at the same depth",
        "Indent the list below its key, or begin each line of the group alike.",
    ),
    "E176": (
        'the text after "{mark}" is no list that can be read',
        "Put each text in it in quotation marks.",
    ),
    "E177": ("a line that begins with % has no meaning here", "Delete the line."),
    "E178": (
        '"{text}" means nothing inside double quotation marks',
        "Use single quotation marks, or write the backslash twice.",
    ),
    "E179": ("the comma is full-width", "Write an ordinary comma and a space, as below."),
    "H180": (
        "the halves of the couplet are not equally long ({upper} and {lower} characters)",
        "Make both halves of the same length.",
    ),
    "W181": ("there is nothing in this block; it is left out", "Write what belongs in it, or delete it."),
    "W182": (
        "in row {row} of the table the number of cells is {cells}, in the longest {columns}; the rest is left blank",
        'Write the missing cells, with "" for a blank one.',
    ),
    "W183": ("the list is deeper than three levels", "Set the deepest items one level higher."),
    "E184": (
        "a table of {columns} columns does not fit here; {most} at the most do",
        "Part it into two tables, or turn its rows into columns.",
    ),
    "E185": ("the table has both `rows` and `csv`", "Keep one of the two."),
    "W186": (
        "{text} is set as a cell, for `csv` holds the rows themselves",
        "Copy the rows from the file to this place, each on a line of its own.",
    ),
    "E187": (
        "there is no note {number}",
        "Write it under `notes:` of the section, in the order of the marks.",
    ),
    "W188": ("no mark asks for note {number}", "Write [^{number}] where it belongs, or delete the note."),
    "E190": (
        "“{text}” has neither one reading nor one for each of its {count} characters",
        "Write {{word|reading}}, or a reading for each character, parted by |.",
    ),
    "E191": ('there is no class "{name}"', 'did you mean "{near}"?'),
    "E192": ('there is no class "{name}"', "The classes of this layout: {known}."),
    "E193": (
        '"{text}" is no language\'s code',
        "Write zh-Hans, zh-Hant, en, ja or another code of two or three letters.",
    ),
    "E194": ('nothing is called "{name}"', 'did you mean "{near}"? Write $${{ where ${{ itself is meant.'),
    "E195": (
        'nothing is called "{name}"',
        "Write `id: {name}` at the place that is meant. There are: {known}.",
    ),
    # 2 text and faces
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
    "W208": (
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
    # 3 pictures
    "E301": ('the picture "{name}" is not there', "Check the name and its folder; capitals count."),
    "E302": ('"{name}" is not a picture file but a folder or device', "Name the picture file itself."),
    "E303": ('the picture "{name}" cannot be opened', "Check that you may read the file."),
    "E304": ('the picture "{name}" is empty', "Copy or send the file again."),
    "E305": ('"{name}" is no picture that can be set', "Save it as JPEG, PNG or SVG."),
    "E306": ('"{name}" is a {found} file, which cannot be set', "Save it as JPEG or PNG."),
    "E307": ('the picture "{name}" is damaged or cut short', "Copy or send the file again."),
    "E308": (
        'the picture "{name}" is too large a file ({size} MB, limit {limit} MB)',
        "Save a smaller copy and use that.",
    ),
    "E309": (
        'the picture "{name}" is too long ({side} pixels, limit {limit})',
        "Save a smaller copy and use that.",
    ),
    "E310": (
        'the picture "{name}" has too many pixels ({width} × {height}, limit {limit} million)',
        "Save a smaller copy and use that.",
    ),
    "E311": (
        'the picture "{name}" is not what its name says but {found}',
        "Rename the file by its true format, or save it anew.",
    ),
    "E312": ('the drawing "{name}" is no sound SVG (line {line})', "Save it anew as plain SVG."),
    "E313": (
        'the drawing "{name}" declares a document type or entities (line {line})',
        "Delete the line that begins with <!DOCTYPE, or save it as plain SVG.",
    ),
    "E314": (
        'the drawing "{name}" holds <{element}> (line {line}), which cannot be drawn',
        "Turn it into plain paths in the drawing program, or use a JPEG or PNG.",
    ),
    "E315": (
        'the drawing "{name}" has a value in <{element}> that cannot be read (line {line}): {value}',
        "Save it anew as plain SVG, or use a JPEG or PNG.",
    ),
    "E316": (
        'the drawing "{name}" has more than {limit} elements',
        "Simplify it, or use a JPEG or PNG.",
    ),
    "E317": (
        'the drawing "{name}" asks for {attribute} in <{element}> (line {line}), which cannot be drawn',
        "Use plain colours and paths, or a JPEG or PNG.",
    ),
    "E318": (
        'the drawing "{name}" does not say how large it is (line {line})',
        "Give its <svg> element a viewBox, or a width and a height.",
    ),
    "W320": (
        'the picture "{name}" has {count} frames or pages; the first is shown',
        "Save the one you want as a file of its own.",
    ),
    "W321": (
        'the picture "{name}" is too coarse at its size on the page: {ppi} of {least} pixels per inch',
        "Use the original, where what is shown is {width} pixels wide or more, or show it smaller.",
    ),
    "W322": (
        'the colour profile in "{name}" is damaged; the colours are taken as sRGB',
        "Check the colours, or save the picture as sRGB.",
    ),
    "E323": (
        'the drawing "{name}" has a style rule that cannot be read (line {line}): {text}',
        "Use plain rules for an element, a .class or an #id, or save it with presentation attributes.",
    ),
    "E324": (
        'the drawing "{name}" shows {id} inside itself (line {line})',
        "Take the <use> out of what it shows.",
    ),
    "E325": (
        'the drawing "{name}" has more than {limit} points, each <use> counted anew',
        "Simplify it, or use a JPEG or PNG.",
    ),
    "E326": (
        'no face has the character “{char}” in the drawing "{name}" (line {line})',
        "Change the word, or turn it into paths in the drawing program.",
    ),
    "E327": (
        '"{name}" is a HEIC photograph, which needs one more library',
        'Install it with `pip install "newsletter-press[heic]"`, or save the picture as JPEG.',
    ),
    "E328": (
        'the drawing "{name}" holds words, which cannot stand behind a masthead',
        "Turn them into paths in the drawing program.",
    ),
    "E330": ("a QR symbol has nothing to hold", "Write the link or the words it is to hold."),
    "E331": ("{count} bytes are too much for a QR symbol", "Use a shorter link."),
    "W350": (
        "the picture has no alt text; its caption is read aloud instead",
        "Say under `alt:` what the picture shows.",
    ),
    "E351": (
        "the picture has neither alt text nor a caption",
        "Say under `alt:` what it shows, or write `decorative: true` if it says nothing.",
    ),
    "W352": (
        "the QR code is too fine to be read safely (a module of {module} mm, at least {least})",
        "Make it larger under `size:`, or shorten its link.",
    ),
    "W353": ("the QR code is small ({width} mm wide, at least {least})", "Make it larger under `size:`."),
    "E354": ("a QR code cannot be {width} mm wide here", "Choose a `size:` from {least} to {most} mm."),
    "E380": (
        '"{value}" is no number',
        "Write the number alone, as 64, 1,200, 3.5万 or 12%; its unit goes under `unit:`.",
    ),
    "E381": ("a ring or track has no room for the negative {value}", "Mend the number, or use `kind: bar`."),
    "E382": (
        "the words of a line with {count} points do not fit here",
        "Use fewer points or shorter labels, or `span: all`.",
    ),
    "E383": (
        "a ring of {count} sectors cannot be read; {most} at the most can",
        "Put the small ones together as one, or use `kind: bar`.",
    ),
    "E384": (
        "{value} is more than the total of {total}",
        "Mend the number, or say the total under `total:`.",
    ),
    "E385": (
        'the place of "{label}" is not on the picture',
        "Write two numbers from 0% to 100%, from the left and from the top: `at: [40%, 60%]`.",
    ),
    "W386": (
        "the words of {count} upright bars do not fit here; they are set level",
        "Use fewer values or shorter labels, or `span: all`.",
    ),
    "E387": (
        "the values come to nothing, so no share can be drawn",
        "Mend the values; the `total:` of tracks is more than nothing.",
    ),
    "W388": (
        "only a ring has a middle; its words are left out",
        "Use `kind: donut`, or write them under `note:`.",
    ),
    "W390": (
        "{columns} do not fit abreast; {most} stand in a row",
        "Ask for fewer columns, or write span: all.",
    ),
    # 4 layouts
    "E402": ("the palette has no colour {name}", "Use one of {known}, or add it to the palette."),
    "E403": ("{text} is not a colour", "Write rgb as #RRGGBB and cmyk as four numbers from 0 to 100."),
    "E404": ("there is no style {name} to be like", "Name a style of this layout or of its kind of text."),
    "E405": ("the style {name} is like itself", "Take the `like` out, or name another style."),
    "E406": ("{text} is not a size with its leading", "Write it as 63pt/4L."),
    "E407": ("no layouts are installed", "Install the program again."),
    "E408": ("there is no layout {name}", "did you mean {close}? There are {known}."),
    "E409": ("the layout {name} extends itself", "Take the `extends` out, or name another layout."),
    "E410": ("{text} is not a sheet", "Write a name as A4 or 8开, or a size as 210x297mm."),
    "E411": ("the columns are wider than the sheet", "Make `columns.measure` or `columns.count` smaller."),
    "E412": ("`dress` is not a mapping", "Write block kinds with their options under it."),
    "E413": ("there is no block kind {name}", "did you mean {close}?"),
    "W414": (
        "the layout {layout} shows {name} nowhere",
        "Take it out, or use a layout that has a place for it.",
    ),
    "E415": ("no text has the style {name}", "did you mean {close}?"),
    "E416": ("{text} is out of bounds for `{name}`", "Choose a length from {low} to {high}."),
    "E417": (
        "{text} is no way to write a date",
        "Write it with {{year}}, {{month}}, {{day}} and {{weekday}}, as {{year}}年{{month}}月{{day}}日.",
    ),
    "E418": (
        "a type area from {top} to {bottom} pt does not stand on a sheet of {height} pt",
        "Let `bottom` be at least a line below `top`, and both on the sheet.",
    ),
    "E419": ("no text has the style {name}", "Name it in the furniture, or delete it."),
    "E420": ("there is no part {name}", "Use one of {known}."),
    "E421": ("furniture knows no {name}", "Use one of {known}."),
    "E422": ("there is no style {name}", "Use one of {known}."),
    "E423": (
        "this band has no parts",
        "Name them under `parts` or in the cells of `row`, or delete the band.",
    ),
    "E435": ("there is no layout {name}", "There are {known}; a layout file's name ends in .yaml."),
    "E424": ("a sheet of {text} cannot be printed", "Choose sides from 50 mm to 5 m."),
    "W430": (
        "the columns are {ems} em wide, too narrow for lines without wide gaps",
        "Choose fewer columns, a smaller type size, or a `columns.measure` of 12em and more; 16em to 28em read best.",
    ),
    "W431": (
        "the columns are {ems} em wide, so full lines of Chinese never fit exactly",
        "Set `columns.measure` to {low}em or {high}em and give the rest to the gutter or the margins.",
    ),
    "E432": (
        "commas would hang into a gutter of {ems} em",
        "Set `columns.gutter` to 1.5em or more, or leave out `hanging`.",
    ),
    "E436": (
        "vertical columns have no inside margin of their own",
        "Take `columns.inside` out, and say `top` and `bottom` of `masters.left`, which count from the right edge.",
    ),
    "E438": (
        "`{name}` needs two values with the layout's own, {own}, between them",
        "Write the smallest and the largest, as `[16pt, 18pt]`; pictures in percent.",
    ),
    "E437": (
        "columns so far from the spine run past the sheet, which has {free} pt to spare",
        "Make `columns.inside`, `columns.measure` or `columns.count` smaller.",
    ),
    "W433": (
        "the blank between paragraphs is {lines} lines of the grid, so lines of neighbouring columns do not always level",
        "Set `{name}` of the style body to 0L or whole lines, as 1L.",
    ),
    "W460": (
        "the body of {size} pt is too small to be read from {distance} m, which asks for {least} pt",
        "Make `grid.size` larger, or say the distance from which it is read in `distance`.",
    ),
    "W461": (
        "“{text}” is set in {size} pt; what is read from {distance} m needs {least} pt even in captions and notes",
        "Make its style in the layout larger, or say the distance from which it is read in `distance`.",
    ),
    "E480": ("a layout of vertical writing has no modules", "Remove modules, or say writing: horizontal."),
    "E481": (
        "modules says no rows of the first page",
        "Say the cells of its rows in modules.first, as row: [{{columns: 2, kinds: [story]}}].",
    ),
    "E482": (
        "the cells of this row are {columns} columns wide, the page has {count}",
        "Let the columns of its cells come to {count}.",
    ),
    "E483": ("there is no kind of module {name}", "Take one of {known}, or add it to modules.kinds."),
    "E484": (
        "the leading of style {name} is not that of the grid, so columns would not align",
        "Say leading: 1L in style {name}.",
    ),
    "E485": ("{name} does not name the page", "Write ${{folio}} in it."),
    "E487": ("this cell names no kind of module", "Write one of {known}."),
    "W486": (
        "layout {layout} has no module {name}; the article takes the next place",
        "Take one of {known}, or remove module.",
    ),
    "E425": ("there is no block kind {name}", "The kinds are {known}."),
    "E450": (
        "What stands at the foot is {lines} lines deep and leaves fewer than {least} lines of text",
        "Take rows off the layout's foot, or shorten the recipients.",
    ),
    "E451": (
        "The type area of a vertical page does not give way to words",
        "Remove foot and push; write furniture of the masters instead.",
    ),
    "E452": ("This row says nothing", "Give it part, runs or end, or remove it."),
    "E453": (
        "What stands above the type area is {lines} lines too deep and leaves fewer than {least} lines of text",
        "Shorten the masthead.",
    ),
    "E439": ("there is no theme {name}", "did you mean {close}? There are {known}."),
    "E440": ("there is no theme {name}", "There are {known}; a theme file's name ends in .yaml."),
    "E441": (
        "the theme {name} has no {parts}",
        "Name a theme that has; `newsletter themes` tells what each holds.",
    ),
    "E442": (
        'the brand file "{path}" cannot be read',
        "Check the name and the folder; it lies in the content file's folder or below.",
    ),
    "W443": (
        "the print inks of {name} are derived from {rgb}: {cmyk}",
        'Ask the printer, and write `{name}: {{rgb: "{rgb}", cmyk: [{cmyk}]}}` with the right ones.',
    ),
    "W444": (
        "{styles}: `{colour}` on `{ground}` has a contrast of {ratio}:1, less than {least}:1",
        "Make one of the two colours darker or lighter, or choose another for the style.",
    ),
    "W445": (
        "the type area fills {share} % of the sheet {text}; it does not grow with the paper",
        "Choose a layout made for this sheet, or say `columns` and `masters` in a layout that extends it.",
    ),
    "E446": (
        'there is a file "{path}" already',
        "Name another file behind the layout's name; nothing was written.",
    ),
    "E447": (
        "{name} of the entry points {group} gives no file ({reason})",
        "Mend or remove the package that it belongs to.",
    ),
    "E448": (
        'the brand file "{path}" has no keys',
        "Write it as `key: value`, with publication, logo, colours, faces, masthead or colophon.",
    ),
    "E449": (
        "what stands outside the type area is not on a sheet {text}, {height} pt high",
        "Choose a larger sheet, or a layout made for this one.",
    ),
    "H440": (
        "the brand has an accent of its own, but {names} are still those of the layout or theme",
        "Name them under `colours`, too, as darker and lighter tones of it.",
    ),
    # 5 pages
    "E501": (
        "something on page {page} is deeper than the page",
        "Shorten it, or break it into smaller parts.",
    ),
    "E502": (
        "the number of pages is {pages}, not {wanted}; in lines of one column it is too long by {lines} at least",
        "Shorten the text by {characters} characters at least, take out a picture, or ask for more pages.",
    ),
    "E503": (
        "the number of pages is {pages}, not {wanted}; in lines of one column it is too short by some {lines}",
        "Add about {characters} characters or a picture, or ask for fewer pages.",
    ),
    "E504": (
        "“{text}…” did not come whole onto the pages",
        "This is a fault of the program; please report it together with the file.",
    ),
    "E505": ("the text needs more than {pages} pages", "Part it into several issues."),
    "E506": (
        "“{text}” has no room at the edge of page {page}",
        "Shorten it, or use a layout with more room for it.",
    ),
    "H508": (
        "turned to fill the number of pages ({wanted}): {leading}, {size}, {pictures}",
        "Change the text, and they go back to the layout's.",
    ),
    "E509": (
        "too long for the pages asked for ({wanted}, now {pages}) by lines of one column: {lines} at least, even at {leading}, {size}, {pictures}",
        "Take out {characters} characters at least, or a picture, ask for more pages, or widen the layout's `knobs`.",
    ),
    "E510": (
        "too short for the pages asked for ({wanted}, now {pages}) by lines of one column: {lines}, even at {leading}, {size}, {pictures}",
        "Add about {characters} characters or a picture, ask for fewer pages, or widen the layout's `knobs`.",
    ),
    "H511": (
        "page {page}: {cost} demerits, master {master}",
        "Demerits are the price of what is not ideal; 100 a blank line.",
    ),
    "H512": ("page {page}, column {column}: the text ends after {used} of {aim} lines", "Nothing follows."),
    "H513": (
        "page {page}, column {column}: full at {used} of {aim} lines, before “{text}”",
        "Nothing is blank.",
    ),
    "H514": (
        "page {page}, column {column}: ends at {used} of {aim} lines, for the heading “{text}” stays with its text",
        "Two lines of the text below it would have to fit.",
    ),
    "H515": (
        "page {page}, column {column}: ends at {used} of {aim} lines; a line of “{text}” would stand alone",
        "A paragraph leaves two lines at least on either side.",
    ),
    "H516": (
        "page {page}, column {column}: ends at {used} of {aim} lines, for “{text}” does not fit below",
        "It stays whole, or with what follows it.",
    ),
    "H517": (
        "page {page}, column {column}: the next best end, before “{text}”, costs {more} more",
        "It was not taken.",
    ),
    "H518": (
        "page {page}, column {column}: “{text}” is set in {lines} line",
        "Its own best length would spoil the foot.",
    ),
    "H519": (
        "page {page}, column {column}: the blank above “{text}” has {lines} line",
        "So that the columns end level.",
    ),
    "H520": (
        "page {page}, column {column}: “{text}” does not fit and stands at the next column's head",
        "The text goes on.",
    ),
    "H523": (
        "page {page}: {modules} modules; the next best way would cost {more}",
        "The depths of all modules are chosen together, at the least cost.",
    ),
    "H524": (
        "page {page}: “{text}” breaks off and goes on at page {to}",
        "To end it here, other modules would leave more blank or break off as well.",
    ),
    "H525": (
        "page {page}: {modules} modules, and no other way",
        "The depths of all modules are chosen together, at the least cost.",
    ),
    "H526": (
        "page {page}: the cropped pictures of “{text}” take {share} of their height",
        "So modules side by side end level.",
    ),
    "E522": (
        "the number of pages is {pages}, not {wanted}: so many page breaks in the text ({breaks}) make more",
        "Take out a page break, or ask for more pages.",
    ),
    "W530": (
        'the page number of "{title}" does not settle: {shown} is printed, and it begins on page {page}',
        "Cut or lengthen the text before it by a line, or begin it on a new page.",
    ),
    "W507": (
        "the number of pages is {pages}, not a multiple of {multiple}; pages missing: {missing}",
        "Add text or pictures, shorten the text, or leave as many pages of the sheet blank when printing.",
    ),
    # 6 output and environment
    "E601": ('the output "{path}" is a folder', "Name a file in it."),
    "E602": ('the output "{path}" is a device or a pipe', "Name a plain file."),
    "E603": ('the output "{path}" is a file that this build reads', "Name another file for the output."),
    "E604": ('the folder of the output "{path}" is not there', "Make the folder first, or name another."),
    "E605": ('the output "{path}" may not be written', "Choose a folder that you may write to."),
    "E606": ('the output "{path}" is locked or open in another program', "Close it there and build again."),
    "E607": (
        'the output "{path}" could not be written ({reason}); the old file stands',
        "Make room on the disk, or name another folder.",
    ),
    "E608": (
        'the output "{path}" is new, but the disk did not confirm it ({reason})',
        "Check the disk, then build again.",
    ),
    "E609": (
        'SOURCE_DATE_EPOCH is "{value}", which is no number of seconds',
        "Set it to whole seconds since 1970, or not at all.",
    ),
    "W610": (
        'the link "{target}" was left out',
        "Use an address that begins with https, http, mailto or tel.",
    ),
    "E670": (
        'the colour profile "{path}" cannot be read ({reason})',
        "Check the name, and that you may open it.",
    ),
    "E671": (
        '"{path}" is no colour profile of a CMYK press',
        "Ask the printing house for the ICC profile of its press and paper.",
    ),
    "E672": (
        "--marks, --icc and --stock are for printing houses, and no profile of this run is",
        "Add --profile print.",
    ),
    "E673": ('there is no stock "{name}"', "Try {near}."),
    "E674": (
        "page {page} has no trim box within its bleed box and sheet, as PDF/X asks",
        "Please report it together with the content file.",
    ),
    "E675": (
        "page {page} paints in {space}, which PDF/X does not allow here",
        "Please report it together with the content file.",
    ),
    "E676": (
        "the file names {count} output conditions that a press can keep; PDF/X asks for one",
        "Give --icc a CMYK printer profile, of ICC version 2 for PDF/X-1a.",
    ),
    "E677": (
        "the font {font} is not embedded, as PDF/X asks",
        "Please report it together with the content file.",
    ),
    "E678": (
        "page {page} holds transparency that its PDF/X standard does not allow",
        "Please report it together with the content file.",
    ),
    "E679": (
        "the file holds {what}, which PDF/X does not allow",
        "Please report it together with the content file.",
    ),
    "E680": (
        "the file does not say {what} as PDF/X asks",
        "Please report it together with the content file.",
    ),
    "E681": (
        "the file uses {what}, which its PDF/X standard does not know",
        "Please report it together with the content file.",
    ),
    "W670": (
        "something see-through was printed as a solid colour, for the file may hold nothing transparent",
        "Look at it over its ground, or take --profile print.",
    ),
    "W671": (
        'what is clear in "{name}" became paper, for the file may hold nothing transparent',
        "Save the picture on the ground that it stands on, or take --profile print.",
    ),
    "W672": (
        "page {page} has a line of {size} pt; below {least} pt lines break up in print",
        "Make the rule thicker.",
    ),
    "W673": (
        "page {page} has text of {size} pt; below {least} pt it is hard to print and to read",
        "Take a larger size for this style.",
    ),
    "W674": (
        "page {page} has light text of {size} pt; on a dark ground it fills up below {least} pt",
        "Take a larger or bolder style.",
    ),
    "W675": (
        "page {page} has a picture of {ppi} ppi where {least} are needed; it will look coarse",
        "Take a larger picture, or show it smaller.",
    ),
    "W676": (
        "page {page} has a colour of {ink} % ink; the paper takes {most} %",
        "Mix the colour of less ink in the palette.",
    ),
    "W677": (
        "page {page} has white or a tint that overprints; on press it vanishes",
        "Please report it together with the content file.",
    ),
    "W678": (
        "page {page} has black text that does not overprint",
        "Please report it together with the content file.",
    ),
    "W679": (
        "page {page} has text of {size} pt in black of several inks, which blurs below {least} pt",
        "Give the text black alone: cmyk: [0, 0, 0, 100].",
    ),
    "W680": (
        "page {page} has art at the trimmed edge that lacks {short} mm of bleed; a white edge may show",
        "Let it bleed, or keep it away from the edge.",
    ),
    "W681": (
        "page {page} has printer's marks within the bleed",
        "Please report it together with the content file.",
    ),
    "E650": (
        "page {page}, {object}: the rule {rule} of {standard} is broken ({clause}: {asks}): {found}",
        "Page 0 is the file itself; the clause is that of the standard. If this program wrote the file, please report it.",
    ),
    "E651": (
        '"{path}" cannot be read as a PDF ({reason})',
        "Name a PDF file that is whole and has no password.",
    ),
    "E652": ('there is no standard "{name}" to hold a file to', "Try {near}."),
    "E653": (
        "{standard}: the rule {rule} is broken in {more} more places",
        "Mend the first ones and check again.",
    ),
    "W654": (
        "the file for {name} has {size} MB, more than {most} MB",
        "Take fewer pictures, or show them smaller.",
    ),
    "W651": ('"{path}" claims no standard that can be checked', "Name one of {known} with --profile."),
    "E690": (
        "what was drawn and what was written differ ({drawn}, {written}); no file was written",
        "Please report it together with the content file.",
    ),
    "E691": (
        "the finished file cannot be opened again ({reason}); no file was written",
        "Please report it together with the content file.",
    ),
    "E692": (
        'the text of page {page} does not read back as it was set, from "{near}" on; no file was written',
        "Please report it together with the content file.",
    ),
    "E693": (
        "the font {name} is not whole in the finished file; no file was written",
        "Please report it together with the content file.",
    ),
    # 7 command line
    "E701": ('there is no command "{name}"', "Try {near}."),
    "E702": ("there is no option {name}", "did you mean {near}?"),
    "E703": ("there is no option {name}", "Add --help to the command to see its options."),
    "E704": ("the option {name} lacks its value", "Add --help to the command to see its use."),
    "E705": ("{name} is missing", "Add --help to the command to see its use."),
    "E706": ("{name} does not take this value", "Choose one of {known}."),
    "E707": ("no command is named", "Add --help to see the commands."),
    "E708": ('"{pair}" does not say what to change and to what', "Write --set KEY=VALUE, without blanks."),
    "E709": ('the folder "{folder}" is not empty', "Name a new folder; nothing was written."),
    "E710": ('there is no profile "{name}"', "Try {near}."),
    "E712": ('the output "{path}" does not end in .pdf', "Write a name that does."),
    "E713": ('the profile "{name}" is named twice', "Name each profile once."),
    "E714": ('"{folder}" cannot be written ({reason})', "Name a folder that you may write to."),
    "E715": (
        "the result cannot be written to the standard output ({reason})",
        "Make room on the disk, or write to another file.",
    ),
    "E716": ('"{pair}" is no limit', "Write --limit NAME=NUMBER, without blanks; the names are {known}."),
    "E718": ("the option {name} takes no value", "Write it without one."),
    "E719": ('"{name}" is one word too many', "Put names that hold blanks in quotation marks."),
    "E720": ('there is no overlay "{name}"', "Try {near}."),
    "E721": ('the profile "{name}" shows no overlay', "Leave out --overlay, or take --profile screen."),
    "E717": ("-o names no file", "Write the output's name behind it, or leave -o out."),
    "E731": ('the layout has no style "{name}"', "Try {near}."),
    "E732": ('"{text}" is no length', "Write it as 20em, 84mm or 240pt."),
    "E733": (
        "pages cannot be shown as pictures: pypdfium2 is not installed",
        'Run pip install "newsletter-press[gallery]".',
    ),
    "E734": ('"{path}" is there and was not written by this command', "Name a new folder behind -o."),
    "E735": ('"{text}" is no number of pixels', "Write a whole number from {low} to {high}."),
    "E790": (
        "a fault inside newsletter stopped the run ({kind}: {reason}); the old output stands",
        "Please report it together with the file that caused it; --debug shows the details.",
    ),
    # 8 words: the lints L1–L20, 8 and the lint's number (L18 is E203 and E204; 822 goes with L10, 823 with L14)
    "W801": ('ASCII marks in Chinese text: "{found}"', 'Write "{meant}".'),
    "H802": ("ideographic spaces in place of an indent", "Leave them out; the layout indents."),
    "W803": ('a blank that Chinese does without: "{found}"', 'Write "{meant}".'),
    "W804": ('"{found}" in place of an ellipsis', "Write {meant}, six dots."),
    "W805": ('"{found}" in place of a dash', "Write {meant}, two em long."),
    "W806": ('straight quotation marks: "{found}"', "Write {meant}."),
    "W807": ("full-width letters or figures: {found}", "Write {meant}."),
    "W808": ('"{found}" is a compatibility form that only looks like the character', 'Write "{meant}".'),
    "H808": ('"{found}" is not of the standard that the rest is written in', 'Perhaps "{meant}" is meant.'),
    "H809": ('"{found}" is made of a letter and separate marks', "Write it as one character, {meant}."),
    "W810": ('"{found}" has no partner', 'Add "{meant}", or leave "{found}" out.'),
    "W811": ("a heading ends in a full stop", "Leave it out."),
    "H812": ('"{found}" is no way to write a date in running text', "Write {meant}."),
    "W813": ('"{found}" stands twice', 'Write "{meant}" once.'),
    "W814": ("half-width katakana: {found}", "Write {meant}."),
    "H815": ('"{found}" is written with a letter or an ASCII tilde', "Write {meant}."),
    "H816": ('"{found}": titles and quotations side by side need no pause mark', "Perhaps write {meant}."),
    "H817": ('the note mark stands behind the stop: "{found}"', 'Put it before the stop: "{meant}".'),
    "H819": ('"{found}" is not the mark inside names', 'Write "{meant}" (U+00B7).'),
    "H820": ("a unit is not spelt so: {found}", "Write {meant}."),
    "W822": ('"{found}" closes across a pair that is still open', 'Close that pair with "{meant}" first.'),
    "W823": ('"{found}" holds an invisible character', 'Delete it: "{meant}".'),
}
