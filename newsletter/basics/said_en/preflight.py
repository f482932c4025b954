"""Words of codes 9xx: what is found in a PDF of anyone's that is to be printed."""

MESSAGES: dict[str, tuple[str, str]] = {
    "E901": (
        "page {page} has {what} on the sheet or its bleed, which PDF/X forbids",
        "Delete it in the program that made the file, or export without links, comments and forms.",
    ),
    "W901": (
        "page {page} has colours in {space}; the printing house has to turn them into CMYK, and they will change",
        "Turn pictures and colours into CMYK before the export, or agree with the printing house on a proof.",
    ),
    "W902": (
        "transparency on page {page} blends in {space}, so that CMYK colours are turned to light and back",
        "Set the document's blending space to CMYK and export again.",
    ),
    "W903": (
        "page {page} has black text of {size:g} pt in {space}; it becomes black of four inks and blurs out of register",
        "Make the text plain black (K 100 %).",
    ),
    "H904": (
        "the file has {count} spot plates: {names}",
        "Each spot is a plate more; turn them into CMYK where none is wanted.",
    ),
    "W905": (
        'the spots "{one}" and "{other}" look like one and would make two plates',
        "Give them one name.",
    ),
    "W906": (
        "the font {font} is drawn (Type 3); its shapes may be coarse and cannot be changed",
        "Take another font, or export with another program.",
    ),
    "W907": (
        "page {page} has {has:g} mm of bleed; printing houses ask for {least} mm, lest a white edge show",
        "Set the bleed, let pictures and grounds reach into it, and export with the document's bleed.",
    ),
    "H908": (
        "the pages have {count} sizes: {sizes} mm, from page {page} on",
        "Give all pages one size, unless it is meant so.",
    ),
    "W909": (
        "page {page} was not read to its end ({reason}); what is told leaves the rest out",
        "Export this page anew with another program.",
    ),
    "E910": (
        "the file is damaged and could be read only when mended ({reason})",
        "Export or send it anew; programs mend damage in different ways.",
    ),
    "E911": (
        "the font {font} is not embedded; the printing house would set another",
        "Export with all fonts embedded.",
    ),
    "W912": (
        "the file has {what}; the printing house may not open or take it",
        "Take it away and save the file anew.",
    ),
    "W913": (
        "page {page} has {what} on the sheet, of no use on paper; some print as a frame",
        "Export the file for print without links and comments.",
    ),
    "W917": (
        "page {page} has {what} on the sheet, which will be printed with the rest",
        "Delete what is not to be printed; flatten the rest into the page and export again.",
    ),
    "W918": (
        "page {page} has a TrimBox that is not within its bleed and its page: nobody knows where to cut",
        "Set the trimmed size and the bleed anew and export again.",
    ),
    "W914": (
        "page {page} does not say its trimmed size (TrimBox): it will be cut at the page's edge, and nobody sees a bleed",
        "Export with the trimmed size (TrimBox) and the bleed set; if the page is the trimmed size and nothing reaches its edge, leave it.",
    ),
    "H915": (
        "the file does not say for which printing condition it was made",
        "If the printing house asks for it, export as PDF/X-4 with its ICC profile.",
    ),
    "H916": (
        "the file lacks {what}, so that it reads badly aloud; print is not touched by it",
        "To publish it on screen, fill in title and language and export tagged PDF.",
    ),
    "E918": ('"{path}" has no page', "See whether the export was complete."),
    "E919": (
        "objects in the file are broken, so that the rule {rule} cannot be asked ({reason})",
        "Export anew with another program and check again.",
    ),
}
