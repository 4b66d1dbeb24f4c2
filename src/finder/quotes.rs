//! Quotations with their speakers, in the styles of the languages.
//!
//! `“…,” said X`, `„…“, – sakė X`, `«…», — заявил X`, `X said: “…”`, `— …, — сказал X` behind a dash, and one quotation over several paragraphs. Words whose
//! speaker is not named beside them are nobody's here.

use super::people::People;
use super::spans::{self, Span};
use super::verbs;

/// Words of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// The words, without marks.
    pub text: String,
    /// Whose.
    pub speaker: String,
    /// In what capacity, as the text says it.
    pub capacity: Option<String>,
}

/// How far from a quotation its speaker is looked for, in bytes.
const BESIDE: usize = 220;

/// The quotations of a text.
pub(super) fn find(text: &str, language: &str, people: &People<'_>) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let mut last: Option<(String, usize)> = None;
    let mut open: Option<String> = None;
    let paragraphs: Vec<&str> = text.split("\n\n").collect();
    let turns: Vec<Option<(String, &str)>> = paragraphs.iter().map(|paragraph| turn(paragraph, people)).collect();
    let is_transcript = turns.iter().flatten().count() >= LEAST_TURNS;
    for (number, paragraph) in paragraphs.iter().copied().enumerate() {
        if let Some((speaker, words)) = turns[number].as_ref().filter(|_| is_transcript) {
            found.push(Quotation { text: tidy(words), speaker: speaker.clone(), capacity: None });
            continue;
        }
        // A pronoun means who spoke in this paragraph or the one before.
        let spoke = |last: &Option<(String, usize)>| {
            let spoke = last.as_ref().filter(|(_, at)| number - at <= 1).map(|(name, _)| name.clone());
            // Or the only one whom this paragraph names, or the one before.
            spoke
                .or_else(|| people.only_in(paragraph))
                .or_else(|| people.only_in(paragraphs.get(number.checked_sub(1)?)?))
        };
        if let Some((words, speaker)) = behind_dash(paragraph, language, people, spoke(&last).as_deref()) {
            let (speaker, capacity) = speaker;
            last = Some((speaker.clone(), number));
            found.push(Quotation { text: words, speaker, capacity });
            continue;
        }
        let spans = spans::of(paragraph);
        let mut before: Option<usize> = None;
        for (index, span) in spans.iter().enumerate() {
            let inner = &paragraph[span.inner.clone()];
            // The clause that names the speaker may stand within the marks: «Words, — сказал X. — More words».
            let within = within_marks(inner, language, people, spoke(&last).as_deref());
            let (words, inside) = within.map_or((tidy(inner), None), |(words, speaker)| (words, Some(speaker)));
            let continued = if index == 0 && span.outer.start == 0 { open.take() } else { None };
            let words = continued.map_or(words.clone(), |before| format!("{before} {words}"));
            let speaker =
                inside.or_else(|| speaker(paragraph, span, index, &spans, language, people, spoke(&last).as_deref()));
            if span.is_open {
                // Nothing closes it: either the next paragraph goes on with it, or it is no quotation.
                last = speaker.map(|(name, _)| (name, number)).or(last);
                open = Some(words);
                continue;
            }
            let Some((speaker, capacity)) = speaker else {
                before = None;
                continue;
            };
            // “…,” said X, “…”: with nothing but that between them, both are one.
            let joined = before.filter(|_| is_clause(paragraph, (&spans[index - 1], span), language));
            if let Some(quote) = joined.and_then(|at| found.get_mut(at)).filter(|quote| quote.speaker == speaker) {
                let clause = &paragraph[spans[index - 1].outer.end..span.outer.start];
                quote.text = joined_words(&quote.text, clause, &words);
                continue;
            }
            if spans::is_speech(&words) || opens_clause(paragraph, index, &spans, language) {
                last = Some((speaker.clone(), number));
                before = Some(found.len());
                found.push(Quotation { text: words, speaker, capacity });
            }
        }
        if !spans.iter().any(|span| span.is_open) {
            open = None;
        }
    }
    found.retain(|quote| spans::is_speech(&quote.text));
    found
}

/// From how many turns on a conversation is a transcript.
const LEAST_TURNS: usize = 3;

