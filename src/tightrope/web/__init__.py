"""The workbench: a crisis folder in the browser, on this machine only.

Takes requests, calls one use case of `app` each, gives what it gives as JSON; `serve` starts it.
"""

from tightrope.web.server import serve

__all__ = ["serve"]
