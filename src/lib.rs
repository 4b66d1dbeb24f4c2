//! `dossier`: from a folder of Markdown notes to a cross-linked briefing site.
