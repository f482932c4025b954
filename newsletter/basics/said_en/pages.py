"""Words of codes 5xx: pages."""

MESSAGES: dict[str, tuple[str, str]] = {
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
}
