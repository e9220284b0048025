"""The verbs for an assistant, over the Model Context Protocol: it reads, asks and proposes, and decides nothing.

Takes a crisis folder; serves tools over stdio, or over HTTP on this machine alone. Main function:
`make_server`; `serve_stdio` and `serve_http` run it.
"""

from tightrope.mcp.server import make_server
from tightrope.mcp.transport import serve_http, serve_stdio

__all__ = ["make_server", "serve_http", "serve_stdio"]
