//! Numbers and postings as letters.
//!
//! A letter is six bits: five of the number, the lowest first, and one that says that more follow. So a small number is one letter, and text is what every
//! browser reads fast and every server compresses.

use super::Key;

/// The letters of the six bits.
pub(super) const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// How much a term says about a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Weight {
    /// It stands in the text.
    #[default]
    Text = 0,
    /// It stands there several times.
    Often = 1,
    /// In a heading, summary or caption.
    Heading = 2,
    /// In the title.
    Title = 3,
}

/// Writes a number.
pub(super) fn push(mut number: u32, out: &mut String) {
    loop {
        let more = number > 31;
        let letter = (number & 31) | if more { 32 } else { 0 };
        out.push(char::from(LETTERS[letter as usize]));
        if !more {
            return;
        }
        number >>= 5;
    }
}

/// Documents with their weights, in order, as letters: of each, how far its day is from the day before, or its place from the place before.
pub fn postings(documents: impl Iterator<Item = (Key, Weight)>, out: &mut String) {
    // One more than the day and the place before: there is nothing before the first.
    let (mut day, mut place) = (0, 0);
    for (key, weight) in documents {
        if key.day + 1 == day {
            push(((key.place - place) << 3) | weight as u32, out);
        } else {
            push(((key.day - day) << 3) | 4 | weight as u32, out);
            push(key.place, out);
        }
        (day, place) = (key.day + 1, key.place + 1);
    }
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Reads postings as a browser does.
    pub(crate) fn read(text: &str) -> Vec<(Key, u32)> {
        let mut letters = text.bytes().map(|byte| LETTERS.iter().position(|letter| *letter == byte).unwrap() as u64);
        let mut number = move || {
            let (mut number, mut shift) = (0, 0);
            loop {
                let letter = letters.next()?;
                number |= (letter & 31) << shift;
                shift += 5;
                if letter < 32 {
                    return Some(number);
                }
            }
        };
        let (mut day, mut place) = (-1_i64, 0);
        let mut read = Vec::new();
        while let Some(value) = number() {
            if value & 4 == 4 {
                day += i64::try_from(value >> 3).unwrap() + 1;
                place = number().unwrap();
            } else {
                place += (value >> 3) + 1;
            }
            let key = Key { day: u32::try_from(day).unwrap(), place: u32::try_from(place).unwrap() };
            read.push((key, (value & 3) as u32));
        }
        read
    }

    #[test]
    fn small_numbers_are_one_letter() {
        for (number, expected) in [(0, "A"), (1, "B"), (31, "f"), (32, "gB"), (1023, "_f"), (1024, "ggB")] {
            let mut text = String::new();
            push(number, &mut text);
            assert_eq!(text, expected, "{number}");
        }
    }

    proptest! {
        #[test]
        fn postings_come_back_as_they_were(
            keys in proptest::collection::btree_map((0_u32..6_000_000, 0_u32..70_000), 0_u32..4, 0..50),
        ) {
            let weights = [Weight::Text, Weight::Often, Weight::Heading, Weight::Title];
            let mut text = String::new();
            let all = keys.iter().map(|((day, place), weight)| (Key { day: *day, place: *place }, weights[*weight as usize]));
            postings(all.clone(), &mut text);
            prop_assert_eq!(read(&text), all.map(|(key, weight)| (key, weight as u32)).collect::<Vec<_>>());
        }
    }
}
