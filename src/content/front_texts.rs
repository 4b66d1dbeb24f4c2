//! The texts of front matter that names are looked for in, as those of the body are: summaries, what events are called, quotations and claims.

use super::entry::{Event, FrontText, Head};
use super::markdown::{Body, Run};
use crate::text::fold;
use crate::yaml::Step;

/// The texts of a head; those that the body shows too are among its own.
pub(super) fn of(head: &Head, body: &Body) -> Vec<FrontText> {
    let mut texts = Vec::new();
    let mut add = |path: Vec<Step>, text: &str| {
        if !text.trim().is_empty() {
            texts.push(FrontText { path, run: Run::of_text(text) });
        }
    };
    match head {
        Head::Note(note) => {
            note.summary.iter().for_each(|summary| add(vec!["summary".into()], summary));
            // One that is `self` has the title of the note, which is a heading.
            for event in &note.events {
                add_event(event, &note.title, note.summary.as_deref(), &mut add);
            }
            let shown: Vec<String> = body.quotations.iter().map(|quotation| fold(&quotation.text)).collect();
            for (index, quote) in
                note.quotes.iter().enumerate().filter(|(_, quote)| !shown.contains(&fold(&quote.text)))
            {
                add(vec!["quotes".into(), Step::Item(index), "text".into()], &quote.text);
            }
            for (index, claim) in note.claims.iter().enumerate() {
                add(vec!["claims".into(), Step::Item(index), "text".into()], &claim.text);
            }
        }
        Head::Event(file) => add_event(&file.event, "", None, &mut add),
        _ => {}
    }
    texts
}

/// Adds what an event is called and its summary, which are not those of the note.
fn add_event(event: &Event, title: &str, summary: Option<&str>, add: &mut impl FnMut(Vec<Step>, &str)) {
    let at = |key: &str| event.path.iter().cloned().chain([Step::from(key)]).collect::<Vec<_>>();
    if event.title != title {
        add(at("title"), &event.title);
    }
    if let Some(own) = event.summary.as_deref().filter(|own| Some(*own) != summary) {
        add(at("summary"), own);
    }
}
