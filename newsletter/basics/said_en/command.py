"""Words of codes 7xx: the command line."""

MESSAGES: dict[str, tuple[str, str]] = {
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
}
