"""Words of codes 4xx: layouts."""

MESSAGES: dict[str, tuple[str, str]] = {
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
        "Write it with {{year}}, {{month}}, {{day}} and {{weekday}}, as {{year}}年{{month}}月{{day}}日; by the Chinese calendar, {{ganzhi}}年{{lunarmonth}}{{lunarday}}.",
    ),
    "E426": (
        "{name} has {count} names and should have {whole}",
        "Write all of them, from January (or Monday) on, one an item.",
    ),
    "E427": (
        "{date} has no lunar date: they are known from 31 January 1900 to the end of 2100",
        "Check the issue's date, or take the lunar fields out of the layout's date and lunar.",
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
    "E428": (
        'a spot ink cannot be called "{text}"',
        "Write the printing house's name of it: {most} bytes at most, no control characters, and not All or None, which mean every plate, or no plate.",
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
}
