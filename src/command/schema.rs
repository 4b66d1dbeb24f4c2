//! `dossier schema`: prints the JSON Schema of a front matter or of `dossier.yaml`.

use std::io::Write;
use std::process::ExitCode;

use crate::cli::{Schema, SchemaKind};
use crate::content::Kind;
use crate::schema::{self, Subject};

pub(super) fn run(asked: &Schema) -> ExitCode {
    let subject = match asked.kind {
        SchemaKind::Note => Subject::Note,
        SchemaKind::Person => Subject::Profile(Kind::Person),
        SchemaKind::Country => Subject::Profile(Kind::Country),
        SchemaKind::Organisation => Subject::Profile(Kind::Organisation),
        SchemaKind::Tag => Subject::Profile(Kind::Tag),
        SchemaKind::Event => Subject::Event,
        SchemaKind::Page => Subject::Page,
        SchemaKind::Home => Subject::Home,
        SchemaKind::Config => Subject::Configuration,
    };
    let _ = writeln!(anstream::stdout(), "{:#}", schema::of(subject));
    ExitCode::SUCCESS
}
