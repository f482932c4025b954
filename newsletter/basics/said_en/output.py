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
    "E656": (
        'what begins with "{text}" has {count} characters, more than one description, link or entry of a PDF holds',
        "Shorten it to {most} characters, an address to twice as many.",
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
}
