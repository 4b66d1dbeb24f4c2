//! What is found, in the order in which it is numbered: by day, and of one day first what was in the dossier first.

use crate::content::Entry;
use crate::date::Date;
use crate::dossier::{ClaimId, EntityId, EventId, NoteId, PageId, QuoteId};
use crate::search::{DayCode, Key};

use super::Site;

/// Something that is found.
#[derive(Debug, Clone, Copy)]
pub(super) enum Id {
    Note(NoteId),
    Quotation(QuoteId),
    Event(EventId),
    Claim(ClaimId),
    Profile(EntityId),
    /// The home page, where it is none of the others.
    Page(Option<PageId>),
}

/// Everything that is found, by kind and in order.
pub(super) struct Numbered {
    pub(super) keys: [Vec<Key>; 6],
    pub(super) ids: [Vec<Id>; 6],
}

/// What decides on the number of a document: its day, when it came into the dossier, and its address.
type Order = (DayCode, u32, String);

impl Numbered {
    pub(super) fn of(site: &Site) -> Self {
        let (dossier, addresses) = (&site.dossier, site.addresses());
        let added = |entry: Option<&Entry>| {
            let date = entry.and_then(|entry| entry.common.added);
            date.map_or(0, |date| DayCode::of(Some(&date), "").number())
        };
        let order = |date: Option<Date>, added: u32, address: String| -> Order {
            (DayCode::of(date.as_ref(), &address), added, address)
        };
        let added_note = |id: NoteId| added(Some(&dossier.note(id).entry));
        let note = |id| (order(dossier.note(id).note().date, added_note(id), addresses.note(id)), Id::Note(id));
        let quote = |id| {
            let quote = dossier.quote(id);
            let address = format!("{}#{}", addresses.note(quote.note), quote.anchor);
            (order(dossier.quote_date(id), added_note(quote.note), address), Id::Quotation(id))
        };
        let event = |id| {
            let record = dossier.event(id);
            let order = order(Some(record.event.date), added(record.entry.as_deref()), addresses.event(id));
            (order, Id::Event(id))
        };
        let claim = |id: &ClaimId| {
            let claim = dossier.claims.get(*id);
            let address = format!("{}#{}", addresses.note(claim.note), claim.anchor);
            (order(dossier.claim_date(claim), added_note(claim.note), address), Id::Claim(*id))
        };
        let profile = |id| {
            let added = added(dossier.entity(id).profile.as_deref());
            (order(None, added, addresses.entity(id)), Id::Profile(id))
        };
        let page = |id| (order(None, added(Some(&dossier.page(id).entry)), addresses.plain(id)), Id::Page(Some(id)));
        let home = dossier.home.as_deref().map(|home| (order(None, added(Some(home)), String::new()), Id::Page(None)));
        let with_profile = dossier.entity_ids().filter(|id| dossier.entity(*id).profile.is_some());
        let all = [
            numbered(dossier.note_ids().map(note)),
            numbered(dossier.quote_ids().map(quote)),
            numbered(dossier.event_ids().map(event)),
            numbered(dossier.claims.newest().iter().map(claim)),
            numbered(with_profile.map(profile)),
            numbered(dossier.page_ids().map(page).chain(home)),
        ];
        let mut result = Self { keys: Default::default(), ids: Default::default() };
        for (place, (keys, ids)) in all.into_iter().enumerate() {
            (result.keys[place], result.ids[place]) = (keys, ids);
        }
        result
    }
}

fn numbered(documents: impl Iterator<Item = (Order, Id)>) -> (Vec<Key>, Vec<Id>) {
    let mut documents: Vec<(Order, Id)> = documents.collect();
    documents.sort_by(|(a, _), (b, _)| a.cmp(b));
    let (mut day, mut place) = (None, 0);
    let number = |((on, ..), id): (Order, Id)| {
        place = if day == Some(on) { place + 1 } else { 0 };
        day = Some(on);
        (Key { day: on.number(), place }, id)
    };
    documents.into_iter().map(number).unzip()
}
