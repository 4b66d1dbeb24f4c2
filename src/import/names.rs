//! Who and what an item is about, by its text.

use super::{Item, Quote};
use crate::finder::{self, Lookup};

impl Item {
    /// Looks in the text for people, organisations, countries and quotations that the file does not say itself.
    pub fn look(&mut self, lookup: &Lookup) {
        let Some(language) = self.language.clone().or_else(|| super::language_of(&self.text).map(str::to_owned)) else {
            return;
        };
        if self.text.is_empty() {
            return;
        }
        let found = finder::find(&self.text, &language, lookup);
        let new: Vec<String> = found
            .new_people
            .iter()
            .map(|new| match &new.office {
                Some(office) => format!("{} ({office})", new.name),
                None => new.name.clone(),
            })
            .collect();
        let new = if new.is_empty() { String::new() } else { format!("; not in the dossier yet: {}", new.join(", ")) };
        let newcomers = found.new_people.into_iter().map(|new| new.name);
        let people: Vec<String> = found.people.into_iter().chain(newcomers).collect();
        self.fill("people", people, &format!("the text{new}"));
        self.fill("organisations", found.organisations, "the text");
        self.fill("countries", found.countries, "the text");
        if self.quotes.is_empty() && !found.quotes.is_empty() {
            let quote = |quote: finder::Quotation| Quote {
                text: quote.text,
                speaker: Some(quote.speaker),
                capacity: quote.capacity,
            };
            self.quotes = found.quotes.into_iter().map(quote).collect();
            self.guess("quotes", "the text");
        }
    }

    /// Puts names under a key that has none.
    fn fill(&mut self, key: &'static str, names: Vec<String>, from: &str) {
        let list = match key {
            "people" => &mut self.people,
            "organisations" => &mut self.organisations,
            _ => &mut self.countries,
        };
        if list.is_empty() && !names.is_empty() {
            *list = names;
            self.guess(key, from);
        }
    }
}
