//! How far a name reaches in a text: with the brackets that belong to it, and where letters run the other way.

use std::ops::Range;

use memchr::memmem;

use super::letters::WALL;

/// What shows the characters behind it from right to left, or from left to right, whatever they are.
pub(crate) const OVERRIDES: [char; 2] = ['\u{202D}', '\u{202E}'];
/// What ends that.
pub(crate) const POP: char = '\u{202C}';

/// What is opened and closed in pairs.
const PAIRS: [(char, char); 10] = [
    ('(', ')'),
    ('[', ']'),
    ('{', '}'),
    ('“', '”'),
    ('„', '“'),
    ('«', '»'),
    ('‹', '›'),
    ('（', '）'),
    ('【', '】'),
    ('"', '"'),
];

/// The parts of a text that are shown the other way round, as far as controls say so; and what follows each, which is shown so too once its end is
/// taken away with a name.
pub(super) fn overridden(text: &str) -> Vec<Range<usize>> {
    let mut buffer = [0; 4];
    let mut holds = |c: char| memmem::find(text.as_bytes(), c.encode_utf8(&mut buffer).as_bytes()).is_some();
    if !OVERRIDES.into_iter().any(&mut holds) {
        return Vec::new();
    }
    let starts = text.match_indices(OVERRIDES).map(|(at, control)| at + control.len());
    let mut parts = Vec::new();
    for start in starts {
        let line = text[start..].find(|c| OVERRIDES.contains(&c) || matches!(c, '\n' | WALL));
        let line = line.map_or(text.len(), |length| start + length);
        parts.extend(text[start..line].find(POP).map(|length| start..start + length));
        parts.push(start..line);
    }
    parts
}

/// The parts of a text between the controls that turn it round.
pub(super) fn between_controls(text: &str) -> Vec<Range<usize>> {
    let is_control = |c: char| OVERRIDES.contains(&c) || c == POP;
    let mut at = 0;
    let parts = text.split_inclusive(is_control).map(|part| {
        let start = at;
        at += part.len();
        start..start + part.trim_end_matches(is_control).len()
    });
    parts.filter(|part| !part.is_empty()).collect()
}

/// A name with the other halves of the brackets in it; in two pieces where these stand further away: “Vytis (Jurkonis, analyst)”.
pub(super) fn balanced(text: &str, mut name: Range<usize>) -> Vec<Range<usize>> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut extra: Vec<(usize, char)> = Vec::new();
    for (at, c) in text[name.clone()].char_indices() {
        let at = name.start + at;
        if let Some(index) = open.iter().rposition(|(_, opening)| PAIRS.contains(&(*opening, c))) {
            open.truncate(index);
        } else if PAIRS.iter().any(|(opening, _)| *opening == c) {
            open.push((at, c));
        } else if PAIRS.iter().any(|(_, closing)| *closing == c) {
            extra.push((at, c));
        }
    }
    let mut apart = Vec::new();
    for (at, opening) in open.into_iter().rev() {
        match text[name.end..].chars().next().filter(|c| PAIRS.contains(&(opening, *c))) {
            Some(closing) => name.end += closing.len_utf8(),
            None => apart.push(at..at + opening.len_utf8()),
        }
    }
    for (at, closing) in extra {
        match text[..name.start].chars().next_back().filter(|c| PAIRS.contains(&(*c, closing))) {
            Some(opening) => name.start -= opening.len_utf8(),
            None => apart.push(at..at + closing.len_utf8()),
        }
    }
    apart.sort_by_key(|bracket| bracket.start);
    let mut pieces = Vec::with_capacity(apart.len() + 1);
    for bracket in apart {
        pieces.push(trimmed(text, name.start..bracket.start));
        name.start = bracket.end;
    }
    pieces.push(trimmed(text, name));
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// A part of a text without white space at its ends.
fn trimmed(text: &str, part: Range<usize>) -> Range<usize> {
    let inside = &text[part.clone()];
    let start = part.start + inside.len() - inside.trim_start().len();
    start..(part.start + inside.trim_end().len()).max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_go_with_a_name_or_stay_in_pairs() {
        for (text, name, expected) in [
            ("a Vytis (Jurkonis) b", "Vytis (Jurkonis", &["Vytis (Jurkonis)"][..]),
            ("a (Vytis) Jurkonis b", "Vytis) Jurkonis", &["(Vytis) Jurkonis"]),
            ("a Vytis (Jurkonis, b)", "Vytis (Jurkonis", &["Vytis", "Jurkonis"]),
            ("(b, Vytis) Jurkonis", "Vytis) Jurkonis", &["Vytis", "Jurkonis"]),
            ("Vytis „Vytas“ Jurkonis", "Vytis „Vytas“ Jurkonis", &["Vytis „Vytas“ Jurkonis"]),
            ("Vytis “Vytas” Jurkonis", "Vytis “Vytas” Jurkonis", &["Vytis “Vytas” Jurkonis"]),
            ("Vytis ([Jurkonis])", "Vytis ([Jurkonis", &["Vytis ([Jurkonis])"]),
            ("Vytis \"Jurkonis\"", "Vytis \"Jurkonis", &["Vytis \"Jurkonis\""]),
            ("Jurkonis", "Jurkonis", &["Jurkonis"]),
        ] {
            let at = text.find(name).unwrap();
            let pieces = balanced(text, at..at + name.len());
            assert_eq!(pieces.into_iter().map(|piece| &text[piece]).collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn a_control_turns_the_text_up_to_its_end() {
        let turned = |text| overridden(text).into_iter().map(|part| text[part].to_owned()).collect::<Vec<_>>();
        assert_eq!(turned("a \u{202e}bc\u{202c} d \u{202d}e\nf \u{202e}"), ["bc", "bc\u{202c} d ", "e", ""]);
        assert!(turned("a \u{2066}b").is_empty());
    }

    proptest::proptest! {
        #[test]
        fn any_part_of_any_text_is_cut_at_its_brackets(text in "[ab ()\"“„”«»]{0,12}", start in 0_usize..12, end in 0_usize..12) {
            let (start, end) = (text.floor_char_boundary(start), text.floor_char_boundary(end));
            let pieces = balanced(&text, start.min(end)..start.max(end));
            proptest::prop_assert!(pieces.is_sorted_by(|a, b| a.end <= b.start));
            proptest::prop_assert!(pieces.iter().all(|piece| text.get(piece.clone()).is_some()));
        }
    }
}
