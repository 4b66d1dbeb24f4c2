//! `import`, as typed.

use std::path::PathBuf;

use clap::{Args, ValueHint};

/// `import`
#[derive(Debug, Args)]
pub struct Import {
    /// Files, folders of files, or `-` for what comes in by the standard input
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub files: Vec<PathBuf>,
    /// The address that the file is from, where it does not say it itself
    #[arg(long, value_name = "ADDRESS", value_hint = ValueHint::Url)]
    pub url: Option<String>,
    /// Say what would be made, and write nothing
    #[arg(short = 'n', long)]
    pub dry_run: bool,
    /// Keep the text of a page under `private/`, which git must ignore
    #[arg(long)]
    pub keep_text: bool,
    /// Read a key of another program as one of ours, such as `persons=people`
    #[arg(long, value_name = "KEY=KEY", value_parser = pair)]
    pub map: Vec<(String, String)>,
}

/// The keys that one of another program can be read as.
const OURS: [&str; 15] = [
    "title",
    "date",
    "revised",
    "tags",
    "authors",
    "url",
    "outlet",
    "summary",
    "slug",
    "language",
    "people",
    "countries",
    "organisations",
    "aliases",
    "draft",
];

/// Two keys with `=` between them.
fn pair(text: &str) -> Result<(String, String), String> {
    let (from, to) = text.split_once('=').ok_or("write KEY=KEY, such as `persons=people`")?;
    let to = to.trim();
    if OURS.contains(&to) {
        Ok((from.trim().to_owned(), to.to_owned()))
    } else {
        Err(format!("`{to}` is none of {}", OURS.join(", ")))
    }
}
