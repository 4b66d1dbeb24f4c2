//! Places on a page: the heading, quotation or claim that stands behind the `#` of a link.

use super::Target;
use crate::content::Entry;
use crate::content::markdown::{Body, Heading, Link};
use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::dossier::Dossier;
use crate::redaction::Redacted;
use crate::text::fold;

impl Dossier {
    /// The id of the place on the page of `target` that an author calls `written`: a heading by its words or its id, a quotation or claim by
    /// its id.
    pub fn anchor<'a>(&'a self, target: Target, written: &str) -> Option<&'a str> {
        self.body(target).and_then(|body| body.anchor(written)).or_else(|| {
            let Target::Note(note) = target else { return None };
            let quotes = self.note(note).quotes.iter().map(|id| self.quote(*id).anchor.as_str());
            let claims = self.claims.of_note(note).iter().map(|id| self.claims.get(*id).anchor.as_str());
            quotes.chain(claims).find(|anchor| *anchor == written)
        })
    }

    /// The text on the page of a target.
    fn body(&self, target: Target) -> Option<&Body> {
        let entry = match target {
            Target::Home => self.home.as_ref(),
            Target::Note(id) => Some(&self.note(id).entry),
            Target::Entity(id) => self.entity(id).profile.as_ref(),
            Target::Event(id) => self.event(id).entry.as_ref(),
            Target::Page(id) => Some(&self.page(id).entry),
            Target::Period(_) => None,
        };
        entry.map(|entry| &entry.body)
    }
}

/// Links to a place that is not on the page which they lead to.
pub(in crate::dossier) fn check(dossier: &Dossier, entries: &[Redacted], diagnostics: &mut Vec<Diagnostic>) {
    for entry in entries {
        let Some(targets) = dossier.links.get(&entry.source.path) else { continue };
        for (link, target) in entry.body.links.iter().zip(targets) {
            // One to a place in its own text has been looked at: without that place it leads nowhere.
            let (Some(target), Some(anchor), false) = (*target, &link.anchor, link.target.is_empty()) else { continue };
            let body = dossier.body(target);
            // An address may name what only its page knows of.
            let is_made = !link.wiki && body.is_none_or(|body| body.may_have(anchor));
            if !anchor.is_empty() && !is_made && dossier.anchor(target, anchor).is_none() {
                diagnostics.push(missing(entry, link, anchor, body));
            }
        }
    }
}

fn missing(entry: &Entry, link: &Link, anchor: &str, body: Option<&Body>) -> Diagnostic {
    let place = Place::new(&entry.source.path, link.span.clone());
    let what = if anchor.starts_with('^') { "block" } else { "heading" };
    let message = format!("`{}` has no {what} `{anchor}`: the link leads to the page", link.target);
    let help = match body.and_then(|body| nearest_heading(body, anchor)) {
        Some(near) if link.wiki => format!("did you mean `[[{}#{}]]`?", link.target, near.text),
        Some(near) => format!("did you mean `{}#{}`?", link.target, near.id),
        None => format!("write a {what} of that page, or take `#{anchor}` away"),
    };
    Diagnostic::new(Code::UnresolvedLink, place, message).help(help)
}

/// The heading of a text whose words are nearest to `written`.
pub(super) fn nearest_heading<'a>(body: &'a Body, written: &str) -> Option<&'a Heading> {
    let folded: Vec<_> = body.headings.iter().map(|heading| (fold(&heading.text), heading)).collect();
    // An anchor has hyphens where its words have spaces.
    let near = nearest(&fold(&written.replace('-', " ")), folded.iter().map(|(folded, _)| folded.as_str()))?;
    folded.iter().find(|(folded, _)| folded == near).map(|(_, heading)| *heading)
}
