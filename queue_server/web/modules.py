"""Which files a page's module needs: what it imports, and what that imports, as the browser will find it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urljoin

from flask import Flask

# A static import or a re-export, as all modules here write it: at the beginning of a line.
IMPORT = re.compile(r"""^(?:import|export)\b[^"';]*?\bfrom\s*["']([^"']+)["']|^import\s*["']([^"']+)["']""", re.M)


def module_graph(app: Flask, addresses: Iterable[str]) -> list[str]:
    """The addresses of these modules and of all that they import, each once, the nearest first. What is imported
    later, by `import(…)`, is not followed: name it yourself."""
    found = list(dict.fromkeys(addresses))
    for address in found:
        source = file_of(app, address).read_text("utf-8")
        imported = (urljoin(address, one or other) for one, other in IMPORT.findall(source))
        found += [each for each in dict.fromkeys(imported) if each not in found]
    return found


def file_of(app: Flask, address: str) -> Path:
    """The file of a static folder behind an address. Raises LookupError for an address of no such folder."""
    endpoint, values = app.url_map.bind("").match(address)
    owner = app.blueprints[endpoint.rpartition(".")[0]] if "." in endpoint else app
    if not endpoint.endswith("static") or owner.static_folder is None:
        raise LookupError(address)
    return Path(owner.static_folder, values["filename"])
