//! Guessing what was meant by a text that is no date, for the help in its message and for nothing else.

use super::error::MONTHS;
use super::parse::read;
use super::{Date, weekday_in};

/// The dates that `text` may stand for, each once. More than one where its day and month cannot be told apart.
pub(super) fn readings(text: &str) -> Vec<Date> {
    // `2022-xx`, `2022-04-12t13:52z`
    let mut candidates = vec![text.to_ascii_uppercase()];
    candidates.extend(about(text));
    candidates.extend(interval(text));
    candidates.extend(reordered(text));
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

/// `~2022`, `c. 2022`, `about 12 April 2022`: the sign belongs at the end.
fn about(text: &str) -> Option<String> {
    const SIGNS: [(&str, char); 7] =
        [("~", '~'), ("?", '?'), ("%", '%'), ("circa ", '~'), ("ca. ", '~'), ("c. ", '~'), ("about ", '~')];
    let text = text.to_lowercase();
    let (rest, sign) = SIGNS.iter().find_map(|(prefix, sign)| Some((text.strip_prefix(prefix)?, sign)))?;
    Some(format!("{}{sign}", one_date(rest)?))
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
    match (read(text), readable(&reordered(text)).as_slice()) {
        (Ok(date), _) | (Err(_), &[date]) => Some(date),
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
