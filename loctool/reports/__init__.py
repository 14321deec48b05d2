"""Reports of what was done and why: a self-contained HTML page, and JSON."""
