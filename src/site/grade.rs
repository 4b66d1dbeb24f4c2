//! Grades on the Admiralty scale, in the words of the site's language.

use super::Site;
use crate::dossier::{NoteRecord, QuoteRecord};

impl Site {
    /// The letter of the source of a note, as its profile gives it.
    pub(super) fn reliability_of(&self, note: &NoteRecord) -> Option<char> {
        let profile = note.source.and_then(|source| self.dossier.entity(source).profile());
        profile.and_then(|profile| profile.organisation.reliability)
    }

    /// The grade: “B2, source usually reliable, probably true”.
    pub(super) fn grade(&self, reliability: Option<char>, credibility: Option<u8>) -> Option<String> {
        if reliability.is_none() && credibility.is_none() {
            return None;
        }
        let letter = reliability.map(String::from).unwrap_or_default();
        let digit = credibility.map(|grade| grade.to_string()).unwrap_or_default();
        let words = [reliability.map(|it| self.reliability_word(it)), credibility.map(|it| self.credibility_word(it))];
        let words: Vec<&str> = words.into_iter().flatten().collect();
        Some(format!("{letter}{digit}, {}", words.join(", ")))
    }

    /// The grade of what a note has: its source's letter, and the digit of its own or else of the whole note.
    pub(super) fn grade_in(&self, note: &NoteRecord, own: Option<u8>) -> Option<String> {
        self.grade(self.reliability_of(note), own.or(note.note().credibility))
    }

    /// The grade of a quotation that is not graded as its note is.
    pub(super) fn own_grade(&self, quote: &QuoteRecord) -> Option<String> {
        quote.credibility.and_then(|own| self.grade_in(self.dossier.note(quote.note), Some(own)))
    }

    /// What a letter of the scale says of a source.
    pub(super) fn reliability_word(&self, letter: char) -> &str {
        self.language.word(match letter {
            'A' => "reliability_a",
            'B' => "reliability_b",
            'C' => "reliability_c",
            'D' => "reliability_d",
            'E' => "reliability_e",
            _ => "reliability_f",
        })
    }

    fn credibility_word(&self, digit: u8) -> &str {
        self.language.word(match digit {
            1 => "credibility_1",
            2 => "credibility_2",
            3 => "credibility_3",
            4 => "credibility_4",
            5 => "credibility_5",
            _ => "credibility_6",
        })
    }
}
