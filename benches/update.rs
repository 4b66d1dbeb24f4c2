//! How long a site takes to be up to date after a file was saved, without a browser: `cargo bench --bench update -- DIR [WORDS]`.
//!
//! With `WORDS`, only those edits are measured whose description holds them. `DIR` is a site that `benches/side-by-side/make_corpus.py` wrote; its files are changed, and put back at the end. Medians of the wall time of
//! [`Workspace::refresh`] and of making the page of the note that was edited.

#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]

#[global_allocator]
static GLOBAL: mimalloc::MiMalloc = mimalloc::MiMalloc;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use dossier::site::Site;
use dossier::workspace::{Asked, Hints, Workspace};

/// What is done to profiles.
const PROFILES: &str = "a profile added, renamed or removed";

/// What is done to the configuration: with other mentions linked, the index is made again and every text is looked through, but parsed no text is.
const EVERY_TEXT: &str = "every text looked through for names";

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let (root, only) = (arguments.next(), arguments.next().unwrap_or_default());
    let Some(root) = root else {
        println!("SKIPPED: name the folder of a site behind `--`");
        return Ok(());
    };
    let asked = Asked {
        config: None,
        base_url: None,
        drafts: true,
        future: true,
        strict: false,
        today: Box::new(|zone| jiff::Timestamp::now().to_zoned(zone.clone()).date().into()),
    };
    let start = Instant::now();
    let mut workspace = Workspace::open(Path::new(&root), asked)?;
    println!("{:<44} {:>9.1?}", "open", start.elapsed());
    let notes: Vec<PathBuf> = workspace
        .site()
        .planned()
        .iter()
        .filter(|route| route.address.starts_with("notes/"))
        .filter_map(|route| Some(workspace.root().join(workspace.site().file_of(route)?)))
        .collect();
    let step = (notes.len() / 100).max(1);
    let some: Vec<&PathBuf> = notes.iter().step_by(step).collect();

    let mut measure = |what: &str, notes: &[&PathBuf], edit: &dyn Fn(&str, usize) -> String| {
        if what.contains(&only) { measure(what, &mut workspace, notes, edit) } else { Ok(()) }
    };
    measure("a word added to a text", &some, &|text, number| format!("{text}\nWord {number}.\n"))?;
    measure("a title changed", &some[..some.len() / 4], &|text, number| {
        text.replacen("title: ", &format!("title: T{number} "), 1)
    })?;
    measure("somebody new named", &some[..some.len() / 10], &|text, number| {
        text.replacen("people: [", &format!("people: [\"Ada Known{number}\", "), 1)
    })?;
    measure("a date changed, and the index made again", &some[..some.len() / 20], &|text, _| {
        text.replacen("date: 20", "date: 19", 1)
    })?;
    if EVERY_TEXT.contains(&only) {
        every_text(&mut workspace)?;
    }
    if !PROFILES.contains(&only) {
        return Ok(());
    }
    let person = workspace.root().join("content/people/somebody-new.md");
    let texts: Vec<String> = (0..5).map(|number| format!("---\ntitle: Somebody New{number}\n---\n")).collect();
    let mut times = Vec::new();
    for text in &texts {
        std::fs::write(&person, text)?;
        times.push(refresh(&mut workspace, &person)?);
    }
    std::fs::remove_file(&person)?;
    times.push(refresh(&mut workspace, &person)?);
    report(PROFILES, &mut times);
    Ok(())
}

fn measure(
    what: &str,
    workspace: &mut Workspace,
    notes: &[&PathBuf],
    edit: &dyn Fn(&str, usize) -> String,
) -> Result<(), Failure> {
    let (mut updates, mut pages) = (Vec::new(), Vec::new());
    for (number, path) in notes.iter().enumerate() {
        let text = std::fs::read_to_string(path)?;
        std::fs::write(path, edit(&text, number))?;
        updates.push(refresh(workspace, path)?);
        let start = Instant::now();
        page(workspace.site(), path.strip_prefix(workspace.root())?);
        pages.push(start.elapsed());
        std::fs::write(path, text)?;
        refresh(workspace, path)?;
    }
    report(what, &mut updates);
    report("    its page made", &mut pages);
    Ok(())
}

/// Switches a setting of mentions to and fro.
fn every_text(workspace: &mut Workspace) -> Result<(), Failure> {
    let path = workspace.root().join("dossier.yaml");
    let text = std::fs::read_to_string(&path)?;
    let mut times = Vec::new();
    for number in 0..6 {
        let more = if number % 2 == 0 { "\nlink_adjectives: true\n" } else { "" };
        std::fs::write(&path, format!("{text}{more}"))?;
        times.push(refresh(workspace, &path)?);
    }
    std::fs::write(&path, text)?;
    report(EVERY_TEXT, &mut times);
    Ok(())
}

fn refresh(workspace: &mut Workspace, path: &Path) -> Result<Duration, Failure> {
    let start = Instant::now();
    let changed = workspace.refresh(&Hints::Paths(vec![path.to_owned()]))?;
    let took = start.elapsed();
    assert!(!changed.is_empty(), "{} did not change", path.display());
    Ok(took)
}

fn page(site: &Site, path: &Path) {
    let route = path.to_str().and_then(|path| site.page_of(path));
    assert!(route.is_some_and(|route| site.render(route).is_ok()), "no page for {}", path.display());
}

fn report(what: &str, times: &mut [Duration]) {
    times.sort_unstable();
    let at = |part: usize| times.get((times.len() * part / 100).min(times.len().saturating_sub(1))).copied();
    let (median, late) = (at(50).unwrap_or_default(), at(95).unwrap_or_default());
    println!("{what:<44} {median:>9.1?}   p95 {late:>9.1?}   of {}", times.len());
}
