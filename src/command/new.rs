//! `dossier new`: a file for a note, a profile or an event. Its path is printed, for an editor to open.

use std::io::Write;
use std::process::ExitCode;

use super::{Error, today};
use crate::cli::{Global, New, NewDated, NewEntry, NewNamed};
use crate::scaffold::{self, Form, Request};
use crate::workspace;

pub(super) fn run(global: &Global, new: &New) -> Result<ExitCode, Error> {
    let config = workspace::configuration(&global.root, global.config.as_deref())?;
    let (form, NewNamed { title, lang }, date) = match &new.entry {
        NewEntry::Note(NewDated { named, date }) => (Form::Note, named, date.as_deref()),
        NewEntry::Event(NewDated { named, date }) => (Form::Event, named, date.as_deref()),
        NewEntry::Person(named) => (Form::Person, named, None),
        NewEntry::Country(named) => (Form::Country, named, None),
        NewEntry::Organisation(named) => (Form::Organisation, named, None),
    };
    let draft = scaffold::entry(&Request {
        form,
        title,
        date,
        language: lang.as_deref(),
        site_language: &config.language,
        slugs: config.slugs,
        today: today()?(&config.timezone),
    })?;
    let path = if global.root.as_os_str() == "." { draft.path.as_str().into() } else { global.root.join(&draft.path) };
    if !draft.place(&global.root)? {
        return Err(Error::Exists(path));
    }
    let _ = writeln!(anstream::stdout(), "{}", path.display());
    Ok(ExitCode::SUCCESS)
}
