"""How the pages become a site: `make site` builds it and fails on any warning."""

from tightrope import __version__

project = "Tightrope"
author = "The Tightrope developers"
project_copyright = author
version = release = __version__

extensions = ["myst_nb", "sphinx.ext.mathjax"]
source_suffix = {".md": "myst-nb", ".ipynb": "myst-nb"}
nb_execution_mode = "off"  # notebooks are shown as they were run: `make gallery`
exclude_patterns = ["_build"]

myst_enable_extensions = ["dollarmath"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = f"Tightrope {release}"
html_static_path: list[str] = []
html_copy_source = False
html_show_sphinx = False
