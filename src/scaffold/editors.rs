//! What helps an editor: the schema of `dossier.yaml`, and for Obsidian the types of properties and a template of its Web Clipper.

use super::Draft;
use crate::schema::{self, Subject, obsidian};

/// Where the schema of the configuration stands, from the root of the site.
const SCHEMA: &str = ".schemas/dossier.yaml.json";

/// The line in `dossier.yaml` by which editors find the schema.
pub(super) fn modeline() -> String {
    format!("# yaml-language-server: $schema={SCHEMA}")
}

/// The schema of `dossier.yaml`.
pub(super) fn schema() -> Draft {
    Draft { path: SCHEMA.to_owned(), text: format!("{:#}\n", schema::of(Subject::Configuration)) }
}

/// What a vault of Obsidian takes, where the folder of the site is the vault.
pub(super) fn obsidian() -> [Draft; 2] {
    [
        Draft { path: ".obsidian/types.json".to_owned(), text: format!("{:#}\n", obsidian::types()) },
        Draft { path: "obsidian-web-clipper.json".to_owned(), text: format!("{:#}\n", obsidian::clipper()) },
    ]
}
