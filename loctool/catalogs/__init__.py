"""gettext catalogs: read, made, updated, translated, compiled and written without loss."""
