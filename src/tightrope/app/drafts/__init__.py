"""Elements that are proposed for the crisis file, by claims or by a language model; put in one by one."""
