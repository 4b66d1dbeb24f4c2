//! Where a text says whose report it repeats: “as reported by Delfi”, “по данным Интерфакса”. That is no mention of the organisation: it says nothing
//! of it, as the source of a note says nothing of it.

use std::ops::Range;

use super::Context;
use super::line::Line;
use crate::dossier::EntityId;
use crate::text::fold;

/// What stands in front of a source, in any case form of its name.
const BEFORE: [(&str, &[&str]); 9] = [
    ("en", &["according to", "reported by"]),
    ("lt", &["pasak", "anot"]),
    ("ru", &["по данным", "по информации", "по сообщению", "по сообщениям", "согласно", "со ссылкой на"]),
    ("uk", &["за даними", "за інформацією", "за повідомленням", "згідно з", "з посиланням на"]),
    ("be", &["паводле", "паводле звестак", "паводле інфармацыі", "па звестках", "са спасылкай на"]),
    ("pl", &["według", "zdaniem", "powołując się na"]),
    ("de", &["laut", "nach angaben von", "nach angaben der", "nach angaben des", "unter berufung auf"]),
    ("fr", &["selon", "d après"]),
    ("es", &["según", "de acuerdo con"]),
];

/// Verbs in front of the source that does the reporting; behind them, a different form of a name is the one who hears it.
const VERBS: [(&str, &[&str]); 8] = [
    ("lt", &["praneša", "pranešė", "skelbia", "paskelbė", "rašo", "rašė"]),
    ("ru", &["сообщает", "сообщил", "сообщила", "сообщило", "сообщили", "передает", "передал", "пишет"]),
    ("uk", &["повідомляє", "повідомив", "повідомила", "повідомило", "передає", "пише"]),
    ("be", &["паведамляе", "паведаміў", "паведаміла", "перадае", "піша"]),
    ("pl", &["podaje", "podał", "podała", "informuje", "poinformował", "poinformowała", "donosi", "pisze"]),
    ("de", &["berichtet", "berichtete", "meldet", "meldete"]),
    ("fr", &["rapporte", "a rapporté", "indique", "a indiqué"]),
    ("es", &["informa", "informó", "reporta", "reportó"]),
];

/// What stands behind a source.
const BEHIND: [(&str, &[&str]); 3] = [
    ("en", &["reported", "reports"]),
    ("lt", &["duomenimis", "žiniomis", "pranešimu", "teigimu"]),
    ("de", &["zufolge", "berichtet", "berichtete", "meldet", "meldete"]),
];

/// What may stand between those words and the name: articles, and what sort of source it is.
const SORTS: &str = "the news agency newspaper magazine portal channel broadcaster der die das dem den zeitung agentur nachrichtenagentur l agence le la \
    les journal el agencia diario portalas agentūra naujienų dienraštis агентство агентства агентству газета газеты газета агенція агенції агентства \
    газети видання издание издания портал портала порталу агенцтва агенцтва газеты выданне agencja agencji gazeta gazety portalu";

/// Whether the organisation that is named by these words is there as the source of what is said.
pub(super) fn is_source(context: &Context<'_>, line: &Line<'_>, organisation: EntityId, words: &Range<usize>) -> bool {
    let entity = context.dossier.entity(organisation);
    let aliases = entity.profile.iter().flat_map(|entry| &entry.common.aliases);
    let written = fold(line.text(words));
    let is_own_form = aliases.chain([&entity.name]).any(|name| fold(name) == written);
    let before = before(line, words.start);
    let ends = |phrases: &[&str]| phrases.iter().any(|phrase| ends_with(&before, phrase));
    ends(of(&BEFORE, line))
        || (is_own_form && ends(of(&VERBS, line)))
        || is_source_by_what_follows(line, words, &before)
}

/// The phrases of the language of a text.
fn of(table: &[(&str, &'static [&'static str])], line: &Line<'_>) -> &'static [&'static str] {
    table.iter().find(|(language, _)| *language == line.lexicon.language).map_or(&[], |(_, phrases)| *phrases)
}

/// The words in front of a name, folded, without those that say what sort of source it is.
fn before(line: &Line<'_>, start: usize) -> String {
    /// More words than a phrase has, and stand between it and a name.
    const MOST: usize = 6;
    let mut words: Vec<String> =
        line.words[start.saturating_sub(MOST)..start].iter().map(|word| fold(word.text)).collect();
    while words.last().is_some_and(|last| SORTS.split_whitespace().any(|sort| fold(sort) == *last)) {
        words.pop();
    }
    words.join(" ")
}

/// Whether words end with a phrase.
fn ends_with(words: &str, phrase: &str) -> bool {
    words.strip_suffix(&*fold(phrase)).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
}

/// “Delfi duomenimis”, “wie Delfi berichtet”, and “…, Delfi reported.” at the end of a sentence.
fn is_source_by_what_follows(line: &Line<'_>, words: &Range<usize>, before: &str) -> bool {
    let phrases = of(&BEHIND, line);
    let Some(next) = line.words.get(words.end).filter(|next| phrases.iter().any(|it| fold(it) == fold(next.text)))
    else {
        return false;
    };
    match &*line.lexicon.language {
        "en" => is_clause(line, words.start, next.range.end),
        "de" => fold(next.text) == "zufolge" || ends_with(before, "wie"),
        _ => true,
    }
}

/// Whether a clause of its own begins with a word, behind a comma, and ends at a byte.
fn is_clause(line: &Line<'_>, first: usize, end: usize) -> bool {
    let text = &line.run.text;
    let before = text[..line.words[first].range.start].trim_end().trim_end_matches(['"', '”', '’']);
    let behind = &text[end..];
    before.ends_with(',') && (behind.is_empty() || behind.starts_with(['.', ',', ';']))
}
