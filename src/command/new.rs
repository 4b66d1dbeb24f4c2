//! `dossier new`: a file for a note, a profile or an event. Its path is printed; `--edit` opens it in the author's editor.

use std::io::Write;
use std::process::ExitCode;

use super::{Error, editor, today};
use crate::cli::{Global, New, NewDated, NewEntry, NewNamed, NewNote};
use crate::import::address;
use crate::scaffold::{self, Facts, Form, Request};
use crate::workspace;

pub(super) fn run(global: &Global, new: &New) -> Result<ExitCode, Error> {
    let config = workspace::configuration(&global.root, global.config.as_deref())?;
    let (form, NewNamed { title, lang, slug }, date) = match &new.entry {
        NewEntry::Note(NewNote { dated: NewDated { named, date }, .. }) => (Form::Note, named, date.as_deref()),
        NewEntry::Event(NewDated { named, date }) => (Form::Event, named, date.as_deref()),
        NewEntry::Person(named) => (Form::Person, named, None),
        NewEntry::Country(named) => (Form::Country, named, None),
        NewEntry::Organisation(named) => (Form::Organisation, named, None),
    };
    let facts = match &new.entry {
        NewEntry::Note(note) => facts(note)?,
        _ => Facts::default(),
    };
    let draft = scaffold::entry(&Request {
        slug: slug.as_deref(),
        facts: &facts,
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
    if new.edit {
        editor::open(&path)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What is said of the article of a note.
fn facts(note: &NewNote) -> Result<Facts, Error> {
    let clean = |url: &String| {
        address::clean(url).ok_or_else(|| {
            Error::Asked(format!("`{url}` is no address on the web: it begins with http:// or https://"))
        })
    };
    let names = note.people.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    Ok(Facts { url: note.url.as_ref().map(clean).transpose()?, source: note.source.clone(), people: names.collect() })
}
