"""Imports put off: not loaded until they are used, whole when they are."""

import subprocess
import sys


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_module_put_off_is_loaded_when_something_of_it_is_used():
    code = (
        "import sys; from newsletter.basics.lazy import put_off; import concurrent.futures;"
        "put_off('xml.dom.minidom'); before = 'xml.dom.domreg' in sys.modules;"
        "import xml.dom; xml.dom.minidom.parseString('<a/>'); print(before, 'xml.dom.domreg' in sys.modules)"
    )
    assert run(code).split()[1] == "True"


def test_a_module_left_out_is_there_afterwards():
    code = (
        "import sys; from newsletter.basics.lazy import left_out\n"
        "with left_out('urllib.request'):\n    import xml.sax.saxutils\n"
        "print('ssl' in sys.modules, xml.sax.saxutils.escape('<'))\n"
        "import urllib.request; print(callable(urllib.request.urlopen), 'http.client' in sys.modules)"
    )
    assert run(code).split() == ["False", "&lt;", "True", "True"]


def test_a_module_that_is_loaded_already_stays():
    code = (
        "import sys, urllib.request as real; from newsletter.basics.lazy import left_out, put_off\n"
        "with left_out('urllib.request'):\n    pass\n"
        "put_off('urllib.request'); print(sys.modules['urllib.request'] is real)"
    )
    assert run(code) == "True"


def test_a_module_that_is_not_there_is_left_alone():
    assert run("from newsletter.basics.lazy import put_off; put_off('no_such_module'); print('ok')") == "ok"
