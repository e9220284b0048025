"""The folder as the workbench opens it: inbox, model and what-if as screens need them."""