/// A turn of a conversation that is written down as one: who speaks, and what.
fn turn<'t>(paragraph: &'t str, people: &People<'_>) -> Option<(String, &'t str)> {
    let (label, words) = paragraph.split_once(": ")?;
    let is_label = label.split(' ').count() <= 4 && label.starts_with(char::is_uppercase);
    let speaker = people.labelled(label).filter(|_| is_label)?;
    Some((speaker, words))
}

/// Whether what stands between two pieces is a clause that names a speaker, and nothing else.
fn is_clause(paragraph: &str, (one, other): (&Span, &Span), language: &str) -> bool {
    let between = &paragraph[one.outer.end..other.outer.start];
    // The marks of a name or a title stand within a sentence: neither ends with a sign.
    let signs = [',', '.', '!', '?', '…', '—', '–', '-'];
    if !between.trim_end().ends_with(signs) && !between.trim_end().ends_with(':') {
        return false;
    }
    if !between.trim_start().starts_with(signs) && !paragraph[one.inner.clone()].trim_end().ends_with(signs) {
        return false;
    }
    let clause = between.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '—' | '–' | '-' | ':'));
    let is_one = !clause.contains(['.', '!', '?', ';']) && clause.split_whitespace().count() <= 20;
    is_one && (verbs::strip(clause, language).is_some() || verbs::split_last(clause, language).is_some())
}

/// Whether a short piece goes on behind a clause: “The army,” said X, “will not cross the border.”
fn opens_clause(paragraph: &str, index: usize, spans: &[Span], language: &str) -> bool {
    let next = spans.get(index + 1);
    next.is_some_and(|next| is_clause(paragraph, (&spans[index], next), language))
}

/// Words around a clause between dashes that names their speaker.
fn within_marks(inner: &str, language: &str, people: &People<'_>, last: Option<&str>) -> Option<(String, Speaker)> {
    for (at, dash) in [" — ", " – ", " - "].iter().flat_map(|dash| inner.match_indices(dash)) {
        let behind = &inner[at + dash.len()..];
        let Some(rest) = verbs::strip(behind, language) else { continue };
        let end = [" — ", " – ", " - "].iter().filter_map(|dash| behind.find(dash)).min();
        let clause =
            &rest[..rest.len().min(end.map_or(rest.len(), |end| end.saturating_sub(behind.len() - rest.len())))];
        // A verb alone is of whoever spoke before.
        let before = last.filter(|_| !clause.contains(char::is_uppercase)).map(|last| (last.to_owned(), None));
        let Some(speaker) = people.first_in(without_reflexive(clause), last).or(before) else { continue };
        let more = end.map_or("", |end| behind[end..].trim_start_matches([' ', '—', '–', '-']));
        return Some((joined_words(&tidy(&inner[..at]), clause, &tidy(more)), speaker));
    }
    None
}

type Speaker = (String, Option<String>);

/// Who said the words of a span: named behind it, before it, or beside the piece before.
fn speaker(
    paragraph: &str,
    span: &Span,
    index: usize,
    spans: &[Span],
    language: &str,
    people: &People<'_>,
    last: Option<&str>,
) -> Option<Speaker> {
    let end = spans.get(index + 1).map_or(paragraph.len(), |next| next.outer.start);
    let behind = &paragraph[span.outer.end..end];
    let behind = &behind[..behind.floor_char_boundary(BESIDE)];
    if let Some(found) = behind_words(behind, language, people, last) {
        return Some(found);
    }
    let start = index.checked_sub(1).map_or(0, |before| spans[before].outer.end);
    let before = &paragraph[start..span.outer.start];
    let before = &before[before.ceil_char_boundary(before.len().saturating_sub(BESIDE))..];
    if let Some(found) = before_words(before, language, people, last) {
        return Some(found);
    }
    // “…,” said X. “…”
    let goes_on = index > 0 && spans::is_speech(&paragraph[spans[index - 1].inner.clone()]) && before.len() < BESIDE;
    if goes_on { behind_words(before, language, people, last) } else { None }
}

