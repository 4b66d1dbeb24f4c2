//! `dossier.json`: all of the dossier; and the JSON Schema (2020-12) of it, made from the same types.

use schemars::generate::SchemaSettings;

use super::record::Dossier;
use super::{Context, json_bytes};

/// The dossier. Records are made and forgotten one by one; only the bytes grow with it.
pub(super) fn dossier(context: &Context<'_>) -> Vec<u8> {
    let records = context.dossier.notes.len() * 1024 + context.dossier.entity_ids().len() * 256;
    json_bytes(&Dossier::new(context), records + 4096)
}

/// The schema of `dossier.json`. It is the same for every dossier.
pub fn schema() -> Vec<u8> {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<Dossier<'_>>();
    // A schema is read by people as well. Writing it into memory cannot fail.
    let mut bytes = serde_json::to_vec_pretty(&schema).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
