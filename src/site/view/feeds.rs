//! The page that lists the feeds.

use tera::Value;

use super::{Variable, View, map};
use crate::content::Kind;
use crate::dossier::EntityId;
use crate::site::page::{FeedFormat, Page};
use crate::site::plan;

/// The variables of `feeds.html`.
pub(super) const FEEDS: &[Variable<()>] = &[
    ("site_feed", |view, ()| view.feed_item(None)),
    ("groups", |view, ()| {
        let groups = Kind::ALL.into_iter().filter_map(|kind| view.feeds_of(kind));
        groups.collect::<Vec<_>>().into()
    }),
];

impl View<'_> {
    /// The feeds of one kind of entity, in the order of the alphabet.
    fn feeds_of(&self, kind: Kind) -> Option<Value> {
        let dossier = self.dossier();
        let mut ids: Vec<EntityId> = dossier.of_kind(kind).filter(|id| plan::has_feed(dossier.entity(*id))).collect();
        ids.sort_by(|a, b| {
            self.language()
                .compare(self.name(*a), self.name(*b))
                .then_with(|| dossier.place_of(*a).cmp(&dossier.place_of(*b)))
        });
        let feeds: Vec<Value> = ids.into_iter().map(|id| self.feed_item(Some(id))).collect();
        let title = self.language().word(kind.folder());
        (!feeds.is_empty()).then(|| map([("title", title.into()), ("feeds", feeds.into())]))
    }

    fn feed_item(&self, of: Option<EntityId>) -> Value {
        let address = |format| self.addresses().page(&Page::Feed(format, of));
        map([
            ("name", of.map_or(self.site.config.title.as_str(), |id| self.name(id)).into()),
            ("url", of.map(|id| self.addresses().entity(id)).unwrap_or_default().into()),
            ("atom", address(FeedFormat::Atom).into()),
            ("json", address(FeedFormat::Json).into()),
        ])
    }
}