/// `, said X`; `, – sakė X`; `, X said`.
fn behind_words(behind: &str, language: &str, people: &People<'_>, last: Option<&str>) -> Option<Speaker> {
    let clause =
        behind.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '—' | '–' | '-' | '!' | '?'));
    // A full stop behind the marks ends what belongs to them.
    if behind.trim_start().starts_with('.') && !behind.trim_start_matches(['.', ' ']).starts_with(['—', '–', '-']) {
        return None;
    }
    if let Some(rest) = verbs::strip(clause, language) {
        return people.first_in(without_reflexive(rest), last);
    }
    let sentence = clause.split(['.', '!', '?', ';']).next()?;
    let (subject, rest) = verbs::split_last(sentence, language)?;
    // “…”, – after the session said X.
    let is_beside = behind.trim_start().starts_with([',', '—', '–', '-']);
    if is_beside && !subject.contains(char::is_uppercase) && subject.split_whitespace().count() <= 6 {
        let found = people.first_in(without_reflexive(rest), last);
        if found.is_some() {
            return found;
        }
    }
    let is_short = subject.split_whitespace().count() <= 6 && !subject.contains(',');
    let (name, capacity) = people.first_in(subject, last).filter(|_| is_short && !subject.trim().is_empty())?;
    Some((name, capacity))
}

/// `X said: `; `X заявил, что `; `According to X, `.
fn before_words(before: &str, language: &str, people: &People<'_>, last: Option<&str>) -> Option<Speaker> {
    let lead = before.trim_end();
    let sentence = last_sentence(lead);
    let (subject, rest) = verbs::split_last(sentence, language)?;
    let rest_is_short = rest.split_whitespace().count() <= 20;
    let subject = subject.trim_end();
    // An aside between the name and the verb says in what capacity: “X, an analyst at Y, said:”
    let named = |part: &str| people.last_in(part.trim(), last).map(|name| (name, None));
    let found = match subject.strip_suffix(',') {
        // “Her lawyer, X, said”; “X, her lawyer, said”.
        Some(subject) => {
            let (in_front, aside) = subject.rsplit_once(',').unwrap_or((subject, ""));
            named(aside).or_else(|| named(in_front))
        }
        None => named(subject),
    };
    found.or_else(|| people.first_in(without_reflexive(rest), last)).filter(|_| rest_is_short)
}

/// The last sentence of a text that breaks off. A full stop behind an initial ends none.
fn last_sentence(text: &str) -> &str {
    let ends = text.char_indices().rev().filter(|(_, c)| matches!(c, '.' | '!' | '?' | '”' | '“' | '»'));
    let is_initial = |at: usize| {
        let mut before = text[..at].chars().rev();
        before.next().is_some_and(char::is_uppercase) && !before.next().is_some_and(char::is_alphanumeric)
    };
    let mut ends = ends.filter(|(at, c)| *c != '.' || !is_initial(*at));
    ends.next().map_or(text, |(at, c)| &text[at + c.len_utf8()..]).trim_start()
}

/// Speech behind a dash: `— Words, — said X. — More words.`
fn behind_dash(paragraph: &str, language: &str, people: &People<'_>, last: Option<&str>) -> Option<(String, Speaker)> {
    let rest = paragraph.strip_prefix(['—', '–'])?.trim_start();
    within_marks(rest, language, people, last).filter(|(words, _)| spans::is_speech(words))
}

/// What stands behind a verb, without the words that may come between it and the subject.
fn without_reflexive(rest: &str) -> &str {
    let rest = rest.trim_start();
    ["that ", "sich ", "się ", "тогда ", "также ", "також ", "hinzu ", "auch "]
        .iter()
        .find_map(|word| rest.strip_prefix(*word))
        .unwrap_or(rest)
}

/// Two parts of a quotation as one; a clause between them that ends with a full stop ends a sentence of theirs.
fn joined_words(one: &str, clause: &str, other: &str) -> String {
    let ends = clause.trim_end_matches([' ', '—', '–', '-']).ends_with('.') && !one.ends_with(['.', '!', '?', '…']);
    let stop = if ends && !other.is_empty() { "." } else { "" };
    format!("{one}{stop} {other}").trim_end().to_owned()
}

/// The words without what belongs to the sentence around them.
fn tidy(words: &str) -> String {
    let words = words.trim().trim_end_matches(',').trim();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
