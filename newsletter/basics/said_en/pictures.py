"""Words of codes 3xx: pictures."""

MESSAGES: dict[str, tuple[str, str]] = {
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
    "E332": (
        'the picture "{name}" has {ppi} pixels per inch at its size on the page; below {least} a press shows each of them',
        "Use the original, where what is shown is {width} pixels wide or more, or show it smaller; --coarse prints it as it is.",
    ),
    "W333": (
        'the line art "{name}" is too coarse at its size on the page: {ppi} of {least} pixels per inch; its edges will be jagged',
        "Scan or export it {width} pixels wide or more, or better draw it as SVG.",
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
    "W329": (
        "the drawing “{name}” says {said} in line {line}, which is not known and was left out (said {count} times)",
        "Check how it looks; if it differs, turn it into plain paths and plain colours in the drawing program.",
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
    "E391": (
        '"{name}" has {count} numbers for {labels} labels',
        "Give each series one number for each of `labels:`.",
    ),
    "E392": ("{count} series are more than the {most} that can be told apart", "Use fewer, or a `table:`."),
    "E393": (
        "several series are bars or lines, and stand in place of `data:`",
        "Change `kind:`, or move the numbers of `data:` into `series:`.",
    ),
    "W394": (
        "a part of a bar is too narrow for its number or its name, so the bars stand in groups",
        "Use fewer series or shorter names, or `span: all`.",
    ),
    "W395": ("bars of several series are level", "Leave `orientation` out, or use `kind: line`."),
    "E396": (
        "bars of several series have no room for the negative {value}",
        "Mend the number, or use `kind: line`.",
    ),
    "W390": (
        "{columns} do not fit abreast; {most} stand in a row",
        "Ask for fewer columns, or write span: all.",
    ),
    "H397": (
        "the couplet's form has no room here, or its words cannot stand upright; it stands on a ground",
        "Use Han characters without marks and a wider column, or choose another `form`.",
    ),
    "E398": ("write either `items` or a `sentence`", "Keep one of them."),
    "W399": (
        "dots need two whole numbers, the first a part of the second, and {most} dots at most; a strip stands instead",
        "Write as `value` the part and the whole as plain whole numbers.",
    ),
}
