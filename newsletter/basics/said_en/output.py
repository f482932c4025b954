"""Words of codes 6xx: output and environment."""

MESSAGES: dict[str, tuple[str, str]] = {
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
        "page {page} has no trim box, or not within its bleed box and sheet, as PDF/X asks",
        "Export with the trimmed size (TrimBox) and the bleed set, one within the other.{ours}",
    ),
    "E675": (
        "page {page} paints in {space}, which PDF/X does not allow here",
        "Turn it into CMYK or a spot and export again.{ours}",
    ),
    "E676": (
        "the file does not say for which printing condition it was made: it has {count} output intents that can be used, PDF/X asks for one",
        "Export with the printing house's CMYK profile (here --icc), of ICC version 2 for PDF/X-1a.",
    ),
    "E677": (
        "the font {font} is not embedded, as PDF/X asks",
        "Export with all fonts embedded.{ours}",
    ),
    "E678": (
        "page {page} holds transparency that its PDF/X standard does not allow",
        "Flatten transparency, or set the blending space to CMYK, and export again.{ours}",
    ),
    "E679": (
        "the file holds {what}, which PDF/X does not allow",
        "Take it away and export as PDF/X again.{ours}",
    ),
    "E680": (
        "the file does not say, as PDF/X asks: {what}",
        "Fill in the document information and export as PDF/X again.{ours}",
    ),
    "E681": (
        "the file uses {what}, which its PDF/X standard does not know",
        "Export as this PDF/X again.{ours}",
    ),
    "W670": (
        'page {page}: "{name}" (from {x} mm from the left and {y} mm from the top) is see-through over the spot ink {ink}; both were mixed in process inks, for the file may hold nothing transparent',
        "Put it on another ground, or take --profile print.",
    ),
    "W671": (
        'page {page}: "{name}" (from {x} mm from the left and {y} mm from the top) has too many see-through shapes over each other; not all of them were mixed, for the file may hold nothing transparent',
        "Draw it with fewer see-through shapes, or take --profile print.",
    ),
    "W672": (
        "page {page} has a line of {size:g} pt; below {least:g} pt lines break up in print",
        "Make the rule thicker.",
    ),
    "W673": (
        "page {page} has text of {size:g} pt; below {least:g} pt it is hard to print and to read",
        "Take a larger size.",
    ),
    "W674": (
        "page {page} has light text of {size:g} pt; below {least:g} pt it fills up or fades",
        "Take a larger or bolder style.",
    ),
    "W675": (
        "page {page} has a picture of {ppi} ppi at the size it is shown, where {least} are needed; it will look coarse",
        "Take a larger picture, or show it smaller.",
    ),
    "W676": (
        "page {page} has a colour of {ink} % ink, all four added up; the paper takes {most} %, more dries badly and smears",
        "Mix the colour of less ink (in a content of your own, in the palette); for another paper give --stock.",
    ),
    "W677": (
        "page {page} has white or a colour that overprints; white vanishes, colours mix with their ground",
        "Turn its overprint off in the program that made the file.{ours}",
    ),
    "W678": (
        "page {page} has black text that does not overprint; out of register, paper shows round it",
        "Let black text (K 100 %) overprint, or ask the printing house whether its own software does that.{ours}",
    ),
    "W679": (
        "page {page} has text of {size:g} pt in black of several inks, which blurs below {least:g} pt",
        "Give the text black alone (K 100 %); in a content of your own, cmyk: [0, 0, 0, 100].",
    ),
    "W680": (
        "page {page} has art at the trimmed edge that lacks {short} mm of bleed; a white edge may show",
        "Let it bleed, or keep it away from the edge.",
    ),
    "W681": (
        "page {page} has printer's marks within the bleed",
        "Move crop marks and the like outside the bleed.{ours}",
    ),
    "W682": (
        "page {page} has a picture with {share} % of its area over {most} % of ink, which dries badly and smears",
        "Separate the picture anew for this paper; for another paper give --stock.{ours}",
    ),
    "W683": (
        'page {page}: "{text}" stands {has} mm from the trimmed edge; within {least} mm words may be cut or look lost',
        "Move it inwards, or widen the layout's margin.",
    ),
    "W685": (
        "page {page} has a reading of {size} pt; below {least} pt it fills up in print",
        "Take a larger size for the words that it stands beside.",
    ),
    "E650": (
        "{standard} is broken: {asks} ({rule}: {found})",
        "{todo}{ours}",
    ),
    "E651": (
        '"{path}" cannot be read as a PDF ({reason})',
        "Name a PDF file that is whole.",
    ),
    "E652": ('there is no standard "{name}" to hold a file to', "Try {near}."),
    "E655": (
        '"{path}" opens with a password only and cannot be checked',
        "Save it without the password and check again.",
    ),
    "E656": (
        'what begins with "{text}" has {count} characters, more than one description, link or entry of a PDF holds',
        "Shorten it to {most} characters, an address to twice as many.",
    ),
    "H655": (
        "pictures were brought down to {ppi} ppi in place of {usual}, to keep the file for {name} within {most} MB",
        "Fewer pictures would be sharper; --profile screen has no such limit.",
    ),
    "W654": (
        "the file for {name} has {size} MB, more than {most} MB",
        "Take fewer pictures, or show them smaller.",
    ),
    "E694": (
        "nothing is installed that could show a print file: neither Ghostscript nor pypdfium2",
        'Install Ghostscript (gs) for true plates, or run pip install "newsletter-press[proof]".',
    ),
    "E695": (
        "Ghostscript could not separate the file ({reason})",
        "Check that the PDF opens elsewhere; if this program wrote it, please report it.",
    ),
    "E697": (
        'a proof shows what a printing house prints, and the profile "{name}" is for none',
        "Give --profile one of {near}.",
    ),
    "E698": ('"{text}" is no resolution for proofs', "Write a whole number from {low} to {high}."),
    "W694": (
        "plates and the map of the ink were left out, and the print is only approximated: Ghostscript is not installed",
        "Install Ghostscript (gs), then make the proof again.",
    ),
    "W695": (
        "screen and print side by side were left out: pypdfium2 is not installed",
        'Run pip install "newsletter-press[proof]", then make the proof again.',
    ),
    "W696": (
        "the file names no condition of a CMYK press; it is shown as printed under {name}",
        "Give the printing house's profile with --icc.",
    ),
    "H651": (
        '"{path}" claims no standard that can be checked; it is held to what printing houses ask',
        "To hold it to a standard, name one of {known} with --profile.",
    ),
    "H652": (
        "the file claims {names}, for which there are no rules here",
        "Check it with a program for that standard, or name another with --profile.",
    ),
    "H653": (
        "the colour {own} carries {ink} % of ink; it was printed as {less}, for the paper takes {limit} %",
        "Look at the proof (newsletter proof), or give the palette a colour of less ink.",
    ),
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
}
