//! `dossier import`: drafts of what others wrote. Nothing that is there is written over, and every file that was left behind is named with the reason.

mod found;
mod kept;
mod shown;

use std::cell::OnceCell;
use std::io::Write;
use std::process::ExitCode;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::summary::counted;
use super::{Error, FAILURE, report};
use crate::cli::{Format, Global, Import, Shown};
use crate::files;
use crate::finder::Lookup;
use crate::import::{self, Given, Item, Known, Refusal, note};
use crate::scaffold::Draft;
use crate::workspace::Workspace;
use found::Found;

/// How many drafts may want one name.
const NAMESAKES: usize = 1000;

/// What became of an item.
enum Fate {
    /// It has a draft.
    Made(String),
    /// The dossier has it, in this file.
    Known(String),
}

/// What was made of all files.
#[derive(Default)]
struct Report {
    made: usize,
    known: usize,
    left: usize,
}

/// What all items share.
struct Desk<'w> {
    workspace: &'w Workspace,
    known: Known,
    /// Made when the first text is looked at.
    lookup: OnceCell<Lookup>,
    /// The paths of this run.
    taken: FxHashSet<String>,
    dry_run: bool,
    keep_text: bool,
}

pub(super) fn run(global: &Global, import: &Import) -> Result<ExitCode, Error> {
    if import.url.is_some() && import.files.len() > 1 {
        return Err(Error::Asked("`--url` is the address of one file, and several are named".to_owned()));
    }
    if let Some(url) = &import.url
        && import::address::clean(url).is_none()
    {
        return Err(Error::Asked(format!("`{url}` is no address on the web: it begins with http:// or https://")));
    }
    let shown = Shown { drafts: true, future: true, base_url: None, strict: false };
    let workspace = super::open(global, &shown)?;
    if import.keep_text {
        kept::check(workspace.root())?;
    }
    let mut desk = Desk {
        workspace: &workspace,
        known: Known::of(workspace.site().dossier()),
        lookup: OnceCell::new(),
        taken: FxHashSet::default(),
        dry_run: import.dry_run,
        keep_text: import.keep_text,
    };
    let found = found::files(&import.files)?;
    let progress = super::build::progress(global, found.len());
    let mut report = Report::default();
    // A few at a time, so that the largest files are not all held at once.
    for some in found.chunks(16) {
        let read: Vec<_> = some.par_iter().map(|found| read(found, import)).collect();
        for (found, items) in some.iter().zip(read) {
            desk.take(global, found, items, &mut report)?;
            progress.inc(1);
        }
    }
    progress.finish_and_clear();
    if !global.quiet {
        let _ = writeln!(anstream::stderr(), "{}", summary(&report, import.dry_run));
    }
    Ok(if report.left > 0 { ExitCode::from(FAILURE) } else { ExitCode::SUCCESS })
}

fn read(found: &Found, import: &Import) -> Result<Vec<Item>, String> {
    let bytes = found.bytes(import::MAX_LENGTH)?;
    let name = match found {
        Found::File(path) => Some(path.to_string_lossy()),
        Found::Input => None,
    };
    import::read(&bytes, Given { url: import.url.as_deref(), name: name.as_deref(), map: &import.map })
        .map_err(|refusal: Refusal| refusal.to_string())
}

impl Desk<'_> {
    /// Takes in the items of one file.
    fn take(
        &mut self,
        global: &Global,
        found: &Found,
        items: Result<Vec<Item>, String>,
        report: &mut Report,
    ) -> Result<(), Error> {
        let items = match items {
            Ok(items) => items,
            Err(why) => {
                report.left += 1;
                report::warning(&format!("{} {why}: left behind", found.name()), global.format);
                return Ok(());
            }
        };
        for mut item in items {
            if !item.text.is_empty() {
                let site = self.workspace.site();
                item.look(self.lookup.get_or_init(|| Lookup::new(site.dossier(), &site.configured().language)));
            }
            item.redact(&|text| self.workspace.site().redact(text));
            if !item.left.is_empty() {
                let message = format!("{}: left behind: {}", found.name(), item.left.join(", "));
                report::warning(&message, global.format);
            }
            let fate = self.place(&item)?;
            match &fate {
                Fate::Made(path) if item.date.is_none() => {
                    report.made += 1;
                    let message = format!("{path} has no date: write one, since nothing shows it before");
                    report::warning(&message, global.format);
                }
                Fate::Made(_) => report.made += 1,
                Fate::Known(_) => report.known += 1,
            }
            report::print_lines(std::iter::once(match global.format {
                Format::Json => shown::json(&item, &fate),
                _ => shown::line(found, &fate),
            }));
        }
        Ok(())
    }

    /// Puts the draft of an item where nothing stands.
    fn place(&mut self, item: &Item) -> Result<Fate, Error> {
        if let Some(path) = self.known.find(item) {
            return Ok(Fate::Known(path.to_owned()));
        }
        let config = self.workspace.site().configured();
        let settings =
            note::Settings { slugs: config.slugs, language: &config.language, quoted_words: config.quoted_words_limit };
        let mut draft = note::draft(item, settings);
        // The same file made the same draft before: one without a date is in no list.
        let there = files::read_if_there(&self.workspace.root().join(&draft.path));
        if there.is_ok_and(|there| there.as_deref() == Some(draft.text.as_bytes())) {
            return Ok(Fate::Known(draft.path));
        }
        let stem = draft.path.trim_end_matches(".md").to_owned();
        for number in 2..NAMESAKES {
            if self.put(&draft)? {
                break;
            }
            draft.path = format!("{stem}-{number}.md");
        }
        if self.keep_text && !self.dry_run {
            kept::write(self.workspace.root(), &draft.path, item)?;
        }
        self.known.insert(item, &draft.path);
        Ok(Fate::Made(draft.path))
    }

    /// Whether a draft has its place now.
    fn put(&mut self, draft: &Draft) -> Result<bool, Error> {
        if !self.taken.insert(draft.path.clone()) {
            return Ok(false);
        }
        if self.dry_run {
            return Ok(files::kind(&self.workspace.root().join(&draft.path))?.is_none());
        }
        Ok(draft.place(self.workspace.root())?)
    }
}

fn summary(report: &Report, dry_run: bool) -> String {
    let made = if dry_run { "would be made" } else { "made" };
    let mut parts = vec![format!("{} {made}", counted(report.made, "draft", "drafts"))];
    if report.known > 0 {
        parts.push(format!("{} in the dossier already", counted(report.known, "article is", "articles are")));
    }
    if report.left > 0 {
        parts.push(format!("{} left behind", counted(report.left, "file", "files")));
    }
    parts.join(", ")
}
