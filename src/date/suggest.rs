//! Guessing what was meant by a text that is no date, for the help in its message and for nothing else.

use super::error::MONTHS;
use super::parse::read;
use super::{Date, weekday_in};

/// The dates that `text` may stand for, each once. More than one where its day and month cannot be told apart. What is doubted in it is doubted in all of them.
pub(super) fn readings(text: &str) -> Vec<Date> {
    let Some((bare, sign)) = without_doubt(text) else { return Vec::new() };
    // `2022-xx`, `2022-04-12t13:52z`
    let mut candidates = vec![bare.to_ascii_uppercase()];
    candidates.extend(reordered(&bare));
    let mut candidates: Vec<String> = candidates.into_iter().map(|candidate| doubted(&candidate, sign)).collect();
    candidates.extend(interval(text));
    readable(&candidates)
}

fn readable(candidates: &[String]) -> Vec<Date> {
    let mut dates = Vec::new();
    for date in candidates.iter().filter_map(|candidate| read(candidate).ok()) {
        if !dates.contains(&date) {
            dates.push(date);
        }
    }
    dates
}

/// A text without its signs and words of doubt, wherever they stand (`~2022`, `2022-~04`, `c. 2022`, `12 April 2022 (?)`), and the sign that EDTF puts
/// behind the whole for all of them. Nothing where a sign may stand for a digit that is not known, as in `199?`.
fn without_doubt(text: &str) -> Option<(String, Option<char>)> {
    const WORDS: [(&str, char); 15] = [
        ("approximately ", '~'),
        ("circa ", '~'),
        ("approx. ", '~'),
        ("around ", '~'),
        ("about ", '~'),
        ("ca. ", '~'),
        ("ca ", '~'),
        ("c. ", '~'),
        ("apie ", '~'),
        ("около ", '~'),
        ("каля ", '~'),
        ("близько ", '~'),
        ("probably ", '?'),
        ("possibly ", '?'),
        ("perhaps ", '?'),
    ];
    const SIGNS: [char; 3] = ['~', '?', '%'];
    let lower = text.to_lowercase();
    let (mut bare, mut found) = (lower.as_str(), Vec::new());
    while let Some((rest, sign)) = WORDS.iter().find_map(|(word, sign)| Some((bare.strip_prefix(word)?, *sign))) {
        bare = rest;
        found.push(sign);
    }
    let mut digits = 0;
    for c in bare.chars() {
        if c == '?' && matches!(digits, 1 | 3) {
            return None;
        }
        digits = if c.is_ascii_digit() { digits + 1 } else { 0 };
    }
    found.extend(bare.chars().filter(|c| SIGNS.contains(c)));
    let bare: String = bare.replace("(?)", "?").chars().filter(|c| !SIGNS.contains(c)).collect();
    let (about, uncertain) = (found.iter().any(|c| *c != '?'), found.iter().any(|c| *c != '~'));
    let sign = match (about, uncertain) {
        (true, true) => Some('%'),
        (true, false) => Some('~'),
        (false, true) => Some('?'),
        (false, false) => None,
    };
    Some((bare.trim().to_owned(), sign))
}

/// A date with a sign of doubt behind it; a time, which cannot be doubted, goes.
fn doubted(date: &str, sign: Option<char>) -> String {
    match sign {
        Some(sign) => format!("{}{sign}", date.split('T').next().unwrap_or(date)),
        None => date.to_owned(),
    }
}

/// Two dates with something else between them than a slash, or that are themselves in a wrong form.
fn interval(text: &str) -> Option<String> {
    ["/", " to ", " - ", "–", "—"].iter().find_map(|separator| {
        let (start, end) = text.split_once(separator)?;
        Some(format!("{}/{}", one_date(start)?, one_date(end)?))
    })
}

/// The one date that `text` is or may stand for.
fn one_date(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(date) = read(text) {
        return Some(date);
    }
    let (bare, sign) = without_doubt(text)?;
    let candidates: Vec<String> =
        std::iter::once(bare.clone()).chain(reordered(&bare)).map(|candidate| doubted(&candidate, sign)).collect();
    match readable(&candidates).as_slice() {
        &[date] => Some(date),
        _ => None,
    }
}

/// One piece of a date that is written in some other way.
#[derive(Clone, Copy)]
enum Piece {
    /// Four digits.
    Year(u16),
    /// A day or a month: one or two digits.
    Number(u8),
    /// The name of a month.
    Month(u8),
}

/// The pieces of `text` in the order of EDTF, in each way that they can be read. The result may name days that do not exist.
fn reordered(text: &str) -> Vec<String> {
    use Piece::{Month, Number, Year};
    let Some(pieces) = pieces(text) else {
        return Vec::new();
    };
    let month_only = |year, month| vec![format!("{year:04}-{month:02}")];
    let whole = |year, month, day| format!("{year:04}-{month:02}-{day:02}");
    match pieces[..] {
        [Year(year), Number(month) | Month(month)] | [Number(month) | Month(month), Year(year)] => {
            month_only(year, month)
        }
        [Year(year), Number(month) | Month(month), Number(day)]
        | [Year(year), Number(day), Month(month)]
        | [Number(day), Month(month), Year(year)]
        | [Month(month), Number(day), Year(year)] => vec![whole(year, month, day)],
        // Where dots are written, the day comes first.
        [Number(day), Number(month), Year(year)] if text.contains('.') => {
            vec![whole(year, month, day)]
        }
        [Number(one), Number(other), Year(year)] => {
            vec![whole(year, other, one), whole(year, one, other)]
        }
        _ => Vec::new(),
    }
}

/// Takes `text` apart; `None` where a piece is not known, or there are too many to be a date.
fn pieces(text: &str) -> Option<Vec<Piece>> {
    // The basic form of ISO 8601, `20220412`.
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return [&text[..4], &text[4..6], &text[6..]].into_iter().map(piece).collect();
    }
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !matches!(*word, "" | "of" | "the") && weekday_in(word).is_none())
        // One more than fits, so that a long text is seen to be no date.
        .take(4)
        .map(piece)
        .collect()
}

fn piece(word: &str) -> Option<Piece> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let known = match (digits.len(), &word[digits.len()..]) {
        (4, "") => Piece::Year(digits.parse().ok()?),
        (1 | 2, "" | "st" | "nd" | "rd" | "th") => Piece::Number(digits.parse().ok()?),
        _ => Piece::Month(month(word)?),
    };
    Some(known)
}

/// The number of the month with this English name, or these three letters or more of it.
fn month(word: &str) -> Option<u8> {
    if word.len() < 3 {
        return None;
    }
    let begins = |name: &str| name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let at = MONTHS.iter().position(|name| begins(name))?;
    u8::try_from(at + 1).ok()
}
