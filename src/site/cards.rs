//! Cards: which notes have one, and what it says.
//!
//! A card says no more than the head of its note and the names of those whom it names, all of it as it may be shown. A note has one only where
//! something would lead there: with a `base_url`, and without a picture of its own that is shown in its place.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Site;
use super::escape::{encode, path_of};
use super::page::Page;
use crate::content::Image;
use crate::dossier::{Dossier, NoteId};
use crate::picture::Size;
use crate::picture::card::{self, Card};
use crate::redaction::RedactedConfig;

/// The files of `static/` by their address.
type Assets = FxHashMap<String, Arc<str>>;

/// A card as a page speaks of it.
pub(super) struct Shown {
    /// Below the root, as it is written in a link.
    pub(super) address: String,
    /// In pixels, where that is known.
    pub(super) size: Option<Size>,
}

/// The notes that have a card.
pub(super) fn planned<'a>(
    config: &'a RedactedConfig,
    dossier: &'a Dossier,
    assets: &'a Assets,
) -> impl Iterator<Item = NoteId> + use<'a> {
    let notes = (config.social_cards && config.base_url.is_some()).then(|| dossier.note_ids());
    notes.into_iter().flatten().filter(|id| {
        let note = dossier.note(*id).note();
        let has_own = note
            .image
            .as_ref()
            .is_some_and(|image| assets.contains_key(path_of(&image.src)) && is_shown_elsewhere(image));
        !has_own && card::has_letters(&config.title, &note.title)
    })
}

/// Whether networks show a picture: none of them draws an SVG.
pub(super) fn is_shown_elsewhere(image: &Image) -> bool {
    !path_of(&image.src).to_lowercase().ends_with(".svg")
}

/// The card of a note as an SVG.
pub(super) fn svg(site: &Site, id: NoteId) -> String {
    let record = site.dossier.note(id);
    let note = record.note();
    let source = record.source.map(|source| site.entity_name(source).to_owned());
    let date = note.date.as_ref().map(|date| site.language.date(date));
    let named = record.people.iter().chain(&record.countries);
    let card = Card {
        site: &site.config.title,
        title: &note.title,
        details: source.into_iter().chain(date).collect(),
        names: named.map(|id| site.entity_name(*id).to_owned()).collect(),
    };
    // Only what has letters is planned.
    card::svg(&card).unwrap_or_default()
}

impl Site {
    /// The card of a note, if it has one: drawn, or the author's own file at its address.
    pub(super) fn card(&self, id: NoteId) -> Option<Shown> {
        let address = self.addresses().card(id);
        let size = if matches!(self.find(&address)?.page, Page::Card(_)) {
            Some(card::SIZE)
        } else if self.config.social_cards {
            self.picture(&address)?.size
        } else {
            return None;
        };
        Some(Shown { address: encode(&address), size })
    }
}
