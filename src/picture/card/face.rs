//! The fonts of cards: which letters they have, and how wide those are.

use std::sync::OnceLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::{GlyphMetrics, Metrics};
use skrifa::{FontRef, MetadataProvider, charmap::Charmap};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The files; `fonts/make.py` says where they come from.
pub(super) const HEADLINE: &[u8] = include_bytes!("fonts/headline.otf");
pub(super) const DETAILS: &[u8] = include_bytes!("fonts/details.otf");

/// Letters that are not seen, and that some programs leave in what is copied from them: how a line may be broken, which way it runs.
const UNSEEN: [char; 3] = ['\u{ad}', '\u{34f}', '\u{feff}'];

/// One font.
pub(super) struct Face {
    family: &'static str,
    letters: Charmap<'static>,
    widths: GlyphMetrics<'static>,
    /// How high a capital letter is, in sizes.
    capitals: f32,
}

/// The fonts of a card.
pub(super) struct Faces {
    /// Of headlines.
    pub(super) headline: Face,
    /// Of everything else.
    pub(super) details: Face,
}

impl Faces {
    /// None where a file cannot be read, which a test rules out.
    pub(super) fn get() -> Option<&'static Self> {
        static FACES: OnceLock<Option<Faces>> = OnceLock::new();
        let faces = FACES.get_or_init(|| {
            let (headline, details) = (Face::new("Card Headline", HEADLINE)?, Face::new("Card Details", DETAILS)?);
            Some(Self { headline, details })
        });
        faces.as_ref()
    }
}

impl Face {
    fn new(family: &'static str, file: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(file).ok()?;
        let size = Size::new(1.0);
        let capitals = Metrics::new(&font, size, LocationRef::default()).cap_height.unwrap_or(0.7);
        Some(Self {
            family,
            letters: font.charmap(),
            widths: font.glyph_metrics(size, LocationRef::default()),
            capitals,
        })
    }

    pub(super) fn family(&self) -> &'static str {
        self.family
    }

    /// How high a capital letter is at a size.
    pub(super) fn capitals(&self, size: f32) -> f32 {
        self.capitals * size
    }

    /// How wide a text is at a size. Letters that move closer to each other are counted as if they did not: it is never wider.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        let widths = text.chars().filter_map(|letter| self.widths.advance_width(self.letters.map(letter)?));
        widths.sum::<f32>() * size
    }

    /// A text as this font can show it, on one line: without the signs that it lacks. None where it lacks a letter, a digit or an accent, since
    /// a text without those says something else, and where nothing is left.
    pub(super) fn drawable(&self, text: &str) -> Option<String> {
        let mut shown = String::with_capacity(text.len());
        for character in text.nfc() {
            if character == ' ' || character.is_control() || self.is_break(character) {
                if !shown.ends_with(' ') {
                    shown.push(' ');
                }
            } else if UNSEEN.contains(&character) {
            } else if self.letters.map(character).is_some() {
                shown.push(character);
            } else if character.is_alphanumeric() || (is_combining_mark(character) && !is_variation(character)) {
                return None;
            }
        }
        let shown = shown.trim();
        (!shown.is_empty()).then(|| shown.to_owned())
    }

    /// Whether this is one of the spaces at which a line may end.
    fn is_break(&self, character: char) -> bool {
        character.is_whitespace()
            && !(matches!(character, '\u{a0}' | '\u{202f}') && self.letters.map(character).is_some())
    }
}

/// What says how the sign before it is to be drawn, such as an emoji in colour.
fn is_variation(character: char) -> bool {
    matches!(character, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}
