//! Texts joined with the dossier: the slots of an entry's HTML filled with what its links and pictures lead to.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::escape::{encode, escape, path_of};
use super::{Configuration, Site, pictures};
use crate::config;
use crate::config::LinkMentions;
use crate::content::markdown::{Address, Body, Fill, Link, Slot, classify};
use crate::content::{Entry, Head};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::dossier::{EntityId, Mention, NoteId, Target, is_markdown};
use crate::gazetteer::Country;
use crate::redaction::Redacted;
use crate::text::fold;
use crate::yaml::{self, Step};

/// How much HTML may stand above a picture that is seen at once, in bytes: a paragraph.
const NEAR_TOP: usize = 800;

/// The HTML of an entry's text, for a page from which `root` leads to the root of the site.
pub(super) fn print(site: &Site, entry: &Entry, root: &str) -> String {
    let targets = site.dossier.links.get(&entry.source.path).map(Vec::as_slice).unwrap_or_default();
    let mentions = site.dossier.mentions.get(&entry.source.path);
    let linked: Vec<&Mention> =
        mentions.iter().flat_map(|mentions| mentions.links.iter().map(|index| &mentions.all[*index])).collect();
    let places: Vec<_> = linked.iter().map(|mention| (mention.run, mention.range.clone())).collect();
    entry.body.print(&places, &mut Filler { site, entry, body: &entry.body, targets, linked: &linked, root })
}

/// A text of the front matter of an entry as HTML, with links to those whom it mentions, for a page from which `root` leads to the root of the site.
pub(super) fn print_front(site: &Site, entry: &Entry, text: &str, root: &str) -> String {
    let known = site.dossier.mentions.get(&entry.source.path);
    let run = entry.run_of(text).filter(|_| site.config.link_mentions != LinkMentions::None);
    let here = known.into_iter().flat_map(|known| &known.all).filter(|mention| Some(mention.run) == run);
    let mut linked: Vec<EntityId> = Vec::new();
    let (mut html, mut at) = (String::with_capacity(text.len()), 0);
    for mention in here.filter(|mention| !mention.adjective || site.config.link_adjectives) {
        if linked.contains(&mention.entity) && site.config.link_mentions == LinkMentions::First {
            continue;
        }
        linked.push(mention.entity);
        escape(&text[at..mention.range.start], &mut html);
        html.push_str("<a href=\"");
        html.push_str(root);
        escape(&site.addresses().entity(mention.entity), &mut html);
        html.push_str("\">");
        escape(&text[mention.range.clone()], &mut html);
        html.push_str("</a>");
        at = mention.range.end;
    }
    escape(&text[at..], &mut html);
    html
}

struct Filler<'a> {
    site: &'a Site,
    entry: &'a Entry,
    body: &'a Body,
    targets: &'a [Option<Target>],
    /// The mentions that are links.
    linked: &'a [&'a Mention],
    root: &'a str,
}

impl Filler<'_> {
    /// Where a link leads, below the root.
    fn address(&self, number: u32) -> Option<String> {
        let link = self.body.links.get(number as usize)?;
        let target = self.targets.get(number as usize).copied().flatten();
        let mut address = match target {
            Some(target) => self.site.addresses().target(target)?,
            None => self.site.plain_address(link)?,
        };
        if let Some(anchor) = &link.anchor {
            let known = target.and_then(|target| self.site.dossier.anchor(target, anchor));
            // An address may name a place that only a template knows of.
            if let Some(anchor) = known.or((!link.wiki).then_some(anchor)) {
                address.push('#');
                address.push_str(anchor);
            }
        }
        Some(address)
    }
}

