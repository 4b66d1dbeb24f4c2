//! Generations: what tells a parent from a child of the same name. “Jr.”, “III”, “the Elder”, “Буш-младший”.

use crate::text::fold;

/// Which of several people of one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Generation {
    /// The parent: “Sr.”
    Elder,
    /// The child: “Jr.”
    Younger,
    /// The one with this number: “III”.
    Number(u8),
}

/// Folded words that stand behind a name and say that it is the elder's.
const ELDER: &[&str] = &[
    "sr",
    "snr",
    "senior",
    "pere",
    "старший",
    "старшего",
    "старшему",
    "старшим",
    "старшая",
    "старэйшы",
    "старэйшага",
    "starszy",
    "starszego",
    "starszemu",
    "vyresnysis",
    "vyresniojo",
    "vecakais",
];

/// The same of the younger.
const YOUNGER: &[&str] = &[
    "jr",
    "jnr",
    "junior",
    "fils",
    "hijo",
    "filho",
    "младший",
    "младшего",
    "младшему",
    "младшим",
    "младшая",
    "молодший",
    "молодшого",
    "малодшы",
    "малодшага",
    "mlodszy",
    "mlodszego",
    "mlodszemu",
    "jaunesnysis",
    "jaunesniojo",
    "jaunakais",
    "сын",
    "сына",
];

impl Generation {
    /// The generation that a word behind a name tells.
    pub(super) fn of(word: &str) -> Option<Self> {
        let folded = fold(word.trim_end_matches('.'));
        let number = match word.trim_end_matches('.') {
            "II" => Some(2),
            "III" => Some(3),
            "IV" => Some(4),
            "VI" => Some(6),
            "VII" => Some(7),
            "VIII" => Some(8),
            _ => None,
        };
        let is_in = |words: &[&str]| words.contains(&folded.as_str());
        let of_words = || if is_in(ELDER) { Some(Self::Elder) } else { is_in(YOUNGER).then_some(Self::Younger) };
        number.map(Self::Number).or_else(of_words)
    }

    /// The generation that a word behind an article behind a name tells: “the Elder”.
    pub(super) fn behind_article(word: &str) -> Option<Self> {
        match fold(word).as_str() {
            "elder" | "older" | "altere" | "mayor" => Some(Self::Elder),
            "younger" | "jungere" | "joven" | "jeune" => Some(Self::Younger),
            _ => Self::of(word),
        }
    }

    /// The generation that a word in front of a surname tells: “the younger Bush”, “младший Буш”.
    pub(super) fn in_front(word: &str) -> Option<Self> {
        match fold(word).as_str() {
            "elder" | "older" => Some(Self::Elder),
            "younger" => Some(Self::Younger),
            // “Сын Буша” and “Senior Minister” say nothing of a name.
            "сын" | "сына" | "senior" | "junior" | "старший" => None,
            folded => Self::of(folded),
        }
    }

    /// The generation that a name tells.
    pub(super) fn in_name(name: &str) -> Option<Self> {
        let mut words =
            name.split(|c: char| c.is_whitespace() || matches!(c, ',' | '-')).filter(|word| !word.is_empty()).rev();
        let last = words.next()?;
        let before = words.next()?;
        let has_article = matches!(fold(before).as_str(), "the" | "der" | "die" | "le" | "el");
        if has_article { Self::behind_article(last) } else { Self::of(last) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_generation_is_told_in_many_words() {
        for (name, expected) in [
            ("Donald Marsh Jr.", Some(Generation::Younger)),
            ("Donald Marsh, Sr", Some(Generation::Elder)),
            ("Donald Marsh III", Some(Generation::Number(3))),
            ("Pliny the Elder", Some(Generation::Elder)),
            ("Буш-младший", Some(Generation::Younger)),
            ("Dumas fils", Some(Generation::Younger)),
            ("Hans Holbein der Jüngere", Some(Generation::Younger)),
            ("Jan Kowalski młodszy", Some(Generation::Younger)),
            ("Donald Marsh", None),
            ("Junior", None),
        ] {
            assert_eq!(Generation::in_name(name), expected, "{name}");
        }
    }
}
