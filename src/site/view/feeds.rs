//! The page that lists the feeds.

use tera::Value;

use super::{Variable, View, map, orders};
use crate::dossier::EntityId;
use crate::site::page::{FeedFormat, Page};
use crate::site::plan::REGISTER;

/// The variables of `feeds.html`: the number of the page.
pub(super) const FEEDS: &[Variable<usize>] = &[
    ("site_feed", |view, _| view.feed_item(None)),
    ("groups", |view, number| view.groups_of_feeds(number)),
    ("pager", |view, number| {
        let address = view.addresses().page(&Page::Feeds(1));
        orders::pager(&address, view.with_feeds(), number, |id| view.name(id).into())
    }),
];

impl View<'_> {
    /// The feeds of this page, by kind of entity.
    fn groups_of_feeds(&self, number: usize) -> Value {
        let kind = |id: &EntityId| self.dossier().entity(*id).kind;
        let page = self.with_feeds().chunks(REGISTER).nth(number.saturating_sub(1)).unwrap_or_default();
        let groups = page.chunk_by(|a, b| kind(a) == kind(b)).map(|group| {
            let title = self.language().word(kind(&group[0]).folder());
            let feeds: Vec<Value> = group.iter().map(|id| self.feed_item(Some(*id))).collect();
            map([("title", title.into()), ("feeds", feeds.into())])
        });
        groups.collect::<Vec<_>>().into()
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
