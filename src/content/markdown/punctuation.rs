//! Quotation marks as the language of the text has them.
//!
//! `pulldown-cmark` finds out which mark opens and which one closes, and writes the English ones. The others are put in their place
//! here, after Unicode CLDR's delimiters (`quotationStart` and so on).

/// Opening and closing, double and single.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quotes([&'static str; 4]);

impl Quotes {
    /// Those of a language; the English ones where it is not in the table.
    pub(super) fn of(language: &str) -> Self {
        let primary = language.split(['-', '_']).next().unwrap_or(language).to_ascii_lowercase();
        Self(match primary.as_str() {
            "lt" | "de" | "cs" | "sk" | "bg" | "et" | "ka" => ["„", "“", "‚", "‘"],
            "pl" | "ro" | "hu" => ["„", "”", "«", "»"],
            "be" | "ru" | "uk" => ["«", "»", "„", "“"],
            "fr" | "es" | "it" | "pt" | "hy" | "el" => ["«", "»", "“", "”"],
            "sv" | "fi" => ["”", "”", "’", "’"],
            _ => ["“", "”", "‘", "’"],
        })
    }

    /// What stands for the English `mark`, which was made from `written`; nothing if it is no quotation mark or was typed so.
    pub(super) fn replace(self, mark: &str, written: &str) -> Option<&'static str> {
        let index = match (mark, written) {
            ("“", "\"") => 0,
            ("”", "\"") => 1,
            ("‘", "'") => 2,
            // An apostrophe looks like a closing single mark and is far more frequent: it stays.
            _ => return None,
        };
        (self.0[index] != mark).then_some(self.0[index])
    }
}
