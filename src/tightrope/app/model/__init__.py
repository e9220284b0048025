"""The crisis file and the files beside it: checked, edited, their edits kept to be undone."""