impl Fill for Filler<'_> {
    fn fill(&mut self, slot: &Slot, html: &mut String) {
        match slot {
            Slot::LinkStart(number) => match self.address(*number) {
                Some(address) => {
                    html.push_str("<a href=\"");
                    html.push_str(self.root);
                    escape(&address, html);
                    html.push_str("\">");
                }
                None => html.push_str("<span class=\"unresolved\">"),
            },
            Slot::LinkLabel(number) => escape(&self.site.link_label(self.entry, *number as usize), html),
            Slot::LinkEnd(number) => html.push_str(if self.address(*number).is_some() { "</a>" } else { "</span>" }),
            Slot::Image(number) => {
                let Some(image) = self.body.images.get(*number as usize) else { return };
                match self.site.picture(&image.src) {
                    Some(picture) => {
                        let is_first = *number == 0 && html.len() < NEAR_TOP && self.entry.picture().is_none();
                        pictures::print(&picture, image, self.root, is_first, html);
                    }
                    None => escape(&image.alt, html),
                }
            }
            Slot::MentionStart(number) => {
                let Some(mention) = self.linked.get(*number as usize) else { return };
                html.push_str("<a href=\"");
                html.push_str(self.root);
                escape(&self.site.addresses().entity(mention.entity), html);
                html.push_str("\">");
            }
            Slot::MentionEnd => html.push_str("</a>"),
            Slot::Piece(..) => {}
            Slot::QuotationEnd(anchor) => {
                if let Some(grade) = self.site.grade_of_quotation(self.entry, anchor) {
                    html.push_str("<br>");
                    escape(self.site.language.word("grade"), html);
                    html.push_str(": ");
                    escape(&grade, html);
                }
            }
            Slot::Word(word) => {
                let key = format!("alert_{word}");
                escape(self.site.language.word(&key), html);
            }
        }
    }
}

impl Site {
    /// The address below the root of a file in `static/`, written as in a note: from the root, with or without a slash in front.
    pub(super) fn asset(&self, written: &str) -> Option<String> {
        find_asset(&self.assets, written)
    }

    /// Where a link leads that is neither to an entry nor to an entity: a file, or a page that is made.
    fn plain_address(&self, link: &Link) -> Option<String> {
        if link.wiki {
            return None;
        }
        self.asset(&link.target).or_else(|| self.find(&link.target).map(|route| route.address.clone()))
    }

    /// The name of an entity as the site writes it.
    pub(super) fn entity_name(&self, id: EntityId) -> &str {
        let entity = self.dossier.entity(id);
        let Some(country) = entity.country else { return &entity.name };
        match entity.profile() {
            // A title in the author's own words, which no list of countries has.
            Some(profile) if profile.code.is_some() && Country::find(&profile.title).is_none() => &profile.title,
            _ => country.name(self.language.tag()),
        }
    }

    /// The grade of a quotation in a text, where front matter gives it one of its own.
    fn grade_of_quotation(&self, entry: &Entry, anchor: &str) -> Option<String> {
        let note = self.dossier.note(self.dossier.note_at(&entry.source.path)?);
        let mut quotes = note.quotes.iter().map(|id| self.dossier.quote(*id));
        self.own_grade(quotes.find(|quote| quote.in_text && quote.anchor == anchor)?)
    }

    /// What lists say of a note: its summary, or else its first paragraph, as its page shows it.
    pub(super) fn summary_of(&self, id: NoteId) -> Cow<'_, str> {
        let record = self.dossier.note(id);
        match &record.note().summary {
            Some(summary) => Cow::Borrowed(summary),
            None => record.entry.body.lead.print(|link| self.link_label(&record.entry, link)),
        }
    }

    /// The words of a link in the text of an entry whose author wrote none.
    pub(super) fn link_label(&self, entry: &Entry, number: usize) -> String {
        let Some(link) = entry.body.links.get(number) else { return String::new() };
        let written = link.label();
        if link.target.is_empty() {
            return entry.body.heading(written).map_or(written, |heading| &heading.text).to_owned();
        }
        match self.dossier.links.get(&entry.source.path).and_then(|targets| targets.get(number)).copied().flatten() {
            // A code stands for a name.
            Some(Target::Entity(id))
                if Country::from_code(written).is_some_and(|country| country.code() == written) =>
            {
                self.entity_name(id).to_owned()
            }
            Some(target @ (Target::Note(_) | Target::Page(_) | Target::Event(_) | Target::Period(_))) => {
                let title = self.target_title(target).unwrap_or_default();
                if fold(&title) == fold(written) { written.to_owned() } else { title }
            }
            // A file name stands for the name in it; any other spelling stays as it is.
            Some(Target::Entity(id)) if self.is_file_name(id, written) => self.entity_name(id).to_owned(),
            _ => written.to_owned(),
        }
    }

    /// The title of what a link leads to.
    pub(super) fn target_title(&self, target: Target) -> Option<String> {
        Some(match target {
            Target::Home => self.config.title.clone(),
            Target::Note(id) => self.dossier.note(id).note().title.clone(),
            Target::Entity(id) => self.entity_name(id).to_owned(),
            Target::Event(id) => self.dossier.event(id).event.title.clone(),
            Target::Page(id) => match &self.dossier.page(id).entry.head {
                Head::Page(page) => page.title.clone(),
                _ => return None,
            },
            Target::Period(period) => self.language.date(&period.to_string().parse().ok()?),
        })
    }

    /// Whether `written` is the name of an entity's file, or its address, and no name of it.
    fn is_file_name(&self, id: EntityId, written: &str) -> bool {
        let entity = self.dossier.entity(id);
        (entity.slug == written || entity.profile.as_ref().is_some_and(|entry| entry.stem() == written))
            && fold(written) != fold(&entity.name)
    }
}

