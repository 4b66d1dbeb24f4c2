//! Redaction of the configuration: names are taken out of whatever a page may show of it.

use super::Config;

impl Config {
    /// Takes names out of everything that can be published, by `redact`, which gives nothing for a text without one.
    ///
    /// Returns the keys of addresses that hold one; those are gone.
    pub fn redact(&mut self, redact: &dyn Fn(&str) -> Option<String>) -> Vec<&'static str> {
        // Every key is named here, so that a new one cannot be forgotten.
        let Self {
            title,
            description,
            base_url,
            language: _,
            timezone: _,
            theme: _,
            output_dir: _,
            slugs: _,
            link_mentions: _,
            link_adjectives: _,
            quoted_words_limit: _,
            cross_pages_min: _,
            per_page: _,
            trusted_html: _,
            editor: _,
            cname,
            authors,
            licence,
            social_cards: _,
            borders,
            menu,
            ignore: _,
            extra,
            exports: _,
            features: _,
        } = self;
        let texts = [title, description].into_iter().chain(authors).chain(licence.as_mut()).chain(borders.as_mut());
        for text in texts.chain(menu.iter_mut().map(|item| &mut item.title)) {
            if let Some(redacted) = redact(text) {
                *text = redacted;
            }
        }
        redact_json(extra, redact);
        let mut keys = Vec::new();
        for (key, address) in [("base_url", base_url), ("cname", cname)] {
            if address.take_if(|address| redact(address).is_some()).is_some() {
                keys.push(key);
            }
        }
        let items = menu.len();
        menu.retain(|item| redact(&item.url).is_none());
        if menu.len() < items {
            keys.push("menu");
        }
        keys
    }
}

fn redact_json(value: &mut serde_json::Value, redact: &dyn Fn(&str) -> Option<String>) {
    use serde_json::Value::{Array, Object, String};
    match value {
        String(text) => {
            if let Some(redacted) = redact(text) {
                *text = redacted;
            }
        }
        Array(items) => items.iter_mut().for_each(|item| redact_json(item, redact)),
        Object(map) => {
            let redacted = std::mem::take(map).into_iter().map(|(key, mut value)| {
                redact_json(&mut value, redact);
                (redact(&key).unwrap_or(key), value)
            });
            *map = redacted.collect();
        }
        _ => {}
    }
}
