//! What previews of links show: Open Graph (ogp.me) and Twitter cards, as tags of a page's head.
//!
//! Both speak of absolute addresses: a site without `base_url` has none of them.

use tera::Value;

use super::{View, map};
use crate::content::Image;
use crate::date::Date;
use crate::picture::Size;
use crate::site::page::{Page, Subject};

/// The attribute that names a tag: Open Graph's own, and HTML's.
const PROPERTY: &str = "property";
const NAME: &str = "name";

/// A picture that is shown elsewhere for a link to a page.
struct Shared {
    address: String,
    size: Option<Size>,
    /// What it shows, in words.
    alt: String,
}

impl View<'_> {
    /// The tags, each with `attribute`, `name` and `content`.
    pub(super) fn social(&self) -> Value {
        let Some(canonical) = self.canonical() else { return Vec::<Value>::new().into() };
        let mut tags = Vec::with_capacity(12);
        let mut add = |attribute: &'static str, name: &'static str, content: &str| {
            if !content.is_empty() {
                tags.push(map([("attribute", attribute.into()), ("name", name.into()), ("content", content.into())]));
            }
        };
        let (title, description) = self.title_and_description();
        add(PROPERTY, "og:title", &title);
        add(PROPERTY, "og:description", &description);
        add(PROPERTY, "og:type", self.social_type());
        add(PROPERTY, "og:url", &canonical);
        add(PROPERTY, "og:site_name", &self.site.config.title);
        // Open Graph knows languages with their country alone.
        if self.page_language().contains('-') {
            add(PROPERTY, "og:locale", &self.page_language().replace('-', "_"));
        }
        let image = self.social_image();
        if let Some(Shared { address, size, alt }) = &image {
            add(PROPERTY, "og:image", address);
            if let Some(size) = size {
                add(PROPERTY, "og:image:width", &size.width.to_string());
                add(PROPERTY, "og:image:height", &size.height.to_string());
            }
            add(PROPERTY, "og:image:alt", alt);
        }
        if let Page::Note(id) = &self.route.page {
            let record = self.dossier().note(*id);
            let day =
                |date: Option<Date>| date.and_then(|date| date.day()).map(|day| day.to_string()).unwrap_or_default();
            add(PROPERTY, "article:published_time", &day(record.entry.common.added));
            add(PROPERTY, "article:modified_time", &day(self.dossier().last_change(*id)));
            for tag in &record.tags {
                add(PROPERTY, "article:tag", self.name(*tag));
            }
        }
        add(NAME, "twitter:card", if image.is_some() { "summary_large_image" } else { "summary" });
        tags.into()
    }

    fn social_type(&self) -> &'static str {
        match self.kind() {
            "note" => "article",
            "person" => "profile",
            _ => "website",
        }
    }

    /// The picture of what the page is about.
    fn page_image(&self) -> Option<&Image> {
        match self.route.page.subject() {
            Subject::Note(id) => self.dossier().note(id).note().image.as_ref(),
            Subject::Entity(id) => self.dossier().entity(id).profile()?.image.as_ref(),
            Subject::Home
            | Subject::Dossier
            | Subject::Pair(_)
            | Subject::Event(_)
            | Subject::Period(_)
            | Subject::Plain(_)
            | Subject::Address
            | Subject::File
            | Subject::Program => None,
        }
    }

    /// What is shown for a link to the page: its card where it has one, else its own picture. A note with a picture that can be shown has no card.
    fn social_image(&self) -> Option<Shared> {
        let base = self.site.config.base_url.as_deref()?;
        if let Page::Note(id) = &self.route.page
            && let Some(card) = self.site.card(*id)
        {
            let title = &self.dossier().note(*id).note().title;
            let alt = format!("{title} · {}", self.site.config.title);
            return Some(Shared { address: format!("{base}{}", card.address), size: card.size, alt });
        }
        let image = self.page_image()?;
        let size = self.site.picture(&image.src).and_then(|picture| picture.size);
        Some(Shared { address: self.absolute_image(image)?, size, alt: image.alt.clone().unwrap_or_default() })
    }

    /// The absolute address of a picture, if its file is there.
    pub(super) fn absolute_image(&self, image: &Image) -> Option<String> {
        let base = self.site.config.base_url.as_deref()?;
        Some(format!("{base}{}", self.site.asset(&image.src)?))
    }
}