fn find_asset(assets: &FxHashMap<String, Arc<str>>, written: &str) -> Option<String> {
    let path = path_of(written);
    assets.contains_key(path).then(|| encode(path))
}

/// Pictures and files that texts and front matter name and that are not there: each once in a file, where it is shown first.
pub(super) fn check(
    entries: &[Redacted],
    assets: &FxHashMap<String, Arc<str>>,
    broken: &BTreeMap<String, Diagnostic>,
) -> Vec<Diagnostic> {
    // A picture that was left out has been spoken of.
    let is_missing = |src: &str| find_asset(assets, src).is_none() && !broken.contains_key(path_of(src));
    let mut diagnostics = Vec::new();
    for entry in entries {
        let mut missing: BTreeSet<&str> = BTreeSet::new();
        let front = entry.picture();
        if let Some(image) = front
            && is_missing(&image.src)
        {
            missing.insert(path_of(&image.src));
            diagnostics.push(missing_image(entry.place(&["image".into()]), &image.src));
        }
        for image in &entry.body.images {
            if is_missing(&image.src) && missing.insert(path_of(&image.src)) {
                let place = Place::new(&entry.source.path, image.span.clone());
                diagnostics.push(missing_image(place, &image.src));
            }
        }
        let Some(image) = front.filter(|image| !missing.contains(path_of(&image.src))) else { continue };
        if image.alt.as_deref().is_none_or(|alt| alt.trim().is_empty()) {
            let message = format!("the picture `{}` has no text that says what it shows", image.src);
            let help = "write `image: {src: …, alt: what it shows}`";
            diagnostics.push(Diagnostic::new(Code::MissingAlt, entry.place(&["image".into()]), message).help(help));
        }
    }
    diagnostics
}

fn missing_image(place: Place, src: &str) -> Diagnostic {
    Diagnostic::new(Code::MissingImage, place, format!("the picture `{src}` is not in `static/`"))
        .help("put the file into `static/` and write its path below that folder")
}

/// Entries of the menu that lead to nothing.
fn dead_menu(site: &Site) -> Vec<Diagnostic> {
    let Configuration { config, text, .. } = &site.inputs.configuration;
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut diagnostics = Vec::new();
    for (index, item) in config.menu.iter().enumerate() {
        let Address::Inside(path, _) = classify(&item.url) else { continue };
        let path = path.split('?').next().unwrap_or_default().trim_start_matches("./");
        if find_asset(&site.assets, path).is_none() && site.find(path).is_none() {
            let found = yaml::locate(&text[start..], &["menu".into(), Step::Item(index), "url".into()]);
            let place = Place::new(&config::FILE.into(), start + found.start..start + found.end);
            let message = format!("`{}` in the menu leads to nothing in this site", item.url);
            let help = "write the address of a page below the root, such as `people/`, or a whole one";
            diagnostics.push(Diagnostic::new(Code::UnresolvedLink, place, message).help(help));
        }
    }
    diagnostics
}

/// Links to addresses of the site at which nothing is.
pub(super) fn dead_links(site: &Site, entries: &[Redacted]) -> Vec<Diagnostic> {
    let mut diagnostics = dead_menu(site);
    if site.dossier.links.is_empty() {
        return diagnostics;
    }
    for entry in entries {
        let targets = site.dossier.links.get(&entry.source.path).map(Vec::as_slice).unwrap_or_default();
        for (link, target) in entry.body.links.iter().zip(targets) {
            let reported = link.wiki || is_markdown(&link.target);
            if target.is_none() && !reported && site.plain_address(link).is_none() {
                let place = Place::new(&entry.source.path, link.span.clone());
                let message = format!("`{}` leads to nothing in this site", link.target);
                let help =
                    "name a file in `static/`, a page of the site, or a file in `content/` with its ending `.md`";
                diagnostics.push(Diagnostic::new(Code::UnresolvedLink, place, message).help(help));
            }
        }
    }
    diagnostics
}
